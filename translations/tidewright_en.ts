<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DeedText</name>
    <message numerus="yes">
        <source>The unfinished run was rolled back. %n record(s) have changed since the run wrote them and stay as they are.</source>
        <translation>
            <numerusform>The unfinished run was rolled back. %n record has changed since the run wrote it and stays as it is.</numerusform>
            <numerusform>The unfinished run was rolled back. %n records have changed since the run wrote them and stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The run was taken back. %n record(s) have changed since it wrote them and stay as they are.</source>
        <translation>
            <numerusform>The run was taken back. %n record has changed since it wrote it and stays as it is.</numerusform>
            <numerusform>The run was taken back. %n records have changed since it wrote them and stay as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TwoWay</name>
    <message numerus="yes">
        <source>%n record(s) changed again each time they were to be written. They were left as they are.</source>
        <translation>
            <numerusform>%n record changed again each time it was to be written. It was left as it is.</numerusform>
            <numerusform>%n records changed again each time they were to be written. They were left as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::ChangesPage</name>
    <message numerus="yes">
        <source>%Ln add(s)</source>
        <translation>
            <numerusform>%Ln add</numerusform>
            <numerusform>%Ln adds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln update(s)</source>
        <translation>
            <numerusform>%Ln update</numerusform>
            <numerusform>%Ln updates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln delete(s)</source>
        <translation>
            <numerusform>%Ln delete</numerusform>
            <numerusform>%Ln deletes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reject(s)</source>
        <translation>
            <numerusform>%Ln reject</numerusform>
            <numerusform>%Ln rejects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) unchanged</source>
        <translation>
            <numerusform>%Ln row unchanged</numerusform>
            <numerusform>%Ln rows unchanged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln conflict(s)</source>
        <translation>
            <numerusform>%Ln conflict</numerusform>
            <numerusform>%Ln conflicts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) synced.</source>
        <translation>
            <numerusform>%Ln row synced.</numerusform>
            <numerusform>%Ln rows synced.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln alike already.</source>
        <translation>
            <numerusform>%Ln alike already.</numerusform>
            <numerusform>%Ln alike already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed since the preview and left alone.</source>
        <translation>
            <numerusform>%Ln changed since the preview and left alone.</numerusform>
            <numerusform>%Ln changed since the preview and left alone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left alone.</source>
        <translation>
            <numerusform>%Ln left alone.</numerusform>
            <numerusform>%Ln left alone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in conflict, to be decided.</source>
        <translation>
            <numerusform>%Ln in conflict, to be decided.</numerusform>
            <numerusform>%Ln in conflict, to be decided.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected; see the rejected rows.</source>
        <translation>
            <numerusform>%Ln rejected; see the rejected rows.</numerusform>
            <numerusform>%Ln rejected; see the rejected rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not written.</source>
        <translation>
            <numerusform>%Ln not written.</numerusform>
            <numerusform>%Ln not written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sync %Ln row(s)…</source>
        <translation>
            <numerusform>Sync %Ln row…</numerusform>
            <numerusform>Sync %Ln rows…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sync %Ln row(s)</source>
        <translation>
            <numerusform>Sync %Ln row</numerusform>
            <numerusform>Sync %Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::ChosenDialog</name>
    <message numerus="yes">
        <source>%Ln row(s) of %1</source>
        <translation>
            <numerusform>%Ln row of %1</numerusform>
            <numerusform>%Ln rows of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) added to %1</source>
        <translation>
            <numerusform>%Ln row added to %1</numerusform>
            <numerusform>%Ln rows added to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) updated in %1</source>
        <translation>
            <numerusform>%Ln row updated in %1</numerusform>
            <numerusform>%Ln rows updated in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sync exactly %Ln row(s)?</source>
        <translation>
            <numerusform>Sync exactly %Ln row?</numerusform>
            <numerusform>Sync exactly %Ln rows?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sync %Ln row(s)</source>
        <translation>
            <numerusform>Sync %Ln row</numerusform>
            <numerusform>Sync %Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::ConflictListModel</name>
    <message numerus="yes">
        <source>Created on both sides, %Ln field(s)</source>
        <translation>
            <numerusform>Created on both sides, %Ln field</numerusform>
            <numerusform>Created on both sides, %Ln fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln field(s)</source>
        <translation>
            <numerusform>%Ln field</numerusform>
            <numerusform>%Ln fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::ConsoleStatusBar</name>
    <message numerus="yes">
        <source>%Ln running</source>
        <translation>
            <numerusform>%Ln running</numerusform>
            <numerusform>%Ln running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln worker(s) busy</source>
        <translation>
            <numerusform>%1 of %Ln worker busy</numerusform>
            <numerusform>%1 of %Ln workers busy</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::ForceFullDialog</name>
    <message numerus="yes">
        <source>%Ln row(s) are equal already</source>
        <translation>
            <numerusform>%Ln row is equal already</numerusform>
            <numerusform>%Ln rows are equal already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) would be deleted, more than the safety limit of %1</source>
        <translation>
            <numerusform>%Ln row would be deleted, more than the safety limit of %1</numerusform>
            <numerusform>%Ln rows would be deleted, more than the safety limit of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read and sync %Ln row(s)</source>
        <translation>
            <numerusform>Read and sync %Ln row</numerusform>
            <numerusform>Read and sync %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other run(s) active, starts when a worker is free</source>
        <translation>
            <numerusform>%Ln other run active, starts when a worker is free</numerusform>
            <numerusform>%Ln other runs active, starts when a worker is free</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::ForceFullText</name>
    <message numerus="yes">
        <source>Read every row of %Ln content type(s) again?</source>
        <translation>
            <numerusform>Read every row of %Ln content type again?</numerusform>
            <numerusform>Read every row of %Ln content types again?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::HistoryPage</name>
    <message numerus="yes">
        <source>%Ln row(s) taken back.</source>
        <translation>
            <numerusform>%Ln row taken back.</numerusform>
            <numerusform>%Ln rows taken back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::MainWindow</name>
    <message numerus="yes">
        <source>%Ln run(s) were interrupted.</source>
        <translation>
            <numerusform>%Ln run was interrupted.</numerusform>
            <numerusform>%Ln runs were interrupted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sync %Ln content type(s) with the system that their connection leads to now?</source>
        <translation>
            <numerusform>Sync %Ln content type with the system that its connection leads to now?</numerusform>
            <numerusform>Sync %Ln content types with the system that their connection leads to now?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::OverviewPage</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) changed at the source</source>
        <translation>
            <numerusform>%Ln row changed at the source</numerusform>
            <numerusform>%Ln rows changed at the source</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) read</source>
        <translation>
            <numerusform>%Ln row read</numerusform>
            <numerusform>%Ln rows read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::ProblemPage</name>
    <message numerus="yes">
        <source>Show all %Ln row(s)…</source>
        <translation>
            <numerusform>Show %Ln row…</numerusform>
            <numerusform>Show all %Ln rows…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::ProblemText</name>
    <message numerus="yes">
        <source>%Ln row(s) read</source>
        <translation>
            <numerusform>%Ln row read</numerusform>
            <numerusform>%Ln rows read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) written to %1</source>
        <translation>
            <numerusform>%Ln row written to %1</numerusform>
            <numerusform>%Ln rows written to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) deleted from %1</source>
        <translation>
            <numerusform>%Ln row deleted from %1</numerusform>
            <numerusform>%Ln rows deleted from %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) of %1 were rejected</source>
        <translation>
            <numerusform>%Ln row of %1 was rejected</numerusform>
            <numerusform>%Ln rows of %1 were rejected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::RecordHeader</name>
    <message numerus="yes">
        <source>Created on both sides with %Ln other field(s)</source>
        <translation>
            <numerusform>Created on both sides with %Ln other field</numerusform>
            <numerusform>Created on both sides with %Ln other fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln field(s) changed on both sides</source>
        <translation>
            <numerusform>%Ln field changed on both sides</numerusform>
            <numerusform>%Ln fields changed on both sides</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln merged for you</source>
        <translation>
            <numerusform>%Ln merged for you</numerusform>
            <numerusform>%Ln merged for you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::RejectedDialog</name>
    <message numerus="yes">
        <source>%Ln row(s) of %1 were rejected</source>
        <translation>
            <numerusform>%Ln row of %1 was rejected</numerusform>
            <numerusform>%Ln rows of %1 were rejected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::ReviewModel</name>
    <message numerus="yes">
        <source>%Ln field(s) are equal on both sides and are hidden</source>
        <translation>
            <numerusform>%Ln field is equal on both sides and is hidden</numerusform>
            <numerusform>%Ln fields are equal on both sides and are hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln field(s) are equal on both sides</source>
        <translation>
            <numerusform>%Ln field is equal on both sides</numerusform>
            <numerusform>%Ln fields are equal on both sides</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::ReviewSession</name>
    <message numerus="yes">
        <source>Apply %Ln record(s)</source>
        <translation>
            <numerusform>Apply %Ln record</numerusform>
            <numerusform>Apply %Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decide %Ln record(s) alike</source>
        <translation>
            <numerusform>Decide %Ln record alike</numerusform>
            <numerusform>Decide %Ln records alike</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln field(s), %1 decided</source>
        <translation>
            <numerusform>%Ln field, %1 decided</numerusform>
            <numerusform>%Ln fields, %1 decided</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::ReviewWindow</name>
    <message numerus="yes">
        <source>%Ln job(s)</source>
        <translation>
            <numerusform>%Ln job</numerusform>
            <numerusform>%Ln jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Both sides agree in all %Ln content type(s).</source>
        <translation>
            <numerusform>Both sides agree in the %Ln content type.</numerusform>
            <numerusform>Both sides agree in all %Ln content types.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) are decided in part or completely and not applied.</source>
        <translation>
            <numerusform>%Ln record is decided in part or completely and not applied.</numerusform>
            <numerusform>%Ln records are decided in part or completely and not applied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln field(s) left to decide</source>
        <translation>
            <numerusform>%Ln field left to decide</numerusform>
            <numerusform>%Ln fields left to decide</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::RollbackDialog</name>
    <message numerus="yes">
        <source>Undo %Ln unfinished run(s)?</source>
        <translation>
            <numerusform>Undo %Ln unfinished run?</numerusform>
            <numerusform>Undo %Ln unfinished runs?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Roll back %Ln run(s)</source>
        <translation>
            <numerusform>Roll back %Ln run</numerusform>
            <numerusform>Roll back %Ln runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) that the run wrote are taken out of the target again</source>
        <translation>
            <numerusform>%Ln row that the run wrote is taken out of the target again</numerusform>
            <numerusform>%Ln rows that the run wrote are taken out of the target again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) that were read and kept beside the target are thrown away</source>
        <translation>
            <numerusform>%Ln row that was read and kept beside the target is thrown away</numerusform>
            <numerusform>%Ln rows that were read and kept beside the target are thrown away</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::RunChart</name>
    <message numerus="yes">
        <source>%Ln completed</source>
        <translation>
            <numerusform>%Ln completed</numerusform>
            <numerusform>%Ln completed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stopped</source>
        <translation>
            <numerusform>%Ln stopped</numerusform>
            <numerusform>%Ln stopped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln running</source>
        <translation>
            <numerusform>%Ln running</numerusform>
            <numerusform>%Ln running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) ago, %1</source>
        <translation>
            <numerusform>%Ln run ago, %1</numerusform>
            <numerusform>%Ln runs ago, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::RunText</name>
    <message numerus="yes">
        <source>%Ln created</source>
        <translation>
            <numerusform>%Ln created</numerusform>
            <numerusform>%Ln created</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln updated</source>
        <translation>
            <numerusform>%Ln updated</numerusform>
            <numerusform>%Ln updated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deleted</source>
        <translation>
            <numerusform>%Ln deleted</numerusform>
            <numerusform>%Ln deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected</source>
        <translation>
            <numerusform>%Ln rejected</numerusform>
            <numerusform>%Ln rejected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::RunsModel</name>
    <message numerus="yes">
        <source>%Ln completed run(s), %1 back to %2</source>
        <translation>
            <numerusform>%Ln completed run, %1 back to %2</numerusform>
            <numerusform>%Ln completed runs, %1 back to %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::SidebarModel</name>
    <message numerus="yes">
        <source>%1, %Ln content type(s)</source>
        <translation>
            <numerusform>%1, %Ln content type</numerusform>
            <numerusform>%1, %Ln content types</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln running</source>
        <translation>
            <numerusform>%Ln running</numerusform>
            <numerusform>%Ln running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with conflicts</source>
        <translation>
            <numerusform>%Ln with conflicts</numerusform>
            <numerusform>%Ln with conflicts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln interrupted, can resume</source>
        <translation>
            <numerusform>%Ln interrupted, can resume</numerusform>
            <numerusform>%Ln interrupted, can resume</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with changes</source>
        <translation>
            <numerusform>%Ln with changes</numerusform>
            <numerusform>%Ln with changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln never synced</source>
        <translation>
            <numerusform>%Ln never synced</numerusform>
            <numerusform>%Ln never synced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::SimilarDialog</name>
    <message numerus="yes">
        <source>Decide in %Ln record(s)</source>
        <translation>
            <numerusform>Decide in %Ln record</numerusform>
            <numerusform>Decide in %Ln records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::TypeText</name>
    <message numerus="yes">
        <source>target rejected %Ln row(s)</source>
        <translation>
            <numerusform>target rejected %Ln row</numerusform>
            <numerusform>target rejected %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries changed on both sides</source>
        <translation>
            <numerusform>%Ln entry changed on both sides</numerusform>
            <numerusform>%Ln entries changed on both sides</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) rejected</source>
        <translation>
            <numerusform>%Ln row rejected</numerusform>
            <numerusform>%Ln rows rejected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed at the source</source>
        <translation>
            <numerusform>%Ln changed at the source</numerusform>
            <numerusform>%Ln changed at the source</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) changed in its folder</source>
        <translation>
            <numerusform>%Ln file changed in its folder</numerusform>
            <numerusform>%Ln files changed in its folder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::TypesModel</name>
    <message numerus="yes">
        <source>Job %1, %Ln content type(s), %2</source>
        <translation>
            <numerusform>Job %1, %Ln content type, %2</numerusform>
            <numerusform>Job %1, %Ln content types, %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln detected</source>
        <translation>
            <numerusform>%Ln detected</numerusform>
            <numerusform>%Ln detected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::TypesProxy</name>
    <message numerus="yes">
        <source>%Ln detected</source>
        <translation>
            <numerusform>%Ln detected</numerusform>
            <numerusform>%Ln detected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::UndoRunDialog</name>
    <message numerus="yes">
        <source>%Ln row(s) that it added to %1 are deleted</source>
        <translation>
            <numerusform>%Ln row that it added to %1 is deleted</numerusform>
            <numerusform>%Ln rows that it added to %1 are deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) that it updated in %1 get their old values</source>
        <translation>
            <numerusform>%Ln row that it updated in %1 gets its old values</numerusform>
            <numerusform>%Ln rows that it updated in %1 get their old values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) that it deleted from %1 are there again</source>
        <translation>
            <numerusform>%Ln row that it deleted from %1 is there again</numerusform>
            <numerusform>%Ln rows that it deleted from %1 are there again</numerusform>
        </translation>
    </message>
</context>
</TS>
