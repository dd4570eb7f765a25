<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CloseDialog</name>
    <message numerus="yes">
        <source>%n job(s) are still going on</source>
        <translation>
            <numerusform>%n job is still going on</numerusform>
            <numerusform>%n jobs are still going on</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NavButton</name>
    <message numerus="yes">
        <source>%n going on</source>
        <translation>
            <numerusform>%n going on</numerusform>
            <numerusform>%n going on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReceivedPage</name>
    <message numerus="yes">
        <source>%n letter(s), in the order of their arrival, newest first</source>
        <translation>
            <numerusform>%n letter</numerusform>
            <numerusform>%n letters, in the order of their arrival, newest first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rescuing</name>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s)</source>
        <translation>
            <numerusform>%n recipient</numerusform>
            <numerusform>%n recipients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) may have been sent since then.</source>
        <translation>
            <numerusform>%n message may have been sent since then.</numerusform>
            <numerusform>%n messages may have been sent since then.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>%n job(s) going on</source>
        <translation>
            <numerusform>%n job going on</numerusform>
            <numerusform>%n jobs going on</numerusform>
        </translation>
    </message>
</context>
</TS>
