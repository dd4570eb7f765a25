"""MailTool: personalised e-mail from spreadsheets, every row accounted for."""

__version__ = "0.1.0"
