<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>heterosis::BreedingRoom</name>
    <message numerus="yes">
        <source>The run waits for you: %n verdict(s) in a blind tasting [B]. It goes on after that.</source>
        <translation>
            <numerusform>The run waits for you: %n verdict in a blind tasting [B]. It goes on after that.</numerusform>
            <numerusform>The run waits for you: %n verdicts in a blind tasting [B]. It goes on after that.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heterosis::BreedingView</name>
    <message numerus="yes">
        <source>%n individual(s)</source>
        <translation>
            <numerusform>%n individual</numerusform>
            <numerusform>%n individuals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heterosis::DataPage</name>
    <message numerus="yes">
        <source>%n row(s) are learned</source>
        <translation>
            <numerusform>%n row is learned</numerusform>
            <numerusform>%n rows are learned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>measured on %n row(s) of the other file</source>
        <translation>
            <numerusform>measured on %n row of the other file</numerusform>
            <numerusform>measured on %n rows of the other file</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are held back for measuring</source>
        <translation>
            <numerusform>%n is held back for measuring</numerusform>
            <numerusform>%n are held back for measuring</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were set aside</source>
        <translation>
            <numerusform>%n was set aside</numerusform>
            <numerusform>%n were set aside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n say what an earlier row says</source>
        <translation>
            <numerusform>%n says what an earlier row says</numerusform>
            <numerusform>%n say what earlier rows say</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set aside: %n row(s)</source>
        <translation>
            <numerusform>Set aside: %n row</numerusform>
            <numerusform>Set aside: %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heterosis::ExportDialog</name>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>%n second left</numerusform>
            <numerusform>%n seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>%n minute left</numerusform>
            <numerusform>%n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Written: %1, %n file(s), %2.</source>
        <translation>
            <numerusform>Written: %1, %n file, %2.</numerusform>
            <numerusform>Written: %1, %n files, %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heterosis::OpenDialog</name>
    <message numerus="yes">
        <source>%1 · %n layer(s) · width %2 · %3 genes</source>
        <translation>
            <numerusform>%1 · %n layer · width %2 · %3 genes</numerusform>
            <numerusform>%1 · %n layers · width %2 · %3 genes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heterosis::ParentCard</name>
    <message numerus="yes">
        <source>%1
%n layer(s), width %2, %3 heads, context %4, vocabulary %5</source>
        <translation>
            <numerusform>%1
%n layer, width %2, %3 heads, context %4, vocabulary %5</numerusform>
            <numerusform>%1
%n layers, width %2, %3 heads, context %4, vocabulary %5</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heterosis::SpeechPane</name>
    <message numerus="yes">
        <source>stopped after %n token(s), as set</source>
        <translation>
            <numerusform>stopped after %n token, as set</numerusform>
            <numerusform>stopped after %n tokens, as set</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the context is full: stopped after %n token(s)</source>
        <translation>
            <numerusform>the context is full: stopped after %n token</numerusform>
            <numerusform>the context is full: stopped after %n tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heterosis::TastingDialog</name>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>heterosis::TeachPanel</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
</context>
</TS>
