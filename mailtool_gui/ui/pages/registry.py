"""The pages of the window: one line each."""

from __future__ import annotations

from mailtool_gui.ui.pages.accounts import AccountsPage
from mailtool_gui.ui.pages.jobs import JobsPage
from mailtool_gui.ui.pages.page import Page
from mailtool_gui.ui.pages.send import SendPage

PAGES: tuple[type[Page], ...] = (SendPage, JobsPage, AccountsPage)
