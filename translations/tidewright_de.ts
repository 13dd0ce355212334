<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AtomicRun</name>
    <message>
        <source>Its records are written, but its state is as before: the content types of this job were to end together, and %1 failed.</source>
        <translation>Seine Datensätze sind geschrieben, aber sein Zustand ist wie zuvor: Die Inhaltstypen dieses Jobs sollten zusammen enden, und %1 ist gescheitert.</translation>
    </message>
    <message>
        <source>Put right what stopped %1, then sync again: this one goes on from its checkpoint.</source>
        <translation>Beheben Sie, was %1 aufgehalten hat, und synchronisieren Sie erneut: Dieser geht von seinem Haltepunkt aus weiter.</translation>
    </message>
</context>
<context>
    <name>AttemptText</name>
    <message>
        <source>The run was interrupted: its process ended before it did. What it had committed stayed.</source>
        <translation>Der Lauf wurde unterbrochen: Sein Prozess endete vor ihm. Was er festgeschrieben hatte, blieb.</translation>
    </message>
</context>
<context>
    <name>CheckpointText</name>
    <message>
        <source>The checkpoint of an unfinished run cannot be read. Nothing was changed.</source>
        <translation>Der Prüfpunkt (Checkpoint) eines unvollendeten Laufs ist nicht lesbar. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Roll the run back, or start a full run, which needs no checkpoint.</source>
        <translation>Den Lauf zurückrollen oder einen vollständigen Lauf starten, der keinen Prüfpunkt braucht.</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>The keys of the two sides sort differently, so the sides cannot be compared. Nothing was changed.</source>
        <translation>Die Schlüssel der beiden Seiten sortieren verschieden, daher lassen sich die Seiten nicht vergleichen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Give the key fields the same type at both sides.</source>
        <translation>Den Schlüsselfeldern auf beiden Seiten denselben Typ geben.</translation>
    </message>
    <message>
        <source>The record has no value in the key field “%1”, so it cannot be found again. It was left as it is.</source>
        <translation>Der Datensatz hat keinen Wert im Schlüsselfeld „%1“ und kann darum nicht wiedergefunden werden. Er blieb, wie er ist.</translation>
    </message>
    <message>
        <source>Give it a value there, or name other fields in &quot;primaryKey&quot;.</source>
        <translation>Geben Sie ihm dort einen Wert, oder nennen Sie andere Felder in &quot;primaryKey&quot;.</translation>
    </message>
    <message>
        <source>“%1” has more than one record with %2 = %3, so that is no key. The sides were not compared and nothing was changed.</source>
        <translation>„%1“ hat mehr als einen Datensatz mit %2 = %3, das ist also kein Schlüssel. Die Seiten wurden nicht verglichen, nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Remove the records that are there twice, or name fields in &quot;primaryKey&quot; that together tell every record apart.</source>
        <translation>Entfernen Sie die doppelten Datensätze, oder nennen Sie in &quot;primaryKey&quot; Felder, die zusammen jeden Datensatz unterscheiden.</translation>
    </message>
</context>
<context>
    <name>Conflict</name>
    <message>
        <source>There is no base to take: the two sides have never agreed about this record. Nothing was written.</source>
        <translation>Es gibt keine Basis zum Übernehmen: Die beiden Seiten waren sich über diesen Datensatz noch nie einig. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Take the local or the remote value.</source>
        <translation>Nehmen Sie den lokalen oder den entfernten Wert.</translation>
    </message>
    <message>
        <source>Which side is newer cannot be told: a time is missing, or both are too close. Nothing was written.</source>
        <translation>Welche Seite neuer ist, lässt sich nicht sagen: Eine Zeit fehlt, oder beide liegen zu nah beieinander. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>That side does not hold the record, so it has no single value to take. Nothing was written.</source>
        <translation>Diese Seite hat den Datensatz nicht, also auch keinen einzelnen Wert zum Übernehmen. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Take the other side, or the record as a whole.</source>
        <translation>Nehmen Sie die andere Seite oder den Datensatz als Ganzes.</translation>
    </message>
    <message>
        <source>Field &quot;%1&quot; is not decided yet. Nothing was written.</source>
        <translation>Das Feld „%1“ ist noch nicht entschieden. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Choose a value for it, or take one side for the whole record.</source>
        <translation>Wählen Sie einen Wert dafür, oder nehmen Sie eine Seite für den ganzen Datensatz.</translation>
    </message>
    <message>
        <source>The record has no field &quot;%1&quot;. Nothing was written.</source>
        <translation>Der Datensatz hat kein Feld „%1“. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Did you mean &quot;%1&quot;?</source>
        <translation>Meinten Sie „%1“?</translation>
    </message>
    <message>
        <source>There are: %1.</source>
        <translation>Es gibt: %1.</translation>
    </message>
    <message>
        <source>One side has deleted this record, and it is not decided whether it stays. Nothing was written.</source>
        <translation>Eine Seite hat diesen Datensatz gelöscht, und es ist nicht entschieden, ob er bleibt. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Take the side that keeps it, or the one that deleted it.</source>
        <translation>Nehmen Sie die Seite, die ihn behält, oder die, die ihn gelöscht hat.</translation>
    </message>
</context>
<context>
    <name>ConflictJson</name>
    <message>
        <source>What was decided about a conflict cannot be read. It was left as it is, and no record was changed.</source>
        <translation>Was über einen Konflikt entschieden wurde, lässt sich nicht lesen. Es blieb, wie es ist, und kein Datensatz wurde geändert.</translation>
    </message>
</context>
<context>
    <name>Connection</name>
    <message>
        <source>Control characters are not allowed here.</source>
        <translation>Steuerzeichen sind hier nicht erlaubt.</translation>
    </message>
    <message>
        <source>A secret&apos;s name has letters, digits, &quot;-&quot;, &quot;_&quot; and &quot;.&quot; only.</source>
        <translation>Der Name eines Geheimnisses hat nur Buchstaben, Ziffern, &quot;-&quot;, &quot;_&quot; und &quot;.&quot;.</translation>
    </message>
    <message>
        <source>This is the name under which the secret is stored, not the secret: tidewright secrets set NAME.</source>
        <translation>Das ist der Name, unter dem das Geheimnis abgelegt ist, nicht das Geheimnis selbst: tidewright secrets set NAME.</translation>
    </message>
</context>
<context>
    <name>Cron</name>
    <message>
        <source>minute</source>
        <translation>Minute</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>day of month</source>
        <translation>Tag des Monats</translation>
    </message>
    <message>
        <source>month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>day of week</source>
        <translation>Wochentag</translation>
    </message>
    <message>
        <source>Expected five fields: minute, hour, day of month, month, day of week.</source>
        <translation>Erwartet werden fünf Felder: Minute, Stunde, Tag des Monats, Monat, Wochentag.</translation>
    </message>
    <message>
        <source>The %1 is not right: expected %2 to %3, *, a range such as 8-18, or a step such as */15.</source>
        <translation>%1: nicht richtig; erwartet wird %2 bis %3, *, ein Bereich wie 8-18 oder eine Schrittweite wie */15.</translation>
    </message>
</context>
<context>
    <name>DeedText</name>
    <message>
        <source>There is no unfinished run to roll back. Nothing was changed.</source>
        <translation>Es gibt keinen unvollendeten Lauf zum Zurückrollen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The unfinished run was rolled back; the state is as before it.</source>
        <translation>Der unvollendete Lauf wurde zurückgerollt; der Zustand ist wie vor ihm.</translation>
    </message>
    <message>
        <source>The unfinished run was rolled back; the state is as before it. It had finished writing to the target, so the %1 changes it made there stay.</source>
        <translation>Der unvollendete Lauf wurde zurückgerollt; der Zustand ist wie vor ihm. Er hatte das Schreiben ins Ziel schon abgeschlossen, daher bleiben seine %1 Änderungen dort bestehen.</translation>
    </message>
    <message>
        <source>Do it again.</source>
        <translation>Noch einmal ausführen.</translation>
    </message>
    <message>
        <source>Rolling back was stopped. The unfinished run is still there.</source>
        <translation>Das Zurückrollen wurde angehalten. Der unvollendete Lauf ist noch da.</translation>
    </message>
    <message>
        <source>Trying again was stopped. What was committed is kept; the records stay on the list.</source>
        <translation>Das erneute Versuchen wurde angehalten. Was festgeschrieben wurde, bleibt; die Datensätze bleiben auf der Liste.</translation>
    </message>
    <message>
        <source>The unfinished run was rolled back; both sides are as before it.</source>
        <translation>Der unvollendete Lauf wurde zurückgerollt; beide Seiten sind wie zuvor.</translation>
    </message>
    <message numerus="yes">
        <source>The unfinished run was rolled back. %n record(s) have changed since the run wrote them and stay as they are.</source>
        <translation>
            <numerusform>Der unvollendete Lauf wurde zurückgerollt. %n Datensatz hat sich seit dem Schreiben geändert und bleibt, wie er ist.</numerusform>
            <numerusform>Der unvollendete Lauf wurde zurückgerollt. %n Datensätze haben sich seit dem Schreiben geändert und bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>An unfinished run of this content type waits. Nothing was taken back.</source>
        <translation>Ein unvollendeter Lauf dieses Inhaltstyps wartet. Nichts wurde zurückgenommen.</translation>
    </message>
    <message>
        <source>Resume it or roll it back first.</source>
        <translation>Setzen Sie ihn erst fort, oder rollen Sie ihn zurück.</translation>
    </message>
    <message numerus="yes">
        <source>The run was taken back. %n record(s) have changed since it wrote them and stay as they are.</source>
        <translation>
            <numerusform>Der Lauf wurde zurückgenommen. %n Datensatz hat sich seit dem Schreiben geändert und bleibt, wie er ist.</numerusform>
            <numerusform>Der Lauf wurde zurückgenommen. %n Datensätze haben sich seit dem Schreiben geändert und bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Taking the run back was stopped. What was taken back stays so; do it again for the rest.</source>
        <translation>Das Zurücknehmen wurde angehalten. Was zurückgenommen ist, bleibt es; für den Rest noch einmal ausführen.</translation>
    </message>
</context>
<context>
    <name>Definitions</name>
    <message>
        <source>The cursor field “%1” of “%2” is missing. Nothing was changed, and the type&apos;s position is as it was.</source>
        <translation>Das Cursor-Feld „%1“ von „%2“ fehlt. Nichts wurde geändert, und die Position des Inhaltstyps ist, wie sie war.</translation>
    </message>
    <message>
        <source>Bring the field back, or name another cursor in the job file: the next run then reads everything.</source>
        <translation>Stellen Sie das Feld wieder her, oder nennen Sie in der Job-Datei einen anderen Cursor: Der nächste Lauf liest dann alles.</translation>
    </message>
</context>
<context>
    <name>Demo</name>
    <message>
        <source>The demo&apos;s file %1 could not be edited; the demo is not complete.</source>
        <translation>Die Datei %1 der Demo konnte nicht bearbeitet werden; die Demo ist nicht vollständig.</translation>
    </message>
    <message>
        <source>The demo database could not be written.</source>
        <translation>Die Demo-Datenbank konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Check that the folder can be written to, or make a new demo in another one.</source>
        <translation>Prüfen, ob in den Ordner geschrieben werden kann, oder eine neue Demo in einem anderen anlegen.</translation>
    </message>
    <message>
        <source>“%1” exists already. Nothing was changed.</source>
        <translation>„%1“ gibt es schon. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Make the demo in an empty folder.</source>
        <translation>Die Demo in einem leeren Ordner anlegen.</translation>
    </message>
    <message>
        <source>“%1” is no demo workspace. Nothing was changed.</source>
        <translation>„%1“ ist kein Demo-Arbeitsbereich. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Make one with “tidewright init DIR --demo”.</source>
        <translation>Einen anlegen mit „tidewright init DIR --demo“.</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>Nothing is wrong with the files.</source>
        <translation>An den Dateien ist nichts auszusetzen.</translation>
    </message>
</context>
<context>
    <name>Folder</name>
    <message>
        <source>“%1” was written in part and could not be brought back. The rest is written when the run goes on.</source>
        <translation>„%1“ wurde zum Teil geschrieben und konnte nicht zurückgebracht werden. Der Rest wird geschrieben, wenn der Lauf weitergeht.</translation>
    </message>
    <message>
        <source>“%1”, which tells how far a run has come, is damaged. Nothing was changed.</source>
        <translation>„%1“, das sagt, wie weit ein Lauf gekommen ist, ist beschädigt. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Compare the folder with your version control, then remove the file and sync again.</source>
        <translation>Den Ordner mit der Versionsverwaltung vergleichen, dann die Datei entfernen und erneut synchronisieren.</translation>
    </message>
    <message>
        <source>A chunk of “%1” is written outside of its transaction.</source>
        <translation>Ein Abschnitt von „%1“ wird außerhalb seiner Transaktion geschrieben.</translation>
    </message>
    <message>
        <source>Records of “%1” were changed by somebody else just before they were written. Nothing of this step was written.</source>
        <translation>Datensätze von „%1“ wurden von jemand anderem geändert, kurz bevor sie geschrieben wurden. Von diesem Schritt wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Sync again.</source>
        <translation>Erneut synchronisieren.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>“%1” holds no record that could be read, and no file declares its fields. Nothing was changed.</source>
        <translation>„%1“ enthält keinen lesbaren Datensatz, und keine Datei beschreibt seine Felder. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Put a record there, or have the job make it (“create”).</source>
        <translation>Einen Datensatz dort ablegen oder den Ordner vom Job anlegen lassen („create“).</translation>
    </message>
    <message>
        <source>There is no room left to write “%1”. Nothing of this step was written.</source>
        <translation>Es ist kein Platz mehr, um „%1“ zu schreiben. Von diesem Schritt wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Make room on its disk, then resume.</source>
        <translation>Auf dem Datenträger Platz schaffen, dann fortsetzen.</translation>
    </message>
    <message>
        <source>“%1” may only be read. Nothing of this step was written.</source>
        <translation>„%1“ darf nur gelesen werden. Von diesem Schritt wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Give this account the right to write to the folder and to the files in it.</source>
        <translation>Diesem Konto das Recht geben, in den Ordner und seine Dateien zu schreiben.</translation>
    </message>
    <message>
        <source>“%1” lies on another file system than the folder of its connection. Nothing of this step was written.</source>
        <translation>„%1“ liegt auf einem anderen Dateisystem als der Ordner der Verbindung. Von diesem Schritt wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Make a connection of its own for it.</source>
        <translation>Dafür eine eigene Verbindung anlegen.</translation>
    </message>
    <message>
        <source>“%1” could not be written. Nothing of this step was written.</source>
        <translation>„%1“ konnte nicht geschrieben werden. Von diesem Schritt wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Check the disk that it lies on, then resume.</source>
        <translation>Den Datenträger prüfen, auf dem es liegt, dann fortsetzen.</translation>
    </message>
    <message>
        <source>There is no “%1”. Nothing was changed.</source>
        <translation>„%1“ gibt es nicht. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Check the path in the connection and the folder in the job, and that its disk is there.</source>
        <translation>Den Pfad in der Verbindung und den Ordner im Job prüfen, und ob der Datenträger da ist.</translation>
    </message>
    <message>
        <source>“%1” is a link or no folder. Links are not followed, so that nothing outside of the folder is read or changed.</source>
        <translation>„%1“ ist eine Verknüpfung oder kein Ordner. Verknüpfungen wird nicht gefolgt, damit außerhalb des Ordners nichts gelesen oder geändert wird.</translation>
    </message>
    <message>
        <source>Put a folder there, or name the place that the link leads to in a connection.</source>
        <translation>Dort einen Ordner anlegen oder den Ort, zu dem die Verknüpfung führt, in einer Verbindung angeben.</translation>
    </message>
    <message>
        <source>This account may not read “%1”. Nothing was changed.</source>
        <translation>Dieses Konto darf „%1“ nicht lesen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Give it the right to read the folder and the files in it.</source>
        <translation>Ihm das Recht geben, den Ordner und seine Dateien zu lesen.</translation>
    </message>
    <message>
        <source>“%1” could not be read. Nothing was changed.</source>
        <translation>„%1“ konnte nicht gelesen werden. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The work on %1 was stopped. What was not committed there is not there.</source>
        <translation>Die Arbeit an %1 wurde angehalten. Was dort nicht festgeschrieben wurde, ist nicht da.</translation>
    </message>
    <message>
        <source>Do it again; what was committed before is kept.</source>
        <translation>Noch einmal ausführen; was vorher festgeschrieben wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>“%1” is no place inside of the connection&apos;s folder. Nothing was read or changed.</source>
        <translation>„%1“ liegt nicht im Ordner der Verbindung. Es wurde nichts gelesen oder geändert.</translation>
    </message>
    <message>
        <source>Name a sub-folder (“pages”, “site/pages”), or “.” for the folder itself.</source>
        <translation>Einen Unterordner angeben („pages“, „site/pages“) oder „.“ für den Ordner selbst.</translation>
    </message>
    <message>
        <source>A folder has no language for a filter, so “%1” cannot be read with one. Nothing was changed.</source>
        <translation>Ein Ordner hat keine Sprache für einen Filter, darum kann „%1“ nicht mit einem gelesen werden. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Leave the filter out of the job.</source>
        <translation>Den Filter im Job weglassen.</translation>
    </message>
    <message>
        <source>The cursor field “%1” of “%2” is missing.</source>
        <translation>Das Cursorfeld „%1“ von „%2“ fehlt.</translation>
    </message>
    <message>
        <source>“%1” is read without a cursor.</source>
        <translation>„%1“ wird ohne Cursor gelesen.</translation>
    </message>
    <message>
        <source>The position to go on from in “%1” does not fit its key.</source>
        <translation>Die Stelle, an der es in „%1“ weitergehen soll, passt nicht zu seinem Schlüssel.</translation>
    </message>
    <message>
        <source>The key field “%1” of “%2” is JSON, which cannot be the name of a file. Nothing was changed.</source>
        <translation>Das Schlüsselfeld „%1“ von „%2“ ist JSON, das kein Dateiname sein kann. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Name other fields in “primaryKey”.</source>
        <translation>In „primaryKey“ andere Felder angeben.</translation>
    </message>
    <message>
        <source>it is a link or something else than a file</source>
        <translation>es ist eine Verknüpfung oder etwas anderes als eine Datei</translation>
    </message>
    <message>
        <source>it is larger than %1 MiB</source>
        <translation>sie ist größer als %1 MiB</translation>
    </message>
    <message>
        <source>it is not written in UTF-8</source>
        <translation>sie ist nicht in UTF-8 geschrieben</translation>
    </message>
    <message>
        <source>it is no complete, valid JSON</source>
        <translation>sie ist kein vollständiges, gültiges JSON</translation>
    </message>
    <message>
        <source>it holds something else than one JSON object</source>
        <translation>sie enthält etwas anderes als ein JSON-Objekt</translation>
    </message>
    <message>
        <source>it has two members of the same name</source>
        <translation>sie hat zwei Einträge desselben Namens</translation>
    </message>
    <message>
        <source>its values are nested more than %1 levels deep</source>
        <translation>ihre Werte sind mehr als %1 Ebenen tief verschachtelt</translation>
    </message>
    <message>
        <source>this account may not read it</source>
        <translation>dieses Konto darf sie nicht lesen</translation>
    </message>
    <message>
        <source>The file of a record cannot be read: %1. The record was left as it is, at both sides.</source>
        <translation>Die Datei eines Datensatzes kann nicht gelesen werden: %1. Der Datensatz wurde auf beiden Seiten gelassen, wie er ist.</translation>
    </message>
    <message>
        <source>Correct the file, or bring it back from your version control, then sync again.</source>
        <translation>Die Datei berichtigen oder aus der Versionsverwaltung zurückholen, dann erneut synchronisieren.</translation>
    </message>
    <message>
        <source>The field “%1” has a value that the record&apos;s file cannot hold exactly: %2. The record was not written.</source>
        <translation>Das Feld „%1“ hat einen Wert, den die Datei des Datensatzes nicht genau fassen kann: %2. Der Datensatz wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>Correct the value at the other side, then retry the record.</source>
        <translation>Den Wert auf der anderen Seite berichtigen, dann den Datensatz erneut versuchen.</translation>
    </message>
    <message>
        <source>it is no valid JSON</source>
        <translation>er ist kein gültiges JSON</translation>
    </message>
    <message>
        <source>it is JSON&apos;s null, which cannot be told from NULL there</source>
        <translation>er ist das null von JSON, das sich dort nicht von NULL unterscheiden lässt</translation>
    </message>
    <message>
        <source>it is no valid UTF-8</source>
        <translation>er ist kein gültiges UTF-8</translation>
    </message>
    <message>
        <source>“%1” does not say which fields the records have. Nothing was changed.</source>
        <translation>„%1“ sagt nicht, welche Felder die Datensätze haben. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Bring the file back from your version control, or remove it: then the fields are told by the records.</source>
        <translation>Die Datei aus der Versionsverwaltung zurückholen oder entfernen: dann ergeben sich die Felder aus den Datensätzen.</translation>
    </message>
    <message>
        <source>The file of the record cannot be read, so it was not written over. The record was not written.</source>
        <translation>Die Datei des Datensatzes kann nicht gelesen werden und wurde darum nicht überschrieben. Der Datensatz wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>Correct the file, or bring it back from your version control, then retry the record.</source>
        <translation>Die Datei berichtigen oder aus der Versionsverwaltung zurückholen, dann den Datensatz erneut versuchen.</translation>
    </message>
    <message>
        <source>The file of the record would differ from “%1” in upper and lower case alone, which is the same file for many systems. The record was not written.</source>
        <translation>Die Datei des Datensatzes würde sich von „%1“ nur in Groß- und Kleinschreibung unterscheiden; für viele Systeme ist das dieselbe Datei. Der Datensatz wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>Give one of the two records another key.</source>
        <translation>Einem der beiden Datensätze einen anderen Schlüssel geben.</translation>
    </message>
    <message>
        <source>The record is larger than a file of %1 MiB. It was not written.</source>
        <translation>Der Datensatz ist größer als eine Datei von %1 MiB. Er wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>Keep its long values elsewhere.</source>
        <translation>Seine langen Werte woanders aufbewahren.</translation>
    </message>
    <message>
        <source>The key field “%1” of “%2” is not among those that are read or written. Nothing was changed.</source>
        <translation>Das Schlüsselfeld „%1“ von „%2“ ist nicht unter denen, die gelesen oder geschrieben werden. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>No member of the records of “%1” is what their files are called after, so they have no key. Nothing was changed.</source>
        <translation>Nach keinem Eintrag der Datensätze von „%1“ sind ihre Dateien benannt, darum haben sie keinen Schlüssel. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Name the key in the job (“primaryKey”), and call each file after it: “&lt;key&gt;.json”.</source>
        <translation>Den Schlüssel im Job angeben („primaryKey“) und jede Datei nach ihm benennen: „&lt;Schlüssel&gt;.json“.</translation>
    </message>
    <message>
        <source>The file of a record is not called after its key (%1). The record was left as it is, at both sides.</source>
        <translation>Die Datei eines Datensatzes ist nicht nach seinem Schlüssel (%1) benannt. Der Datensatz wurde auf beiden Seiten gelassen, wie er ist.</translation>
    </message>
    <message>
        <source>Call the file after the record&apos;s key, or correct the key in it, then sync again.</source>
        <translation>Die Datei nach dem Schlüssel des Datensatzes benennen oder den Schlüssel darin berichtigen, dann erneut synchronisieren.</translation>
    </message>
    <message>
        <source>The field “%1” of a record&apos;s file holds no value of its type. The record was left as it is, at both sides.</source>
        <translation>Das Feld „%1“ in der Datei eines Datensatzes enthält keinen Wert seines Typs. Der Datensatz wurde auf beiden Seiten gelassen, wie er ist.</translation>
    </message>
    <message>
        <source>Correct the value in the file, then sync again.</source>
        <translation>Den Wert in der Datei berichtigen, dann erneut synchronisieren.</translation>
    </message>
    <message>
        <source>A record&apos;s key cannot be the name of a file: %1. The record was not written.</source>
        <translation>Der Schlüssel eines Datensatzes kann kein Dateiname sein: %1. Der Datensatz wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>Give the record another key, or name other fields in “primaryKey”.</source>
        <translation>Dem Datensatz einen anderen Schlüssel geben oder in „primaryKey“ andere Felder angeben.</translation>
    </message>
    <message>
        <source>it is NULL</source>
        <translation>er ist NULL</translation>
    </message>
    <message>
        <source>it is JSON</source>
        <translation>er ist JSON</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>er ist zu lang</translation>
    </message>
    <message>
        <source>What this run has staged cannot be read. Nothing was changed.</source>
        <translation>Was dieser Lauf bereitgelegt hat, kann nicht gelesen werden. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Roll the run back, then sync again.</source>
        <translation>Den Lauf zurückrollen, dann erneut synchronisieren.</translation>
    </message>
</context>
<context>
    <name>Job</name>
    <message>
        <source>A name has no control characters, and no white space at its ends.</source>
        <translation>Ein Name hat keine Steuerzeichen und keine Leerzeichen am Anfang oder Ende.</translation>
    </message>
    <message>
        <source>Expected a table&apos;s name, with its schema if need be: &quot;schema.table&quot;.</source>
        <translation>Erwartet wird der Name einer Tabelle, bei Bedarf mit ihrem Schema: &quot;schema.table&quot;.</translation>
    </message>
    <message>
        <source>Put a name that has a dot of its own in quotes: &quot;ref.\&quot;odd.name\&quot;&quot;.</source>
        <translation>Einen Namen, der selbst einen Punkt hat, in Anführungszeichen setzen: &quot;ref.\&quot;odd.name\&quot;&quot;.</translation>
    </message>
    <message>
        <source>Expected a duration from 1s on, such as &quot;15m&quot;.</source>
        <translation>Erwartet wird eine Dauer ab 1s, etwa &quot;15m&quot;.</translation>
    </message>
    <message>
        <source>Expected a duration such as &quot;15m&quot;, &quot;5d&quot; or &quot;1h30m&quot;.</source>
        <translation>Erwartet wird eine Dauer, etwa &quot;15m&quot;, &quot;5d&quot; oder &quot;1h30m&quot;.</translation>
    </message>
    <message>
        <source>The field &quot;%1&quot; is mapped twice.</source>
        <translation>Das Feld „%1“ ist zweimal zugeordnet.</translation>
    </message>
    <message>
        <source>The key &quot;%1&quot; is taken by %2 already.</source>
        <translation>Der Schlüssel „%1“ ist schon von %2 belegt.</translation>
    </message>
    <message>
        <source>There is no connection &quot;%1&quot;.</source>
        <translation>Es gibt keine Verbindung „%1“.</translation>
    </message>
    <message>
        <source>Did you mean &quot;%1&quot;?</source>
        <translation>Ist „%1“ gemeint?</translation>
    </message>
    <message>
        <source>Add connections/NAME.json first.</source>
        <translation>Zuerst connections/NAME.json anlegen.</translation>
    </message>
    <message>
        <source>Connections: %1.</source>
        <translation>Verbindungen: %1.</translation>
    </message>
    <message>
        <source>This is no folder inside of the connection&apos;s.</source>
        <translation>Das ist kein Ordner innerhalb des Ordners der Verbindung.</translation>
    </message>
    <message>
        <source>Name a sub-folder (&quot;pages&quot;, &quot;site/pages&quot;), or &quot;.&quot; for the folder itself.</source>
        <translation>Einen Unterordner angeben (&quot;pages&quot;, &quot;site/pages&quot;) oder &quot;.&quot; für den Ordner selbst.</translation>
    </message>
    <message>
        <source>This version synchronises tables and folders only.</source>
        <translation>Diese Version synchronisiert nur Tabellen und Ordner.</translation>
    </message>
    <message>
        <source>Use &quot;table&quot; with a sqlite, postgres or mysql connection, &quot;folder&quot; with a folder.</source>
        <translation>&quot;table&quot; mit einer Verbindung der Art sqlite, postgres oder mysql verwenden, &quot;folder&quot; mit einem Ordner.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no folder.</source>
        <translation>„%1“ ist kein Ordner.</translation>
    </message>
    <message>
        <source>Use &quot;table&quot;, or name a connection of the kind &quot;folder&quot;.</source>
        <translation>&quot;table&quot; verwenden oder eine Verbindung der Art &quot;folder&quot; angeben.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a folder, which has no tables.</source>
        <translation>„%1“ ist ein Ordner, der keine Tabellen hat.</translation>
    </message>
    <message>
        <source>Use &quot;folder&quot;: {&quot;folder&quot;: &quot;pages&quot;}.</source>
        <translation>&quot;folder&quot; verwenden: {&quot;folder&quot;: &quot;pages&quot;}.</translation>
    </message>
    <message>
        <source>Both sides are the same table or folder.</source>
        <translation>Beide Seiten sind dieselbe Tabelle oder derselbe Ordner.</translation>
    </message>
    <message>
        <source>Name another connection, table or folder.</source>
        <translation>Eine andere Verbindung, Tabelle oder einen anderen Ordner angeben.</translation>
    </message>
    <message>
        <source>This writes to the same place as &quot;%1&quot;; one may delete what the other wrote.</source>
        <translation>Dies schreibt an denselben Ort wie „%1“; eines könnte löschen, was das andere geschrieben hat.</translation>
    </message>
</context>
<context>
    <name>JsonFile</name>
    <message>
        <source>line %1, column %2</source>
        <translation>Zeile %1, Spalte %2</translation>
    </message>
    <message>
        <source>This file is not valid UTF-8 (%1).</source>
        <translation>Diese Datei ist kein gültiges UTF-8 (%1).</translation>
    </message>
    <message>
        <source>Save it as UTF-8.</source>
        <translation>Als UTF-8 speichern.</translation>
    </message>
    <message>
        <source>Objects or lists are nested deeper than %1 levels.</source>
        <translation>Objekte oder Listen sind tiefer als %1 Ebenen verschachtelt.</translation>
    </message>
    <message>
        <source>A number in this file is malformed or too large: %1.</source>
        <translation>Eine Zahl in dieser Datei ist fehlerhaft oder zu groß: %1.</translation>
    </message>
    <message>
        <source>This is not valid JSON: %1.</source>
        <translation>Das ist kein gültiges JSON: %1.</translation>
    </message>
    <message>
        <source>This number is too large.</source>
        <translation>Diese Zahl ist zu groß.</translation>
    </message>
    <message>
        <source>This key stands twice in its object.</source>
        <translation>Dieser Schlüssel steht zweimal in seinem Objekt.</translation>
    </message>
    <message>
        <source>Remove one of the two.</source>
        <translation>Einen der beiden entfernen.</translation>
    </message>
    <message>
        <source>%1 was written, but it is not sure to survive a power failure.</source>
        <translation>%1 wurde geschrieben, übersteht einen Stromausfall aber nicht sicher.</translation>
    </message>
    <message>
        <source>%1 could not be written; its old content is unchanged.</source>
        <translation>%1 konnte nicht geschrieben werden; der alte Inhalt ist unverändert.</translation>
    </message>
    <message>
        <source>%1 could not be written; nothing was changed.</source>
        <translation>%1 konnte nicht geschrieben werden; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>%1 exists already; it was not changed.</source>
        <translation>%1 gibt es schon; nichts daran wurde geändert.</translation>
    </message>
    <message>
        <source>This file is larger than 4 MiB and was not read.</source>
        <translation>Diese Datei ist größer als 4 MiB und wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>This file must hold one JSON object, {…}.</source>
        <translation>Diese Datei muss genau ein JSON-Objekt enthalten, {…}.</translation>
    </message>
    <message>
        <source>A number in this file is too large.</source>
        <translation>Eine Zahl in dieser Datei ist zu groß.</translation>
    </message>
    <message>
        <source>A text in this file is not valid Unicode.</source>
        <translation>Ein Text in dieser Datei ist kein gültiges Unicode.</translation>
    </message>
    <message>
        <source>This is not valid JSON.</source>
        <translation>Das ist kein gültiges JSON.</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation>Diese Datei ist nicht lesbar.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Diese Datei gibt es nicht.</translation>
    </message>
</context>
<context>
    <name>Keychain</name>
    <message>
        <source>it is locked, or refused access</source>
        <translation>er ist gesperrt oder verweigert den Zugriff</translation>
    </message>
    <message>
        <source>Unlock the keychain and try again.</source>
        <translation>Den Schlüsselbund entsperren und erneut versuchen.</translation>
    </message>
    <message>
        <source>there is no secret service</source>
        <translation>es gibt keinen Dienst für Geheimnisse (Secret Service)</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>er antwortet nicht</translation>
    </message>
    <message>
        <source>it did not answer within %1 s</source>
        <translation>er hat nicht innerhalb von %1 s geantwortet</translation>
    </message>
</context>
<context>
    <name>LeaseText</name>
    <message>
        <source>The lease could not be renewed in time, so this run stopped writing. What it had committed is kept.</source>
        <translation>Die Lease konnte nicht rechtzeitig erneuert werden, daher hat dieser Lauf aufgehört zu schreiben. Was er festgeschrieben hat, bleibt.</translation>
    </message>
    <message>
        <source>Run it again: it goes on where it stopped.</source>
        <translation>Erneut starten: Es geht dort weiter, wo der Lauf aufgehört hat.</translation>
    </message>
</context>
<context>
    <name>LedgerEntry</name>
    <message>
        <source>The target&apos;s note of what this run has written cannot be read. Nothing was changed.</source>
        <translation>Der Vermerk des Ziels, was dieser Lauf geschrieben hat, ist nicht lesbar. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Roll the run back, then sync again.</source>
        <translation>Den Lauf zurückrollen, dann erneut synchronisieren.</translation>
    </message>
    <message>
        <source>The unfinished run was begun with other fields or another key for “%1”. Nothing was changed.</source>
        <translation>Der unvollendete Lauf wurde mit anderen Feldern oder einem anderen Schlüssel für „%1“ begonnen. Nichts wurde geändert.</translation>
    </message>
</context>
<context>
    <name>MappingText</name>
    <message>
        <source>%1 has no field &quot;%2&quot;, which is needed as %3. Nothing was changed.</source>
        <translation>%1 hat kein Feld „%2“, das als %3 gebraucht wird. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Did you mean &quot;%1&quot;?</source>
        <translation>Ist „%1“ gemeint?</translation>
    </message>
    <message>
        <source>Correct the job file, or add the field.</source>
        <translation>Die Jobdatei berichtigen oder das Feld anlegen.</translation>
    </message>
    <message>
        <source>a mapped field</source>
        <translation>zugeordnetes Feld</translation>
    </message>
    <message>
        <source>Two fields are mapped to &quot;%1&quot; of %2. Nothing was changed.</source>
        <translation>Zwei Felder sind „%1“ von %2 zugeordnet. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Take one of the two out of the job file&apos;s fields.</source>
        <translation>Eines der beiden aus &quot;fields&quot; der Jobdatei entfernen.</translation>
    </message>
    <message>
        <source>Field &quot;%1&quot; of %2 is computed by its database and cannot be written. Nothing was changed.</source>
        <translation>Feld „%1“ von %2 wird von seiner Datenbank berechnet und ist nicht beschreibbar. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Take it out of the job file&apos;s fields.</source>
        <translation>Es aus &quot;fields&quot; der Jobdatei entfernen.</translation>
    </message>
    <message>
        <source>Field &quot;%1&quot; of %2 must have a value and gets none. Nothing was changed.</source>
        <translation>Feld „%1“ von %2 muss einen Wert haben und bekommt keinen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Map a field to it in the job file, or give it a default or allow NULL.</source>
        <translation>Ihm in der Jobdatei ein Feld zuordnen, ihm einen Vorgabewert geben oder NULL zulassen.</translation>
    </message>
    <message>
        <source>Neither %1 nor %2 has a primary key, so records cannot be told apart. Nothing was changed.</source>
        <translation>Weder %1 noch %2 hat einen Primärschlüssel, daher lassen sich Datensätze nicht unterscheiden. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Name the identifying fields as &quot;primaryKey&quot; in the job file.</source>
        <translation>Die kennzeichnenden Felder in der Jobdatei als &quot;primaryKey&quot; angeben.</translation>
    </message>
    <message>
        <source>The key (%1) is not wholly among the fields that %2 and %3 share. Nothing was changed.</source>
        <translation>Der Schlüssel (%1) liegt nicht ganz in den Feldern, die %2 und %3 gemeinsam haben. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Map every key field, or name other ones as &quot;primaryKey&quot; in the job file.</source>
        <translation>Jedes Schlüsselfeld zuordnen oder andere in der Jobdatei als &quot;primaryKey&quot; angeben.</translation>
    </message>
    <message>
        <source>The value map of field &quot;%1&quot; names &quot;%2&quot;, which is no %3. Nothing was changed.</source>
        <translation>Die Wertzuordnung von Feld „%1“ nennt „%2“, was kein Wert vom Typ %3 ist. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Correct &quot;values&quot; in the job file.</source>
        <translation>&quot;values&quot; in der Jobdatei berichtigen.</translation>
    </message>
    <message>
        <source>Field &quot;%1&quot; of %2 is of type %3, which cannot become the %4 of field &quot;%5&quot; of %6. Nothing was changed.</source>
        <translation>Feld „%1“ von %2 ist vom Typ %3; daraus kann nicht %4 von Feld „%5“ von %6 werden. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Leave the field out of the mapping, or change its type at one side.</source>
        <translation>Das Feld aus der Zuordnung weglassen oder seinen Typ auf einer Seite ändern.</translation>
    </message>
    <message>
        <source>the cursor</source>
        <translation>Cursor</translation>
    </message>
    <message>
        <source>the soft-delete field</source>
        <translation>Feld für weiches Löschen</translation>
    </message>
</context>
<context>
    <name>MisfitText</name>
    <message>
        <source>there is no exact conversion between these types</source>
        <translation>es gibt keine genaue Umwandlung zwischen diesen Typen</translation>
    </message>
    <message>
        <source>it is outside the range of the target</source>
        <translation>er liegt außerhalb des Wertebereichs des Ziels</translation>
    </message>
    <message>
        <source>it has more digits before the point than the target</source>
        <translation>er hat mehr Stellen vor dem Komma als das Ziel</translation>
    </message>
    <message>
        <source>it has more digits after the point than the target</source>
        <translation>er hat mehr Stellen nach dem Komma als das Ziel</translation>
    </message>
    <message>
        <source>it is no finite number</source>
        <translation>er ist keine endliche Zahl</translation>
    </message>
    <message>
        <source>the target would round it</source>
        <translation>das Ziel würde ihn runden</translation>
    </message>
    <message>
        <source>it is the negative zero, which the target does not know</source>
        <translation>er ist die negative Null, die das Ziel nicht kennt</translation>
    </message>
    <message>
        <source>it is neither 0 nor 1</source>
        <translation>er ist weder 0 noch 1</translation>
    </message>
    <message>
        <source>it is longer than the target allows</source>
        <translation>er ist länger, als das Ziel erlaubt</translation>
    </message>
    <message>
        <source>it ends in spaces, which the padded target would take off</source>
        <translation>er endet mit Leerzeichen, die das auffüllende Ziel entfernen würde</translation>
    </message>
    <message>
        <source>it has not the full length of the target, which would fill it up</source>
        <translation>er hat nicht die volle Länge des Ziels, das ihn auffüllen würde</translation>
    </message>
    <message>
        <source>the text is not written as the target would give it back</source>
        <translation>der Text ist nicht so geschrieben, wie das Ziel ihn zurückgäbe</translation>
    </message>
    <message>
        <source>the text is no valid JSON</source>
        <translation>der Text ist kein gültiges JSON</translation>
    </message>
    <message>
        <source>it has finer fractions of a second than the target</source>
        <translation>er hat feinere Sekundenbruchteile als das Ziel</translation>
    </message>
    <message>
        <source>it is no time of day between 0 and 24 hours</source>
        <translation>er ist keine Uhrzeit zwischen 0 und 24 Uhr</translation>
    </message>
    <message>
        <source>it has a time of day besides its date</source>
        <translation>er hat außer dem Datum eine Uhrzeit</translation>
    </message>
    <message>
        <source>A value of type %1 cannot be held exactly as %2: %3. The record was not written.</source>
        <translation>Ein Wert vom Typ %1 lässt sich nicht genau als %2 ablegen: %3. Der Datensatz wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>Correct the value at the source, or give the target&apos;s field a type that can hold it, then retry the record.</source>
        <translation>Den Wert in der Quelle berichtigen oder dem Feld im Ziel einen Typ geben, der ihn aufnehmen kann, dann den Datensatz erneut versuchen.</translation>
    </message>
</context>
<context>
    <name>ModeText</name>
    <message>
        <source>Another worker is syncing this content type: %1. Nothing was started and nothing was changed.</source>
        <translation>Ein anderer Worker synchronisiert diesen Inhaltstyp: %1. Nichts wurde gestartet und nichts geändert.</translation>
    </message>
    <message>
        <source>Wait until it has finished, or stop it there.</source>
        <translation>Warten, bis er fertig ist, oder ihn dort anhalten.</translation>
    </message>
    <message>
        <source>Restore the state database from its back-up, or export what can be read and import it into a new one.</source>
        <translation>Die Zustandsdatenbank aus ihrer Sicherung wiederherstellen, oder exportieren, was lesbar ist, und in eine neue importieren.</translation>
    </message>
    <message>
        <source>What is stored about this content type cannot be read or trusted. It was left as it is, and no record was changed.</source>
        <translation>Was über diesen Inhaltstyp gespeichert ist, ist nicht lesbar oder nicht vertrauenswürdig. Es blieb, wie es ist, und kein Datensatz wurde geändert.</translation>
    </message>
    <message>
        <source>One of the two systems is not the one this content type was synced with before. Nothing was changed.</source>
        <translation>Eines der beiden Systeme ist nicht das, mit dem dieser Inhaltstyp zuvor synchronisiert wurde. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Check the connections. If the change is meant, run once more with --accept-endpoint.</source>
        <translation>Die Verbindungen prüfen. Ist der Wechsel gewollt, einmal mit --accept-endpoint starten.</translation>
    </message>
    <message>
        <source>The local side is suddenly empty: it held %1 records after the last sync. Nothing was changed.</source>
        <translation>Die lokale Seite ist plötzlich leer: Nach der letzten Synchronisierung hatte sie %1 Datensätze. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The remote side is suddenly empty: it held %1 records after the last sync. Nothing was changed.</source>
        <translation>Die entfernte Seite ist plötzlich leer: Nach der letzten Synchronisierung hatte sie %1 Datensätze. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Check that it is the right table. If it was emptied on purpose, allow it with --allow-deletes N.</source>
        <translation>Prüfen, ob es die richtige Tabelle ist. Wurde sie absichtlich geleert, mit --allow-deletes N erlauben.</translation>
    </message>
</context>
<context>
    <name>MysqlBulk</name>
    <message>
        <source>The target took fewer records than were sent. They were taken back.</source>
        <translation>Das Ziel hat weniger Datensätze angenommen, als gesendet wurden. Sie wurden zurückgenommen.</translation>
    </message>
    <message>
        <source>A record is longer than the server takes in one statement.</source>
        <translation>Ein Datensatz ist länger, als der Server in einer Anweisung annimmt.</translation>
    </message>
    <message>
        <source>Raise max_allowed_packet at the server.</source>
        <translation>max_allowed_packet am Server erhöhen.</translation>
    </message>
</context>
<context>
    <name>MysqlCatalog</name>
    <message>
        <source>%1 has no table or view “%2”.</source>
        <translation>%1 hat keine Tabelle oder Sicht „%2“.</translation>
    </message>
    <message>
        <source>Check the names in the job and in the connection; “discover” lists what there is.</source>
        <translation>Die Namen im Job und in der Verbindung prüfen; „discover“ listet auf, was es gibt.</translation>
    </message>
</context>
<context>
    <name>MysqlChunkWriter</name>
    <message>
        <source>There is no open chunk of “%1” to commit.</source>
        <translation>Es gibt keinen offenen Block von „%1“ zum Festschreiben.</translation>
    </message>
</context>
<context>
    <name>MysqlColumn</name>
    <message>
        <source>No table was made: MariaDB and MySQL hold at most 65 digits, and “%1” needs more.</source>
        <translation>Keine Tabelle wurde angelegt: MariaDB und MySQL fassen höchstens 65 Stellen, und „%1“ braucht mehr.</translation>
    </message>
    <message>
        <source>Make the table by hand with a type that fits the data.</source>
        <translation>Die Tabelle von Hand mit einem Typ anlegen, der zu den Daten passt.</translation>
    </message>
    <message>
        <source>No table was made: “%1” has a type that has no counterpart.</source>
        <translation>Keine Tabelle wurde angelegt: „%1“ hat einen Typ ohne Gegenstück.</translation>
    </message>
</context>
<context>
    <name>MysqlConnection</name>
    <message>
        <source>The server of %1 offers no safe connection.</source>
        <translation>Der Server von %1 bietet keine sichere Verbindung an.</translation>
    </message>
    <message>
        <source>Set up TLS at the server, or change the “tls” setting of the connection.</source>
        <translation>TLS am Server einrichten oder die Einstellung „tls“ der Verbindung ändern.</translation>
    </message>
    <message>
        <source>The connection to %1 was lost during a commit: whether it took place is not known yet.</source>
        <translation>Die Verbindung zu %1 ging während eines Commits verloren: Ob er stattfand, ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>Resume: it is looked up first.</source>
        <translation>Fortsetzen: Das wird zuerst nachgesehen.</translation>
    </message>
</context>
<context>
    <name>MysqlCreate</name>
    <message>
        <source>The table “%1” was not made</source>
        <translation>Die Tabelle „%1“ wurde nicht angelegt</translation>
    </message>
</context>
<context>
    <name>MysqlError</name>
    <message>
        <source>The host of %1 is not known.</source>
        <translation>Der Host von %1 ist nicht bekannt.</translation>
    </message>
    <message>
        <source>No server answers at %1.</source>
        <translation>Bei %1 antwortet kein Server.</translation>
    </message>
    <message>
        <source>The connection to %1 was lost. What was not committed is not there.</source>
        <translation>Die Verbindung zu %1 ging verloren. Was nicht festgeschrieben wurde, ist nicht da.</translation>
    </message>
    <message>
        <source>The server of %1 ended or refused the connection.</source>
        <translation>Der Server von %1 hat die Verbindung beendet oder abgelehnt.</translation>
    </message>
    <message>
        <source>%1 does not have it: %2.</source>
        <translation>%1 hat es nicht: %2.</translation>
    </message>
    <message>
        <source>%1 does not permit it: %2. Nothing was changed.</source>
        <translation>%1 erlaubt es nicht: %2. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The server of %1 has no room left. What was not committed is not there.</source>
        <translation>Der Server von %1 hat keinen Platz mehr. Was nicht festgeschrieben wurde, ist nicht da.</translation>
    </message>
    <message>
        <source>Another transaction at %1 stood in the way. This one was taken back.</source>
        <translation>Eine andere Transaktion bei %1 stand im Weg. Diese wurde zurückgenommen.</translation>
    </message>
    <message>
        <source>The target refused a record: %1.</source>
        <translation>Das Ziel hat einen Datensatz abgewiesen: %1.</translation>
    </message>
    <message>
        <source>The target cannot hold a value: %1.</source>
        <translation>Das Ziel kann einen Wert nicht aufnehmen: %1.</translation>
    </message>
    <message>
        <source>The field “%1” cannot hold a value: %2.</source>
        <translation>Das Feld „%1“ kann einen Wert nicht aufnehmen: %2.</translation>
    </message>
    <message>
        <source>No safe connection to %1 could be made.</source>
        <translation>Zu %1 kam keine sichere Verbindung zustande.</translation>
    </message>
    <message>
        <source>%1 answered with an error: %2.</source>
        <translation>%1 hat mit einem Fehler geantwortet: %2.</translation>
    </message>
    <message>
        <source>Check the names in the job and in the connection; “discover” lists what there is.</source>
        <translation>Die Namen im Job und in der Verbindung prüfen; „discover“ listet auf, was es gibt.</translation>
    </message>
    <message>
        <source>Grant the account what is missing, or use another one.</source>
        <translation>Dem Konto geben, was ihm fehlt, oder ein anderes verwenden.</translation>
    </message>
    <message>
        <source>Make room at the server, then resume.</source>
        <translation>Am Server Platz schaffen, dann fortsetzen.</translation>
    </message>
    <message>
        <source>Check the server&apos;s certificate, or the “tls” setting of the connection.</source>
        <translation>Das Zertifikat des Servers prüfen oder die Einstellung „tls“ der Verbindung.</translation>
    </message>
    <message>
        <source>Check the host name of the connection.</source>
        <translation>Den Hostnamen der Verbindung prüfen.</translation>
    </message>
    <message>
        <source>Check that the server runs and that host and port are right, then resume.</source>
        <translation>Prüfen, ob der Server läuft und Host und Port stimmen, dann fortsetzen.</translation>
    </message>
</context>
<context>
    <name>MysqlLoadPlan</name>
    <message>
        <source>“%1” of “%2” is computed by the server and cannot be written. Nothing was changed.</source>
        <translation>„%1“ von „%2“ wird vom Server berechnet und ist nicht beschreibbar. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>A key field of “%1” is not among those that are written. Nothing was changed.</source>
        <translation>Ein Schlüsselfeld von „%1“ ist nicht unter denen, die geschrieben werden. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>“%1” has no key to write by. Nothing was changed.</source>
        <translation>„%1“ hat keinen Schlüssel, nach dem geschrieben werden kann. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Name its key in the job (“primaryKey”), or give the table a primary key.</source>
        <translation>Den Schlüssel im Job angeben („primaryKey“) oder der Tabelle einen Primärschlüssel geben.</translation>
    </message>
    <message>
        <source>“%1” is kept by the engine %2, which knows no transactions: what was written could not be taken back. Nothing was changed.</source>
        <translation>„%1“ liegt bei der Engine %2, die keine Transaktionen kennt: Geschriebenes wäre nicht rücknehmbar. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Change the table to InnoDB.</source>
        <translation>Die Tabelle auf InnoDB umstellen.</translation>
    </message>
</context>
<context>
    <name>MysqlMerge</name>
    <message>
        <source>No record with the number %1 is staged for “%2”.</source>
        <translation>Für „%2“ ist kein Datensatz mit der Nummer %1 vorgemerkt.</translation>
    </message>
    <message>
        <source>A staged value of “%1” cannot be read.</source>
        <translation>Ein vorgemerkter Wert von „%1“ ist nicht lesbar.</translation>
    </message>
</context>
<context>
    <name>MysqlRowText</name>
    <message>
        <source>The field “%1” (%2) cannot hold a value exactly.</source>
        <translation>Das Feld „%1“ (%2) kann einen Wert nicht genau aufnehmen.</translation>
    </message>
    <message>
        <source>The field “%1” (%2) cannot hold %3 exactly.</source>
        <translation>Das Feld „%1“ (%2) kann %3 nicht genau aufnehmen.</translation>
    </message>
</context>
<context>
    <name>MysqlSource</name>
    <message>
        <source>The clock of %1 cannot be read.</source>
        <translation>Die Uhr von %1 ist nicht lesbar.</translation>
    </message>
    <message>
        <source>%1 sent a value for “%2” that cannot be read.</source>
        <translation>%1 hat für „%2“ einen Wert gesendet, der nicht lesbar ist.</translation>
    </message>
    <message>
        <source>“%1” is read without a cursor.</source>
        <translation>„%1“ wird ohne Cursor gelesen.</translation>
    </message>
    <message>
        <source>The position to go on from in “%1” does not fit its key.</source>
        <translation>Die Position, ab der es in „%1“ weitergeht, passt nicht zum Schlüssel.</translation>
    </message>
</context>
<context>
    <name>PgChunkWriter</name>
    <message>
        <source>Field “%1” was not written</source>
        <translation>Feld „%1“ wurde nicht geschrieben</translation>
    </message>
    <message>
        <source>A chunk of “%1” looks at records after it has written some.</source>
        <translation>Ein Abschnitt von „%1“ sieht nach Datensätzen, nachdem er welche geschrieben hat.</translation>
    </message>
</context>
<context>
    <name>Postgres</name>
    <message>
        <source>%1 has no table “%2”, or its account may not see it.</source>
        <translation>%1 hat keine Tabelle „%2“, oder das Konto darf sie nicht sehen.</translation>
    </message>
    <message>
        <source>Did you mean “%1”?</source>
        <translation>Ist „%1“ gemeint?</translation>
    </message>
    <message>
        <source>“tidewright discover %1” lists what there is.</source>
        <translation>„tidewright discover %1“ listet auf, was es gibt.</translation>
    </message>
    <message>
        <source>There is no memory left for a connection.</source>
        <translation>Für eine Verbindung ist kein Speicher mehr frei.</translation>
    </message>
    <message>
        <source>“%1” rolled the transaction back instead of committing it.</source>
        <translation>„%1“ hat die Transaktion zurückgerollt, statt sie festzuschreiben.</translation>
    </message>
    <message>
        <source>The connection to %1 was lost while it committed: whether it did is not known yet.</source>
        <translation>Die Verbindung zu %1 ging während des Commits verloren: Ob er stattfand, ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>Resume: it looks into the target&apos;s ledger first.</source>
        <translation>Fortsetzen: Zuerst wird im Buch (Ledger) des Ziels nachgesehen.</translation>
    </message>
    <message>
        <source>A value of field “%1” (%2) is outside of what can be carried over. Nothing was changed.</source>
        <translation>Ein Wert von Feld „%1“ (%2) liegt außerhalb dessen, was sich übertragen lässt. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Correct the value, or leave the field out of the job.</source>
        <translation>Den Wert berichtigen oder das Feld aus dem Job weglassen.</translation>
    </message>
    <message>
        <source>The server sent rows in a form that is not understood.</source>
        <translation>Der Server hat Zeilen in einer Form gesendet, die nicht verstanden wird.</translation>
    </message>
    <message>
        <source>Field “%1” (%2) cannot hold “%3” of record %4 exactly; the record was not written.</source>
        <translation>Feld „%1“ (%2) kann „%3“ von Datensatz %4 nicht genau aufnehmen; der Datensatz wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>Correct the record at its source, or widen the field at the target.</source>
        <translation>Den Datensatz in seiner Quelle berichtigen oder das Feld im Ziel erweitern.</translation>
    </message>
    <message>
        <source>Check the name with “tidewright discover %1”.</source>
        <translation>Den Namen mit „tidewright discover %1“ prüfen.</translation>
    </message>
    <message>
        <source>Compare the job&apos;s fields with “tidewright discover %1”.</source>
        <translation>Die Felder des Jobs mit „tidewright discover %1“ vergleichen.</translation>
    </message>
    <message>
        <source>Connect to the primary server, or let the account write.</source>
        <translation>Mit dem primären Server verbinden oder dem Konto das Schreiben erlauben.</translation>
    </message>
    <message>
        <source>Grant the account what it lacks, or use another account.</source>
        <translation>Dem Konto geben, was ihm fehlt, oder ein anderes Konto verwenden.</translation>
    </message>
    <message>
        <source>Free space on the database server, then resume.</source>
        <translation>Auf dem Datenbankserver Platz schaffen, dann fortsetzen.</translation>
    </message>
    <message>
        <source>Try again; what was committed before is kept.</source>
        <translation>Erneut versuchen; was zuvor festgeschrieben wurde, bleibt.</translation>
    </message>
    <message>
        <source>Check the filter of the content type.</source>
        <translation>Den Filter des Inhaltstyps prüfen.</translation>
    </message>
    <message>
        <source>Correct the record at its source, or the rule at the target.</source>
        <translation>Den Datensatz in seiner Quelle berichtigen oder die Regel im Ziel.</translation>
    </message>
    <message>
        <source>In %1 something is missing: %2. The statement changed nothing.</source>
        <translation>In %1 fehlt etwas: %2. Die Anweisung hat nichts geändert.</translation>
    </message>
    <message>
        <source>The tables in %1 are not as the job expects: %2. The statement changed nothing.</source>
        <translation>Die Tabellen in %1 sind nicht so, wie der Job sie erwartet: %2. Die Anweisung hat nichts geändert.</translation>
    </message>
    <message>
        <source>%1 does not allow it: %2. The statement changed nothing.</source>
        <translation>%1 erlaubt es nicht: %2. Die Anweisung hat nichts geändert.</translation>
    </message>
    <message>
        <source>The server of %1 has no space left: %2. The open transaction was rolled back.</source>
        <translation>Der Server von %1 hat keinen Platz mehr: %2. Die offene Transaktion wurde zurückgerollt.</translation>
    </message>
    <message>
        <source>%1 gave way to other work on the same records: %2. The statement changed nothing.</source>
        <translation>%1 hat anderer Arbeit an denselben Datensätzen Platz gemacht: %2. Die Anweisung hat nichts geändert.</translation>
    </message>
    <message>
        <source>%1 refused a record: %2.</source>
        <translation>%1 hat einen Datensatz abgewiesen: %2.</translation>
    </message>
    <message>
        <source>%1 refused a value: %2.</source>
        <translation>%1 hat einen Wert abgewiesen: %2.</translation>
    </message>
    <message>
        <source>%1 does not understand the condition: %2. Nothing was read or changed.</source>
        <translation>%1 versteht die Bedingung nicht: %2. Nichts wurde gelesen oder geändert.</translation>
    </message>
    <message>
        <source>%1 reported: %2. The statement changed nothing.</source>
        <translation>%1 meldet: %2. Die Anweisung hat nichts geändert.</translation>
    </message>
    <message>
        <source>The connection to %1 was lost. What was not committed is rolled back by the server.</source>
        <translation>Die Verbindung zu %1 ging verloren. Was nicht festgeschrieben wurde, rollt der Server zurück.</translation>
    </message>
    <message>
        <source>The server of %1 wants a password for “%2” and none was given.</source>
        <translation>Der Server von %1 verlangt ein Passwort für „%2“, und keines wurde angegeben.</translation>
    </message>
    <message>
        <source>Name a secret as the connection&apos;s password and set it with “tidewright secrets set”.</source>
        <translation>Ein Geheimnis als Passwort der Verbindung angeben und setzen mit „tidewright secrets set“.</translation>
    </message>
    <message>
        <source>The server has no database “%1” (connection “%2”).</source>
        <translation>Der Server hat keine Datenbank „%1“ (Verbindung „%2“).</translation>
    </message>
    <message>
        <source>Check “database” in the connection&apos;s file.</source>
        <translation>„database“ in der Datei der Verbindung prüfen.</translation>
    </message>
    <message>
        <source>The server of %1 let nobody in: %2.</source>
        <translation>Der Server von %1 lässt niemanden herein: %2.</translation>
    </message>
    <message>
        <source>The host “%1” of connection “%2” is not known.</source>
        <translation>Der Host „%1“ der Verbindung „%2“ ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Check “host” in the connection&apos;s file and the name service.</source>
        <translation>„host“ in der Datei der Verbindung und die Namensauflösung prüfen.</translation>
    </message>
    <message>
        <source>No PostgreSQL server answers at %1.</source>
        <translation>Bei %1 antwortet kein PostgreSQL-Server.</translation>
    </message>
    <message>
        <source>Check host and port, whether the server runs, and the firewall.</source>
        <translation>Prüfen: Host und Port, ob der Server läuft, und die Firewall.</translation>
    </message>
    <message>
        <source>The server of %1 does not offer the encryption that is asked for, or its certificate is not trusted.</source>
        <translation>Der Server von %1 bietet die verlangte Verschlüsselung nicht an, oder seinem Zertifikat wird nicht vertraut.</translation>
    </message>
    <message>
        <source>Have the server&apos;s certificate and its host name checked; “tls” in the connection&apos;s file says what is asked for.</source>
        <translation>Das Zertifikat des Servers und seinen Hostnamen prüfen lassen; „tls“ in der Datei der Verbindung sagt, was verlangt wird.</translation>
    </message>
    <message>
        <source>The server of %1 broke the login off.</source>
        <translation>Der Server von %1 hat die Anmeldung abgebrochen.</translation>
    </message>
    <message>
        <source>Try again, and look into the server&apos;s log.</source>
        <translation>Erneut versuchen und in das Protokoll des Servers sehen.</translation>
    </message>
    <message>
        <source>The account “%1” may not create the tables in “%2” that a run needs beside “%3”. Nothing was changed.</source>
        <translation>Das Konto „%1“ darf in „%2“ die Tabellen nicht anlegen, die ein Lauf neben „%3“ braucht. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Grant it CREATE on the schema, or create a schema “tidewright” that it owns.</source>
        <translation>Ihm CREATE auf dem Schema geben oder ein Schema „tidewright“ anlegen, das ihm gehört.</translation>
    </message>
    <message>
        <source>A reading position of “%1” does not fit its key.</source>
        <translation>Eine Leseposition von „%1“ passt nicht zum Schlüssel.</translation>
    </message>
    <message>
        <source>“%1” cannot be read in order: it has no key.</source>
        <translation>„%1“ lässt sich nicht der Reihe nach lesen: Es fehlt ein Schlüssel.</translation>
    </message>
    <message>
        <source>Name its key in the job (“primaryKey”).</source>
        <translation>Den Schlüssel im Job angeben („primaryKey“).</translation>
    </message>
    <message>
        <source>“%1” has no field “%2”. Nothing was read or changed.</source>
        <translation>„%1“ hat kein Feld „%2“. Nichts wurde gelesen oder geändert.</translation>
    </message>
    <message>
        <source>Correct the job&apos;s fields.</source>
        <translation>Die Felder des Jobs berichtigen.</translation>
    </message>
    <message>
        <source>“%1” is no table of its own: records cannot be written into it. Nothing was changed.</source>
        <translation>„%1“ ist keine eigene Tabelle: Datensätze lassen sich nicht hineinschreiben. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Name a table as the target.</source>
        <translation>Eine Tabelle als Ziel angeben.</translation>
    </message>
    <message>
        <source>Field “%1” of “%2” is computed by the database and cannot be written. Nothing was changed.</source>
        <translation>Feld „%1“ von „%2“ wird von der Datenbank berechnet und ist nicht beschreibbar. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Leave it out of the job&apos;s fields.</source>
        <translation>Es aus den Feldern des Jobs weglassen.</translation>
    </message>
    <message>
        <source>Key field “%1” of “%2” is not among the fields written.</source>
        <translation>Schlüsselfeld „%1“ von „%2“ ist nicht unter den geschriebenen Feldern.</translation>
    </message>
    <message>
        <source>Add it to the job&apos;s fields.</source>
        <translation>Es zu den Feldern des Jobs hinzufügen.</translation>
    </message>
    <message>
        <source>A trigger or rule of “%1” left records out. They were not written.</source>
        <translation>Ein Trigger oder eine Regel von „%1“ hat Datensätze ausgelassen. Sie wurden nicht geschrieben.</translation>
    </message>
    <message>
        <source>Look at the triggers and rules of the table, or leave these records out with a filter.</source>
        <translation>Die Trigger und Regeln der Tabelle ansehen oder diese Datensätze mit einem Filter auslassen.</translation>
    </message>
</context>
<context>
    <name>RecordImage</name>
    <message>
        <source>What is stored about a record cannot be read. It was left as it is, and no record was changed.</source>
        <translation>Was über einen Datensatz gespeichert ist, lässt sich nicht lesen. Es blieb, wie es ist, und kein Datensatz wurde geändert.</translation>
    </message>
    <message>
        <source>Restore the state database from its back-up, or let a full run build it anew.</source>
        <translation>Stellen Sie die Zustandsdatenbank aus ihrer Sicherung wieder her, oder lassen Sie sie von einem vollen Lauf neu aufbauen.</translation>
    </message>
</context>
<context>
    <name>Removals</name>
    <message>
        <source>The record was deleted at the source, but the target refused to delete it: other records still refer to it. It was left as it is.</source>
        <translation>Der Datensatz wurde in der Quelle gelöscht, aber das Ziel hat das Löschen abgewiesen: Andere Datensätze verweisen noch auf ihn. Er blieb, wie er ist.</translation>
    </message>
    <message>
        <source>Sync or remove the records that refer to it. The next full sync deletes it then.</source>
        <translation>Die Datensätze, die auf ihn verweisen, synchronisieren oder entfernen. Der nächste vollständige Lauf löscht ihn dann.</translation>
    </message>
</context>
<context>
    <name>Repair</name>
    <message>
        <source>An unfinished run of this content type waits. Nothing was repaired.</source>
        <translation>Ein unvollendeter Lauf dieses Inhaltstyps wartet. Nichts wurde repariert.</translation>
    </message>
    <message>
        <source>Resume it or roll it back first.</source>
        <translation>Setzen Sie ihn erst fort, oder rollen Sie ihn zurück.</translation>
    </message>
</context>
<context>
    <name>Resolve</name>
    <message>
        <source>Edit the record at one of the two sides instead; the next sync carries that over.</source>
        <translation>Bearbeiten Sie stattdessen den Datensatz auf einer der beiden Seiten; der nächste Lauf übernimmt das.</translation>
    </message>
    <message>
        <source>Conflict %1 has no resolution that was applied. Nothing was changed.</source>
        <translation>Konflikt %1 hat keine angewandte Entscheidung. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The record has changed again since conflict %1 was resolved, so its resolution was not taken back.</source>
        <translation>Der Datensatz hat sich seit der Entscheidung von Konflikt %1 wieder geändert; die Entscheidung wurde nicht zurückgenommen.</translation>
    </message>
    <message>
        <source>The record changed while the resolution of conflict %1 was being taken back; the next sync looks at it again.</source>
        <translation>Der Datensatz änderte sich, während die Entscheidung von Konflikt %1 zurückgenommen wurde; der nächste Lauf sieht ihn sich wieder an.</translation>
    </message>
    <message>
        <source>An unfinished run of this content type waits. What was decided is kept, and nothing was written yet.</source>
        <translation>Ein unvollendeter Lauf dieses Inhaltstyps wartet. Was entschieden wurde, bleibt erhalten; geschrieben wurde noch nichts.</translation>
    </message>
    <message>
        <source>Resume the run: it applies what was decided.</source>
        <translation>Setzen Sie den Lauf fort: Er wendet das Entschiedene an.</translation>
    </message>
    <message>
        <source>One of the two systems is not the one this content type was synced with before. Nothing was changed.</source>
        <translation>Eines der beiden Systeme ist nicht das, mit dem dieser Inhaltstyp zuvor synchronisiert wurde. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Check the connections. If the change is meant, sync once with --accept-endpoint.</source>
        <translation>Prüfen Sie die Verbindungen. Ist der Wechsel gewollt, synchronisieren Sie einmal mit --accept-endpoint.</translation>
    </message>
    <message>
        <source>This content type was never synced. Nothing was changed.</source>
        <translation>Dieser Inhaltstyp wurde noch nie synchronisiert. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Sync it as a whole first.</source>
        <translation>Synchronisieren Sie ihn erst im Ganzen.</translation>
    </message>
    <message>
        <source>This content type is to be reconciled as a whole first. Nothing was changed.</source>
        <translation>Dieser Inhaltstyp muss zuerst als Ganzes abgeglichen werden. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Sync it: that run says why.</source>
        <translation>Synchronisieren Sie ihn: Dieser Lauf sagt, warum.</translation>
    </message>
</context>
<context>
    <name>RunText</name>
    <message>
        <source>%1 records could not be applied, more than the %2 that are allowed. The run was stopped.</source>
        <translation>%1 Datensätze ließen sich nicht übernehmen, mehr als die %2 erlaubten. Der Lauf wurde angehalten.</translation>
    </message>
    <message>
        <source>See the failed records for the reasons, then correct the mapping or raise &quot;failedRecords&quot;.</source>
        <translation>Die Gründe stehen bei den abgewiesenen Datensätzen; dann die Zuordnung berichtigen oder &quot;failedRecords&quot; erhöhen.</translation>
    </message>
    <message>
        <source>The run would delete %1 of %2 records, more than the %3 that are allowed. Nothing was deleted or merged.</source>
        <translation>Der Lauf würde %1 von %2 Datensätzen löschen, mehr als die %3 erlaubten. Nichts wurde gelöscht oder zusammengeführt.</translation>
    </message>
    <message>
        <source>Check the source. If the deletes are meant, run once more with %1.</source>
        <translation>Die Quelle prüfen. Ist das Löschen gewollt, einmal mit %1 starten.</translation>
    </message>
    <message>
        <source>What was loaded is kept. See the failed records for the reasons, correct the mapping or raise &quot;failedRecords&quot; and sync again to go on, or roll the run back to empty the table again.</source>
        <translation>Was geladen wurde, bleibt. Die Gründe stehen bei den abgewiesenen Datensätzen; die Zuordnung berichtigen oder &quot;failedRecords&quot; erhöhen und erneut synchronisieren, um weiterzumachen, oder den Lauf zurückrollen, um die Tabelle wieder zu leeren.</translation>
    </message>
    <message>
        <source>The run was stopped. What it had committed is kept, and so is its checkpoint.</source>
        <translation>Der Lauf wurde angehalten. Was er festgeschrieben hat, bleibt, ebenso sein Prüfpunkt (Checkpoint).</translation>
    </message>
    <message>
        <source>Resume it, or sync again: it goes on from there.</source>
        <translation>Fortsetzen oder erneut synchronisieren: Es geht von dort weiter.</translation>
    </message>
    <message>
        <source>The run was stopped before it wrote anything. Nothing was changed.</source>
        <translation>Der Lauf wurde angehalten, bevor er etwas schrieb. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Run it again.</source>
        <translation>Erneut starten.</translation>
    </message>
    <message>
        <source>The run was stopped. What it had committed is kept; the state is as before it.</source>
        <translation>Der Lauf wurde angehalten. Was er festgeschrieben hat, bleibt; der Zustand ist wie vor ihm.</translation>
    </message>
    <message>
        <source>Records could not be applied, and a run that leaves the state alone cannot list them for the unfinished run it goes on with. None was passed over: the run was stopped.</source>
        <translation>Datensätze konnten nicht übernommen werden, und ein Lauf, der den Stand unberührt lässt, kann sie nicht für den unfertigen Lauf vermerken, den er fortsetzt. Keiner wurde übergangen: der Lauf wurde angehalten.</translation>
    </message>
    <message>
        <source>Sync without --no-persist-state, or roll the unfinished run back.</source>
        <translation>Ohne --no-persist-state synchronisieren, oder den unfertigen Lauf zurückrollen.</translation>
    </message>
    <message>
        <source>What this run had staged at the target is not all there any more, as after a crash of its server. The table itself was not changed.</source>
        <translation>Was dieser Lauf am Ziel bereitgestellt hatte, ist nicht mehr vollständig da, wie nach einem Absturz des Servers. Die Tabelle selbst wurde nicht geändert.</translation>
    </message>
    <message>
        <source>Sync again: what is missing is staged once more.</source>
        <translation>Erneut synchronisieren: Was fehlt, wird noch einmal bereitgestellt.</translation>
    </message>
</context>
<context>
    <name>Schema</name>
    <message>
        <source>This file does not follow its schema.</source>
        <translation>Diese Datei folgt nicht ihrem Schema.</translation>
    </message>
    <message>
        <source>Did you mean &quot;%1&quot;?</source>
        <translation>Ist „%1“ gemeint?</translation>
    </message>
    <message>
        <source>Known here: %1.</source>
        <translation>Hier bekannt: %1.</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>eine ganze Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>a share such as &quot;20%&quot;, or a whole number from 0</source>
        <translation>ein Anteil wie &quot;20%&quot; oder eine ganze Zahl ab 0</translation>
    </message>
    <message>
        <source>a duration such as &quot;15m&quot;, &quot;5d&quot; or &quot;1h30m&quot;</source>
        <translation>eine Dauer wie &quot;15m&quot;, &quot;5d&quot; oder &quot;1h30m&quot;</translation>
    </message>
    <message>
        <source>a size such as &quot;500MB&quot; or &quot;1GB&quot;</source>
        <translation>eine Größe wie &quot;500MB&quot; oder &quot;1GB&quot;</translation>
    </message>
    <message>
        <source>a secret&apos;s name, {&quot;secret&quot;: &quot;name&quot;}; a secret itself never stands in a file</source>
        <translation>der Name eines Geheimnisses, {&quot;secret&quot;: &quot;name&quot;}; das Geheimnis selbst steht nie in einer Datei</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>eines von %1</translation>
    </message>
    <message>
        <source>a text of 1 to %1 characters</source>
        <translation>ein Text von 1 bis %1 Zeichen</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a list, […], of at least one entry, none of them twice</source>
        <translation>eine Liste, […], mit mindestens einem Eintrag, keiner davon zweimal</translation>
    </message>
    <message>
        <source>an object, {…}</source>
        <translation>ein Objekt, {…}</translation>
    </message>
    <message>
        <source>This key is not known.</source>
        <translation>Dieser Schlüssel ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The key &quot;%1&quot; is missing.</source>
        <translation>Der Schlüssel „%1“ fehlt.</translation>
    </message>
    <message>
        <source>Expected exactly one of the keys %1.</source>
        <translation>Erwartet wird genau einer der Schlüssel %1.</translation>
    </message>
    <message>
        <source>Expected at least one entry.</source>
        <translation>Erwartet wird mindestens ein Eintrag.</translation>
    </message>
    <message>
        <source>Expected %1.</source>
        <translation>Erwartet wird %1.</translation>
    </message>
</context>
<context>
    <name>Secrets</name>
    <message>
        <source>&quot;%1&quot; is no name for a secret: letters, digits, &quot;-&quot;, &quot;_&quot; and &quot;.&quot; only.</source>
        <translation>„%1“ ist kein Name für ein Geheimnis: nur Buchstaben, Ziffern, &quot;-&quot;, &quot;_&quot; und &quot;.&quot;.</translation>
    </message>
    <message>
        <source>The secret &quot;%1&quot; was not found. Looked in: %2.</source>
        <translation>Das Geheimnis „%1“ wurde nicht gefunden. Gesucht in: %2.</translation>
    </message>
    <message>
        <source>Store it: tidewright secrets set %1, or set %2.</source>
        <translation>Ablegen: tidewright secrets set %1, oder %2 setzen.</translation>
    </message>
    <message>
        <source>keychain: no such entry</source>
        <translation>Schlüsselbund: kein solcher Eintrag</translation>
    </message>
    <message>
        <source>keychain: %1</source>
        <translation>Schlüsselbund: %1</translation>
    </message>
    <message>
        <source>environment: %1 is not set</source>
        <translation>Umgebung: %1 ist nicht gesetzt</translation>
    </message>
    <message>
        <source>file: TIDEWRIGHT_SECRETS_FILE is not set</source>
        <translation>Datei: TIDEWRIGHT_SECRETS_FILE ist nicht gesetzt</translation>
    </message>
    <message>
        <source>file %1: no such entry</source>
        <translation>Datei %1: kein solcher Eintrag</translation>
    </message>
    <message>
        <source>file: %1</source>
        <translation>Datei: %1</translation>
    </message>
    <message>
        <source>There is no keychain here; the secret was not stored.</source>
        <translation>Hier gibt es keinen Schlüsselbund; das Geheimnis wurde nicht abgelegt.</translation>
    </message>
    <message>
        <source>Name a file for secrets in TIDEWRIGHT_SECRETS_FILE, or set %1.</source>
        <translation>Eine Datei für Geheimnisse in TIDEWRIGHT_SECRETS_FILE angeben oder %1 setzen.</translation>
    </message>
    <message>
        <source>The secrets file %1 is refused: %2.</source>
        <translation>Die Datei für Geheimnisse %1 wird abgelehnt: %2.</translation>
    </message>
    <message>
        <source>it is no regular file</source>
        <translation>sie ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>it belongs to somebody else</source>
        <translation>sie gehört jemand anderem</translation>
    </message>
    <message>
        <source>others may read or write it (mode %1)</source>
        <translation>andere dürfen sie lesen oder schreiben (Modus %1)</translation>
    </message>
    <message>
        <source>Run: chmod 600 %1</source>
        <translation>Ausführen: chmod 600 %1</translation>
    </message>
    <message>
        <source>it is a symbolic link</source>
        <translation>sie ist ein symbolischer Link</translation>
    </message>
    <message>
        <source>its values must be texts</source>
        <translation>ihre Werte müssen Texte sein</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Expected a share such as &quot;20%&quot;, or a whole number from 0.</source>
        <translation>Erwartet wird ein Anteil wie &quot;20%&quot; oder eine ganze Zahl ab 0.</translation>
    </message>
    <message>
        <source>Expected a duration such as &quot;15m&quot;, &quot;5d&quot; or &quot;1h30m&quot;.</source>
        <translation>Erwartet wird eine Dauer wie &quot;15m&quot;, &quot;5d&quot; oder &quot;1h30m&quot;.</translation>
    </message>
    <message>
        <source>Expected a size such as &quot;500MB&quot; or &quot;1GB&quot;.</source>
        <translation>Erwartet wird eine Größe wie &quot;500MB&quot; oder &quot;1GB&quot;.</translation>
    </message>
</context>
<context>
    <name>SourceSelection</name>
    <message>
        <source>“%1” has no field “%2”. Nothing was changed.</source>
        <translation>„%1“ hat kein Feld „%2“. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Is “%1” meant?</source>
        <translation>Ist „%1“ gemeint?</translation>
    </message>
    <message>
        <source>The key field “%1” of “%2” is not among those that are read.</source>
        <translation>Das Schlüsselfeld „%1“ von „%2“ ist nicht unter denen, die gelesen werden.</translation>
    </message>
    <message>
        <source>“%1” has no key to read it by.</source>
        <translation>„%1“ hat keinen Schlüssel, nach dem gelesen werden kann.</translation>
    </message>
    <message>
        <source>Name its key in the job (“primaryKey”), or give the table a primary key.</source>
        <translation>Den Schlüssel im Job angeben („primaryKey“) oder der Tabelle einen Primärschlüssel geben.</translation>
    </message>
    <message>
        <source>The cursor field “%1” of “%2” is missing.</source>
        <translation>Das Cursorfeld „%1“ von „%2“ fehlt.</translation>
    </message>
</context>
<context>
    <name>SqlConnectionConfig</name>
    <message>
        <source>“%1” (database %2)</source>
        <translation>„%1“ (Datenbank %2)</translation>
    </message>
    <message>
        <source>“%1” (%2, database %3)</source>
        <translation>„%1“ (%2, Datenbank %3)</translation>
    </message>
</context>
<context>
    <name>SqlFilter</name>
    <message>
        <source>The filter “%1” is not one condition. Nothing was read.</source>
        <translation>Der Filter „%1“ ist nicht eine einzelne Bedingung. Nichts wurde gelesen.</translation>
    </message>
    <message>
        <source>Close every bracket, quotation and comment that it opens, and leave out semicolons.</source>
        <translation>Jede Klammer, jedes Anführungszeichen und jeden Kommentar schließen, der darin beginnt, und Semikolons weglassen.</translation>
    </message>
</context>
<context>
    <name>SqlIdentifier</name>
    <message>
        <source>A table or column name is empty.</source>
        <translation>Ein Tabellen- oder Spaltenname ist leer.</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a table or column.</source>
        <translation>„%1“ kann nicht der Name einer Tabelle oder Spalte sein.</translation>
    </message>
    <message>
        <source>“%1” is not the name of a table.</source>
        <translation>„%1“ ist nicht der Name einer Tabelle.</translation>
    </message>
    <message>
        <source>Write it as table or schema.table; a part that itself has a dot goes into double quotes.</source>
        <translation>Als table oder schema.table schreiben; ein Teil, der selbst einen Punkt hat, kommt in doppelte Anführungszeichen.</translation>
    </message>
    <message>
        <source>“%1” is too long for the name of a table or column in PostgreSQL. Nothing was changed.</source>
        <translation>„%1“ ist als Name einer Tabelle oder Spalte in PostgreSQL zu lang. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Map it to a shorter name in the job file.</source>
        <translation>In der Jobdatei einem kürzeren Namen zuordnen.</translation>
    </message>
</context>
<context>
    <name>SqlMessages</name>
    <message>
        <source>The server of %1 refused the user “%2”: wrong user name or password, or not let in from this machine.</source>
        <translation>Der Server von %1 hat den Benutzer „%2“ abgelehnt: falscher Benutzername oder falsches Passwort, oder von diesem Rechner aus nicht zugelassen.</translation>
    </message>
    <message>
        <source>Check the user in the connection&apos;s file, and set its password anew with “tidewright secrets set”.</source>
        <translation>Den Benutzer in der Datei der Verbindung prüfen und sein Passwort neu setzen mit „tidewright secrets set“.</translation>
    </message>
    <message>
        <source>The work on %1 was stopped. What was not committed there is rolled back.</source>
        <translation>Die Arbeit an %1 wurde angehalten. Was dort nicht festgeschrieben wurde, ist zurückgerollt.</translation>
    </message>
    <message>
        <source>Do it again; what was committed before is kept.</source>
        <translation>Noch einmal ausführen; was zuvor festgeschrieben wurde, bleibt.</translation>
    </message>
</context>
<context>
    <name>Sqlite</name>
    <message>
        <source>%1 has no table or view “%2”.</source>
        <translation>%1 hat keine Tabelle oder Sicht „%2“.</translation>
    </message>
    <message>
        <source>Check the names in the job and in the connection; “discover” lists what there is.</source>
        <translation>Die Namen im Job und in der Verbindung prüfen; „discover“ listet auf, was es gibt.</translation>
    </message>
    <message>
        <source>A chunk of “%1” is written outside of its transaction.</source>
        <translation>Ein Block von „%1“ wird außerhalb seiner Transaktion geschrieben.</translation>
    </message>
    <message>
        <source>The database %1 does not exist. Nothing was changed.</source>
        <translation>Die Datenbank %1 gibt es nicht. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Check the path in the connection. A missing target is made if the job says &quot;create&quot;: true.</source>
        <translation>Den Pfad in der Verbindung prüfen. Ein fehlendes Ziel wird angelegt, wenn im Job &quot;create&quot;: true steht.</translation>
    </message>
    <message>
        <source>%1 is no file.</source>
        <translation>%1 ist keine Datei.</translation>
    </message>
    <message>
        <source>The path must name a database file.</source>
        <translation>Der Pfad muss eine Datenbankdatei nennen.</translation>
    </message>
    <message>
        <source>The disk of %1 failed while it was committing: whether the last step was written is not known yet.</source>
        <translation>Der Datenträger von %1 ist während des Commits ausgefallen: Ob der letzte Schritt geschrieben wurde, ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>Check the disk, then resume: what was written is found out first.</source>
        <translation>Den Datenträger prüfen, dann fortsetzen: Zuerst wird festgestellt, was geschrieben wurde.</translation>
    </message>
    <message>
        <source>%1 could not be read or written.</source>
        <translation>%1 konnte nicht gelesen oder geschrieben werden.</translation>
    </message>
    <message>
        <source>%1 refused a record: %2. The record was not written.</source>
        <translation>%1 hat einen Datensatz abgewiesen: %2. Der Datensatz wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>Correct the record at the source, or sync the records that it refers to first.</source>
        <translation>Den Datensatz in der Quelle berichtigen oder zuerst die Datensätze synchronisieren, auf die er verweist.</translation>
    </message>
    <message>
        <source>A value is longer than %1 can hold. The record was not written.</source>
        <translation>Ein Wert ist länger, als %1 aufnehmen kann. Der Datensatz wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>SQLite holds values of up to 1 GB.</source>
        <translation>SQLite fasst Werte bis 1 GB.</translation>
    </message>
    <message>
        <source>%1 cannot hold a value of this type in its key. The record was not written.</source>
        <translation>%1 kann einen Wert dieses Typs nicht im Schlüssel aufnehmen. Der Datensatz wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>Give the field a type that can hold it.</source>
        <translation>Dem Feld einen Typ geben, der ihn aufnehmen kann.</translation>
    </message>
    <message>
        <source>Another program holds %1 locked. Nothing of this step was written.</source>
        <translation>Ein anderes Programm hält %1 gesperrt. Von diesem Schritt wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Wait until it has finished, or close it, then try again.</source>
        <translation>Warten, bis es fertig ist, oder es schließen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>There is no room left to write to %1. Nothing of this step was written.</source>
        <translation>Zum Schreiben in %1 ist kein Platz mehr. Von diesem Schritt wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Make room on its disk, then resume.</source>
        <translation>Auf dem Datenträger Platz schaffen, dann fortsetzen.</translation>
    </message>
    <message>
        <source>%1 may only be read. Nothing was changed.</source>
        <translation>%1 darf nur gelesen werden. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Give this account the right to write to the file and to its folder.</source>
        <translation>Diesem Konto das Recht geben, in die Datei und ihren Ordner zu schreiben.</translation>
    </message>
    <message>
        <source>%1 cannot be opened. Nothing was changed.</source>
        <translation>%1 lässt sich nicht öffnen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Check that this account may read the file and write to its folder, where SQLite keeps its log.</source>
        <translation>Prüfen, ob dieses Konto die Datei lesen und in ihren Ordner schreiben darf, wo SQLite sein Log ablegt.</translation>
    </message>
    <message>
        <source>%1 is not an SQLite database. Nothing was changed.</source>
        <translation>%1 ist keine SQLite-Datenbank. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Check the path in the connection. An encrypted database cannot be read.</source>
        <translation>Den Pfad in der Verbindung prüfen. Eine verschlüsselte Datenbank ist nicht lesbar.</translation>
    </message>
    <message>
        <source>%1 is damaged. Nothing of this step was written.</source>
        <translation>%1 ist beschädigt. Von diesem Schritt wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Restore it from a backup, or recover it with “sqlite3 FILE .recover”.</source>
        <translation>Aus einer Sicherung wiederherstellen oder retten mit „sqlite3 FILE .recover“.</translation>
    </message>
    <message>
        <source>Check the disk that it lies on, then resume.</source>
        <translation>Den Datenträger prüfen, auf dem sie liegt, dann fortsetzen.</translation>
    </message>
    <message>
        <source>The tables of %1 were changed meanwhile.</source>
        <translation>Die Tabellen von %1 wurden inzwischen geändert.</translation>
    </message>
    <message>
        <source>Sync again.</source>
        <translation>Erneut synchronisieren.</translation>
    </message>
    <message>
        <source>%1 lacks a table or a column that is needed.</source>
        <translation>In %1 fehlt eine Tabelle oder Spalte, die gebraucht wird.</translation>
    </message>
    <message>
        <source>Check the names in the job, and its filter.</source>
        <translation>Die Namen im Job und seinen Filter prüfen.</translation>
    </message>
    <message>
        <source>%1 refused a statement.</source>
        <translation>%1 hat eine Anweisung abgewiesen.</translation>
    </message>
    <message>
        <source>If the job has a filter, check that it is a condition that SQLite understands.</source>
        <translation>Hat der Job einen Filter, prüfen, ob er eine Bedingung ist, die SQLite versteht.</translation>
    </message>
    <message>
        <source>Name its key in the job (“primaryKey”), or give the table a primary key.</source>
        <translation>Den Schlüssel im Job angeben („primaryKey“) oder der Tabelle einen Primärschlüssel geben.</translation>
    </message>
    <message>
        <source>The filter of “%1” would change data. Nothing was read.</source>
        <translation>Der Filter von „%1“ würde Daten ändern. Nichts wurde gelesen.</translation>
    </message>
    <message>
        <source>“%1” is read without a cursor.</source>
        <translation>„%1“ wird ohne Cursor gelesen.</translation>
    </message>
    <message>
        <source>The position to go on from in “%1” does not fit its key.</source>
        <translation>Die Position, ab der es in „%1“ weitergeht, passt nicht zum Schlüssel.</translation>
    </message>
    <message>
        <source>Records of “%1” have no key: it is NULL.</source>
        <translation>Datensätze von „%1“ haben keinen Schlüssel: Er ist NULL.</translation>
    </message>
    <message>
        <source>Give them a key, or leave them out with a filter.</source>
        <translation>Ihnen einen Schlüssel geben oder sie mit einem Filter auslassen.</translation>
    </message>
    <message>
        <source>“%1” is a view and cannot be written to. Nothing was changed.</source>
        <translation>„%1“ ist eine Sicht und nicht beschreibbar. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Name a table in the job.</source>
        <translation>Im Job eine Tabelle angeben.</translation>
    </message>
    <message>
        <source>The key field “%1” of “%2” is not among those that are written.</source>
        <translation>Das Schlüsselfeld „%1“ von „%2“ ist nicht unter denen, die geschrieben werden.</translation>
    </message>
    <message>
        <source>“%1” has no key to write it by. Nothing was changed.</source>
        <translation>„%1“ hat keinen Schlüssel, nach dem geschrieben werden kann. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The table “%1” was not made</source>
        <translation>Die Tabelle „%1“ wurde nicht angelegt</translation>
    </message>
    <message>
        <source>A filter on %1 ends its statement. Nothing was read.</source>
        <translation>Ein Filter auf %1 beendet seine Anweisung. Nichts wurde gelesen.</translation>
    </message>
    <message>
        <source>The filter must be one condition, without a semicolon.</source>
        <translation>Der Filter muss eine einzige Bedingung sein, ohne Semikolon.</translation>
    </message>
    <message>
        <source>The cursor field “%1” of “%2” holds times in different forms, such as “%3” and “%4”, which SQLite does not order by time. Nothing more was read.</source>
        <translation>Das Cursorfeld „%1“ von „%2“ enthält Zeiten in verschiedenen Formen, etwa „%3“ und „%4“, die SQLite nicht nach der Zeit ordnet. Mehr wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>Bring its values into one form, or choose another cursor field.</source>
        <translation>Seine Werte in eine Form bringen oder ein anderes Cursorfeld wählen.</translation>
    </message>
</context>
<context>
    <name>SyncRecords</name>
    <message>
        <source>The source holds no record at all any more. Nothing was deleted or written.</source>
        <translation>Die Quelle hat gar keine Datensätze mehr. Nichts wurde gelöscht oder geschrieben.</translation>
    </message>
    <message>
        <source>Check the source. If the deletes are meant, run once more with --allow-deletes %1.</source>
        <translation>Prüfen Sie die Quelle. Sind die Löschungen gewollt, führen Sie es noch einmal mit --allow-deletes %1 aus.</translation>
    </message>
    <message>
        <source>An unfinished run of this content type waits. Nothing was written.</source>
        <translation>Ein unvollendeter Lauf dieses Inhaltstyps wartet. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Resume it or roll it back first.</source>
        <translation>Setzen Sie ihn erst fort, oder rollen Sie ihn zurück.</translation>
    </message>
    <message>
        <source>The run was stopped. What it had committed is kept; the other records are as before.</source>
        <translation>Der Lauf wurde angehalten. Was er geschrieben hat, bleibt; die anderen Datensätze sind wie zuvor.</translation>
    </message>
    <message>
        <source>Choose the rest again.</source>
        <translation>Wählen Sie den Rest noch einmal aus.</translation>
    </message>
</context>
<context>
    <name>Tr</name>
    <message>
        <source>Field “%1” of “%2” is needed but not read.</source>
        <translation>Feld „%1“ von „%2“ wird gebraucht, aber nicht gelesen.</translation>
    </message>
</context>
<context>
    <name>TwoWay</name>
    <message>
        <source>This state database cannot keep what two-way sync needs. Nothing was changed.</source>
        <translation>Diese Zustandsdatenbank kann nicht aufbewahren, was der Abgleich in beide Richtungen braucht. Nichts wurde geändert.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) changed again each time they were to be written. They were left as they are.</source>
        <translation>
            <numerusform>%n Datensatz änderte sich jedes Mal wieder, wenn er geschrieben werden sollte. Er blieb, wie er ist.</numerusform>
            <numerusform>%n Datensätze änderten sich jedes Mal wieder, wenn sie geschrieben werden sollten. Sie blieben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sync again when nobody works on them.</source>
        <translation>Synchronisieren Sie noch einmal, wenn niemand daran arbeitet.</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <source>One of the two systems is not the one that the run wrote to. Nothing was changed.</source>
        <translation>Eines der beiden Systeme ist nicht das, in das der Lauf geschrieben hat. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Check the connections.</source>
        <translation>Prüfen Sie die Verbindungen.</translation>
    </message>
    <message>
        <source>What run %1 had put aside to be taken back is not there any more, as after a crash of its server.</source>
        <translation>Was Lauf %1 zum Zurücknehmen beiseitegelegt hatte, ist nicht mehr da, wie nach einem Absturz seines Servers.</translation>
    </message>
    <message>
        <source>Nothing is kept with which run %1 could be taken back. Nothing was changed.</source>
        <translation>Es ist nichts aufbewahrt, womit Lauf %1 zurückgenommen werden könnte. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The run has written nothing, or its undo data were too old or too large to be kept: see &quot;undo&quot; in the job file.</source>
        <translation>Der Lauf hat nichts geschrieben, oder seine Daten zum Zurücknehmen waren zu alt oder zu groß, um aufbewahrt zu werden: siehe „undo“ in der Job-Datei.</translation>
    </message>
    <message>
        <source>Taking the run back was stopped. What was taken back stays so; do it again for the rest.</source>
        <translation>Das Zurücknehmen wurde angehalten. Was zurückgenommen ist, bleibt es; für den Rest noch einmal ausführen.</translation>
    </message>
    <message>
        <source>Do it again.</source>
        <translation>Noch einmal ausführen.</translation>
    </message>
    <message>
        <source>The target is not the system that this content type was synced with before. Nothing was changed.</source>
        <translation>Das Ziel ist nicht das System, mit dem dieser Inhaltstyp zuvor synchronisiert wurde. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Check the connection.</source>
        <translation>Prüfen Sie die Verbindung.</translation>
    </message>
    <message>
        <source>&quot;undo&quot; in the job file says how long runs can be taken back: {&quot;keep&quot;: &quot;5d&quot;}. One-way runs are kept only where it does.</source>
        <translation>„undo“ in der Job-Datei sagt, wie lange Läufe zurückgenommen werden können: {&quot;keep&quot;: &quot;5d&quot;}. Einweg-Läufe werden nur aufbewahrt, wo es dort steht.</translation>
    </message>
</context>
<context>
    <name>Verify</name>
    <message>
        <source>The list of the records that differ could not be kept in a temporary file. Nothing was changed at either side.</source>
        <translation>Die Liste der abweichenden Datensätze konnte nicht in einer temporären Datei abgelegt werden. An keiner der beiden Seiten wurde etwas geändert.</translation>
    </message>
    <message>
        <source>Make room in the folder for temporary files, or name another one with TMPDIR.</source>
        <translation>Schaffen Sie Platz im Ordner für temporäre Dateien, oder nennen Sie mit TMPDIR einen anderen.</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>There is no workspace in %1, nor in a folder above it.</source>
        <translation>In %1 und in den Ordnern darüber gibt es keinen Arbeitsbereich.</translation>
    </message>
    <message>
        <source>Name one with --workspace DIR, or make one: tidewright init DIR.</source>
        <translation>Einen mit --workspace DIR angeben oder anlegen: tidewright init DIR.</translation>
    </message>
    <message>
        <source>This version has no connections of this kind yet.</source>
        <translation>Diese Version hat noch keine Verbindungen dieser Art.</translation>
    </message>
    <message>
        <source>This is no name of a schema.</source>
        <translation>Das ist kein Name eines Schemas.</translation>
    </message>
    <message>
        <source>This file&apos;s name is no name for a connection or job.</source>
        <translation>Der Name dieser Datei ist kein Name für eine Verbindung oder einen Job.</translation>
    </message>
    <message>
        <source>Rename it.</source>
        <translation>Umbenennen.</translation>
    </message>
    <message>
        <source>The folder %1 could not be made; nothing was changed.</source>
        <translation>Der Ordner %1 konnte nicht angelegt werden; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name for a connection or job; nothing was changed.</source>
        <translation>„%1“ ist kein Name für eine Verbindung oder einen Job; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>%1 is a workspace already; it was not changed.</source>
        <translation>%1 ist schon ein Arbeitsbereich; nichts daran wurde geändert.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>This is no regular file, so it was not read.</source>
        <translation>Dies ist keine gewöhnliche Datei und wurde darum nicht gelesen.</translation>
    </message>
    <message>
        <source>Remove it, or put a file in its place.</source>
        <translation>Entfernen Sie es, oder legen Sie eine Datei an seine Stelle.</translation>
    </message>
    <message>
        <source>This folder cannot be read: %1.</source>
        <translation>Dieser Ordner kann nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>Known here: &quot;sqlite&quot;, &quot;postgres&quot;, &quot;mysql&quot;, &quot;folder&quot;.</source>
        <translation>Hier bekannt: &quot;sqlite&quot;, &quot;postgres&quot;, &quot;mysql&quot;, &quot;folder&quot;.</translation>
    </message>
</context>
<context>
    <name>tidewright::Callout</name>
    <message>
        <source>Warning: %1</source>
        <translation>Warnung: %1</translation>
    </message>
    <message>
        <source>Problem: %1</source>
        <translation>Problem: %1</translation>
    </message>
</context>
<context>
    <name>tidewright::CellWording</name>
    <message>
        <source>null</source>
        <comment>the value of a field</comment>
        <translation>null</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
</context>
<context>
    <name>tidewright::ChangesModel</name>
    <message>
        <source>not in the target</source>
        <translation>nicht im Ziel</translation>
    </message>
    <message>
        <source>row added</source>
        <translation>Zeile hinzugefügt</translation>
    </message>
    <message>
        <source>in the target only</source>
        <translation>nur im Ziel</translation>
    </message>
    <message>
        <source>row deleted</source>
        <translation>Zeile gelöscht</translation>
    </message>
    <message>
        <source>row rejected</source>
        <translation>Zeile abgewiesen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Abweisen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Konflikt</translation>
    </message>
    <message>
        <source>Synced</source>
        <translation>Synchronisiert</translation>
    </message>
    <message>
        <source>Alike already</source>
        <translation>Schon gleich</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>Inzwischen geändert</translation>
    </message>
    <message>
        <source>Left alone</source>
        <translation>Unberührt</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>not in %1</source>
        <translation>nicht in %1</translation>
    </message>
    <message>
        <source>deleted from %1</source>
        <translation>aus %1 gelöscht</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>system, value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Written to</source>
        <translation>Geschrieben in</translation>
    </message>
</context>
<context>
    <name>tidewright::ChangesPage</name>
    <message>
        <source>Counting what a run would do. Nothing is written.</source>
        <translation>Es wird gezählt, was ein Lauf tun würde. Nichts wird geschrieben.</translation>
    </message>
    <message>
        <source>A preview counts what a run would add, update and delete, and shows some of it. Nothing is written.</source>
        <translation>Eine Vorschau zählt, was ein Lauf hinzufügen, ändern und löschen würde, und zeigt einen Teil davon. Nichts wird geschrieben.</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>%1 Nothing was written.</source>
        <translation>%1 Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Preview taken at %1, nothing was written</source>
        <translation>Vorschau von %1, nichts wurde geschrieben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln add(s)</source>
        <translation>
            <numerusform>%Ln hinzugefügt</numerusform>
            <numerusform>%Ln hinzugefügt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln update(s)</source>
        <translation>
            <numerusform>%Ln geändert</numerusform>
            <numerusform>%Ln geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln delete(s)</source>
        <translation>
            <numerusform>%Ln gelöscht</numerusform>
            <numerusform>%Ln gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reject(s)</source>
        <translation>
            <numerusform>%Ln abgewiesen</numerusform>
            <numerusform>%Ln abgewiesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) unchanged</source>
        <translation>
            <numerusform>%Ln Zeile unverändert</numerusform>
            <numerusform>%Ln Zeilen unverändert</numerusform>
        </translation>
    </message>
    <message>
        <source>Showing %1 of %2</source>
        <translation>%1 von %2 gezeigt</translation>
    </message>
    <message>
        <source>Both sides agree</source>
        <translation>Beide Seiten stimmen überein</translation>
    </message>
    <message>
        <source>&amp;All shown</source>
        <translation>&amp;Alle angezeigten</translation>
    </message>
    <message>
        <source>Filter the changes</source>
        <translation>Änderungen filtern</translation>
    </message>
    <message>
        <source>Filter by key, field or value</source>
        <translation>Nach Schlüssel, Feld oder Wert filtern</translation>
    </message>
    <message>
        <source>Kind of change</source>
        <translation>Art der Änderung</translation>
    </message>
    <message>
        <source>All changes</source>
        <translation>Alle Änderungen</translation>
    </message>
    <message>
        <source>Preview again</source>
        <translation>Neue Vorschau</translation>
    </message>
    <message>
        <source>To %1</source>
        <comment>system</comment>
        <translation>Nach %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln conflict(s)</source>
        <translation>
            <numerusform>%Ln Konflikt</numerusform>
            <numerusform>%Ln Konflikte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) synced.</source>
        <translation>
            <numerusform>%Ln Zeile synchronisiert.</numerusform>
            <numerusform>%Ln Zeilen synchronisiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln alike already.</source>
        <translation>
            <numerusform>%Ln schon gleich.</numerusform>
            <numerusform>%Ln schon gleich.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed since the preview and left alone.</source>
        <translation>
            <numerusform>%Ln seit der Vorschau geändert und nicht angerührt.</numerusform>
            <numerusform>%Ln seit der Vorschau geändert und nicht angerührt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left alone.</source>
        <translation>
            <numerusform>%Ln nicht angerührt.</numerusform>
            <numerusform>%Ln nicht angerührt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in conflict, to be decided.</source>
        <translation>
            <numerusform>%Ln im Konflikt, zu entscheiden.</numerusform>
            <numerusform>%Ln im Konflikt, zu entscheiden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected; see the rejected rows.</source>
        <translation>
            <numerusform>%Ln abgelehnt; siehe abgelehnte Zeilen.</numerusform>
            <numerusform>%Ln abgelehnt; siehe abgelehnte Zeilen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not written.</source>
        <translation>
            <numerusform>%Ln nicht geschrieben.</numerusform>
            <numerusform>%Ln nicht geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sync checked rows</source>
        <translation>Gewählte synchronisieren</translation>
    </message>
    <message numerus="yes">
        <source>Sync %Ln row(s)…</source>
        <translation>
            <numerusform>%Ln Zeile synchronisieren …</numerusform>
            <numerusform>%Ln Zeilen synchronisieren …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sync %Ln row(s)</source>
        <translation>
            <numerusform>%Ln Zeile synchronisieren</numerusform>
            <numerusform>%Ln Zeilen synchronisieren</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::ChangesTable</name>
    <message>
        <source>Planned changes</source>
        <translation>Geplante Änderungen</translation>
    </message>
</context>
<context>
    <name>tidewright::ChosenDialog</name>
    <message numerus="yes">
        <source>%Ln row(s) of %1</source>
        <translation>
            <numerusform>%Ln Zeile von %1</numerusform>
            <numerusform>%Ln Zeilen von %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) added to %1</source>
        <translation>
            <numerusform>%Ln Zeile kommt in %1 hinzu</numerusform>
            <numerusform>%Ln Zeilen kommen in %1 hinzu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) updated in %1</source>
        <translation>
            <numerusform>%Ln Zeile wird in %1 geändert</numerusform>
            <numerusform>%Ln Zeilen werden in %1 geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>Sync checked rows</source>
        <translation>Gewählte synchronisieren</translation>
    </message>
    <message numerus="yes">
        <source>Sync exactly %Ln row(s)?</source>
        <translation>
            <numerusform>Genau %Ln Zeile synchronisieren?</numerusform>
            <numerusform>Genau %Ln Zeilen synchronisieren?</numerusform>
        </translation>
    </message>
    <message>
        <source>A row that is no longer what the preview showed is left alone.</source>
        <translation>Eine Zeile, die nicht mehr ist, was die Vorschau zeigte, wird nicht angerührt.</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Nothing else</source>
        <translation>Nichts weiter</translation>
    </message>
    <message>
        <source>Not changed</source>
        <translation>Nicht geändert</translation>
    </message>
    <message>
        <source>Every other row, and the position that the next sync goes on from</source>
        <translation>Alle anderen Zeilen und die Stelle, von der der nächste Lauf weitergeht</translation>
    </message>
    <message numerus="yes">
        <source>Sync %Ln row(s)</source>
        <translation>
            <numerusform>%Ln Zeile synchronisieren</numerusform>
            <numerusform>%Ln Zeilen synchronisieren</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::ConflictListModel</name>
    <message>
        <source>Local</source>
        <translation>Lokal</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>Fern</translation>
    </message>
    <message>
        <source>Decided, for the next run</source>
        <translation>Entschieden, für den nächsten Lauf</translation>
    </message>
    <message>
        <source>Deleted in %1</source>
        <translation>Gelöscht in %1</translation>
    </message>
    <message numerus="yes">
        <source>Created on both sides, %Ln field(s)</source>
        <translation>
            <numerusform>Beidseitig angelegt, %Ln Feld</numerusform>
            <numerusform>Beidseitig angelegt, %Ln Felder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln field(s)</source>
        <translation>
            <numerusform>%Ln Feld</numerusform>
            <numerusform>%Ln Felder</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed since it was decided</source>
        <translation>Seit der Entscheidung geändert</translation>
    </message>
    <message>
        <source>%1, begun</source>
        <translation>%1, begonnen</translation>
    </message>
    <message>
        <source>%1, conflict, %2</source>
        <translation>%1, Konflikt, %2</translation>
    </message>
    <message>
        <source>%1, decided, %2</source>
        <translation>%1, entschieden, %2</translation>
    </message>
    <message>
        <source>%1, %2 open of %3</source>
        <translation>%1, %2 von %3 offen</translation>
    </message>
    <message>
        <source>%1 of %2, %3 open of %4</source>
        <translation>%1 von %2, %3 von %4 offen</translation>
    </message>
</context>
<context>
    <name>tidewright::ConsoleActions</name>
    <message>
        <source>Open a workspace…</source>
        <translation>Arbeitsbereich öffnen…</translation>
    </message>
    <message>
        <source>Create a workspace…</source>
        <translation>Arbeitsbereich anlegen…</translation>
    </message>
    <message>
        <source>Start the demo</source>
        <translation>Demo starten</translation>
    </message>
    <message>
        <source>Close the workspace</source>
        <translation>Arbeitsbereich schließen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Details kopieren</translation>
    </message>
    <message>
        <source>Filter the table</source>
        <translation>Tabelle filtern</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Read the state again and ask the sources what has changed (F5)</source>
        <translation>Den Zustand neu lesen und die Quellen fragen, was sich geändert hat (F5)</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt synchronisieren</translation>
    </message>
    <message>
        <source>Sync the selection; a type that runs is queued for one more run (Ctrl+R)</source>
        <translation>Die Auswahl synchronisieren; ein laufender Inhaltstyp wird für einen weiteren Lauf eingereiht (Strg+R)</translation>
    </message>
    <message>
        <source>Force full…</source>
        <translation>Vollständig neu lesen…</translation>
    </message>
    <message>
        <source>Read every row of the selection again; shows first what will happen (Ctrl+Shift+R)</source>
        <translation>Jede Zeile der Auswahl neu lesen; zeigt zuerst, was geschehen wird (Strg+Umschalt+R)</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Go on with an interrupted or failed run, from its checkpoint (Ctrl+Shift+P)</source>
        <translation>Einen unterbrochenen oder fehlgeschlagenen Lauf ab seinem Prüfpunkt (Checkpoint) fortsetzen (Strg+Umschalt+P)</translation>
    </message>
    <message>
        <source>Roll back…</source>
        <translation>Zurückrollen…</translation>
    </message>
    <message>
        <source>Undo an unfinished run (Ctrl+Backspace)</source>
        <translation>Einen unvollendeten Lauf rückgängig machen (Strg+Rücktaste)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop at the next safe point; the checkpoint is kept (Ctrl+.)</source>
        <translation>Am nächsten sicheren Punkt anhalten; der Prüfpunkt (Checkpoint) bleibt (Strg+.)</translation>
    </message>
    <message>
        <source>Preview changes</source>
        <translation>Vorschau der Änderungen</translation>
    </message>
    <message>
        <source>Count and show what a run would do; nothing is written (Ctrl+Shift+D)</source>
        <translation>Zählen und zeigen, was ein Lauf tun würde; nichts wird geschrieben (Strg+Umschalt+D)</translation>
    </message>
    <message>
        <source>Retry rejected rows</source>
        <translation>Abgewiesene Zeilen erneut versuchen</translation>
    </message>
    <message>
        <source>Rows that need attention first</source>
        <translation>Zeilen mit Klärungsbedarf zuerst</translation>
    </message>
    <message>
        <source>Fold all jobs</source>
        <translation>Alle Jobs einklappen</translation>
    </message>
    <message>
        <source>Unfold all jobs</source>
        <translation>Alle Jobs ausklappen</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>About Tidewright</source>
        <translation>Über Tidewright</translation>
    </message>
    <message>
        <source>Details tab %1</source>
        <translation>Details, Reiter %1</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>font size</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Bewegung verringern</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Accept the new system…</source>
        <translation>Das neue System annehmen…</translation>
    </message>
    <message>
        <source>Sync with the system that the connection leads to now; asks first</source>
        <translation>Mit dem System synchronisieren, zu dem die Verbindung jetzt führt; fragt vorher</translation>
    </message>
    <message>
        <source>Review conflicts</source>
        <translation>Konflikte prüfen</translation>
    </message>
    <message>
        <source>Decide what was changed on both sides, field by field (Ctrl+K)</source>
        <translation>Feld für Feld entscheiden, was auf beiden Seiten geändert wurde (Strg+K)</translation>
    </message>
    <message>
        <source>Review conflicts (%1)</source>
        <translation>Konflikte prüfen (%1)</translation>
    </message>
    <message>
        <source>Take back this run…</source>
        <translation>Diesen Lauf zurücknehmen …</translation>
    </message>
    <message>
        <source>Give every row that the chosen run wrote its old values again; asks first (Ctrl+Shift+Backspace)</source>
        <translation>Jeder Zeile, die der gewählte Lauf geschrieben hat, ihre alten Werte wiedergeben; fragt vorher (Strg+Umschalt+Rücktaste)</translation>
    </message>
    <message>
        <source>Sync the checked rows</source>
        <translation>Gewählte Zeilen synchronisieren</translation>
    </message>
    <message>
        <source>Sync exactly the rows that are checked in the preview, and no others (Ctrl+Enter)</source>
        <translation>Genau die in der Vorschau gewählten Zeilen synchronisieren und keine anderen (Strg+Eingabe)</translation>
    </message>
</context>
<context>
    <name>tidewright::ConsoleStatusBar</name>
    <message>
        <source>Show what is running</source>
        <translation>Zeigen, was läuft</translation>
    </message>
    <message>
        <source>Rows read per second, over all runs</source>
        <translation>Gelesene Zeilen je Sekunde, über alle Läufe</translation>
    </message>
    <message>
        <source>Content types that are synced at once, at most</source>
        <translation>So viele Inhaltstypen werden höchstens gleichzeitig synchronisiert</translation>
    </message>
    <message>
        <source>Time of this computer</source>
        <translation>Uhrzeit dieses Rechners</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>time zone and time</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>No workspace is open</source>
        <translation>Kein Arbeitsbereich ist geöffnet</translation>
    </message>
    <message numerus="yes">
        <source>%Ln running</source>
        <translation>
            <numerusform>%Ln läuft</numerusform>
            <numerusform>%Ln laufen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>Nichts läuft</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>untätig</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln worker(s) busy</source>
        <translation>
            <numerusform>%1 von %Ln Worker beschäftigt</numerusform>
            <numerusform>%1 von %Ln Workern beschäftigt</numerusform>
        </translation>
    </message>
    <message>
        <source>State database</source>
        <translation>Zustandsdatenbank</translation>
    </message>
    <message>
        <source>Where what was synced is remembered: %1</source>
        <translation>Hier ist gemerkt, was synchronisiert wurde: %1</translation>
    </message>
</context>
<context>
    <name>tidewright::DemoWorkspace</name>
    <message>
        <source>The demo&apos;s file %1 could not be written; the demo is not complete.</source>
        <translation>Die Datei %1 der Demo konnte nicht geschrieben werden; die Demo ist nicht vollständig.</translation>
    </message>
    <message>
        <source>Choose a folder that can be written to, with 50 MB of room.</source>
        <translation>Einen beschreibbaren Ordner mit 50 MB Platz wählen.</translation>
    </message>
    <message>
        <source>%1 is a workspace already; it was not changed.</source>
        <translation>%1 ist schon ein Arbeitsbereich; nichts daran wurde geändert.</translation>
    </message>
    <message>
        <source>Name another folder.</source>
        <translation>Einen anderen Ordner angeben.</translation>
    </message>
    <message>
        <source>The folder %1 could not be made.</source>
        <translation>Der Ordner %1 konnte nicht angelegt werden.</translation>
    </message>
    <message>
        <source>Choose a folder that can be written to.</source>
        <translation>Einen beschreibbaren Ordner wählen.</translation>
    </message>
</context>
<context>
    <name>tidewright::DetailsPane</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Choose a content type to see its state, its runs and its log.</source>
        <translation>Einen Inhaltstyp wählen, um seinen Zustand, seine Läufe und sein Protokoll zu sehen.</translation>
    </message>
    <message>
        <source>Sections of the details</source>
        <translation>Abschnitte der Details</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Changes (%L1)</source>
        <translation>Änderungen (%L1)</translation>
    </message>
</context>
<context>
    <name>tidewright::EndpointFactory</name>
    <message>
        <source>Connection %1</source>
        <translation>Verbindung %1</translation>
    </message>
    <message>
        <source>Connection %1 is of the kind %2, which this version cannot talk to.</source>
        <translation>Verbindung %1 ist von der Art %2, mit der diese Version nicht umgehen kann.</translation>
    </message>
    <message>
        <source>Use sqlite, postgres, mysql or folder.</source>
        <translation>sqlite, postgres, mysql oder folder verwenden.</translation>
    </message>
</context>
<context>
    <name>tidewright::FactsDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>tidewright::FieldWording</name>
    <message>
        <source>This is neither true nor false.</source>
        <translation>Das ist weder true noch false.</translation>
    </message>
    <message>
        <source>This is no whole number, like 42, or one that is too large.</source>
        <translation>Das ist keine ganze Zahl wie 42, oder sie ist zu groß.</translation>
    </message>
    <message>
        <source>This is no number, like 12.50.</source>
        <translation>Das ist keine Zahl wie 12.50.</translation>
    </message>
    <message>
        <source>This is no date, like 2026-11-20.</source>
        <translation>Das ist kein Datum wie 2026-11-20.</translation>
    </message>
    <message>
        <source>This is no time, like 09:30:00.</source>
        <translation>Das ist keine Uhrzeit wie 09:30:00.</translation>
    </message>
    <message>
        <source>This is no date and time, like 2026-11-20 09:30:00.</source>
        <translation>Das ist kein Zeitpunkt wie 2026-11-20 09:30:00.</translation>
    </message>
    <message>
        <source>This is no JSON: a quote, a comma or a bracket is missing.</source>
        <translation>Das ist kein JSON: Ein Anführungszeichen, ein Komma oder eine Klammer fehlt.</translation>
    </message>
    <message>
        <source>This is no UUID, like 123e4567-e89b-12d3-a456-426614174000.</source>
        <translation>Das ist keine UUID wie 123e4567-e89b-12d3-a456-426614174000.</translation>
    </message>
    <message>
        <source>These are no bytes, like \x00ff.</source>
        <translation>Das sind keine Bytes wie \x00ff.</translation>
    </message>
    <message>
        <source>This value cannot be used here.</source>
        <translation>Dieser Wert ist hier nicht möglich.</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>null</source>
        <comment>the value of a field</comment>
        <translation>null</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>ja oder nein</translation>
    </message>
    <message>
        <source>whole number</source>
        <translation>ganze Zahl</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>date and time</source>
        <translation>Datum und Zeit</translation>
    </message>
    <message>
        <source>date, time, zone</source>
        <translation>Datum, Zeit, Zone</translation>
    </message>
    <message>
        <source>long text</source>
        <translation>langer Text</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>tidewright::FirstRunPage</name>
    <message>
        <source>Welcome to Tidewright</source>
        <translation>Willkommen bei Tidewright</translation>
    </message>
    <message>
        <source>A workspace keeps your jobs, connections and run history together in one folder.</source>
        <translation>Ein Arbeitsbereich hält Jobs, Verbindungen und den Verlauf der Läufe in einem Ordner zusammen.</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Arbeitsbereich öffnen</translation>
    </message>
    <message>
        <source>Continue with jobs from this computer or a shared drive.</source>
        <translation>Weiter mit Jobs von diesem Rechner oder einem gemeinsamen Laufwerk.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Create a workspace</source>
        <translation>Arbeitsbereich anlegen</translation>
    </message>
    <message>
        <source>An empty folder with its state database, for connections and jobs of your own.</source>
        <translation>Ein leerer Ordner mit seiner Zustandsdatenbank, für eigene Verbindungen und Jobs.</translation>
    </message>
    <message>
        <source>Create…</source>
        <translation>Anlegen…</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Die Demo ausprobieren</translation>
    </message>
    <message>
        <source>A sample job over an embedded database. Stays on this computer.</source>
        <translation>Ein Beispieljob über einer eingebetteten Datenbank. Bleibt auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Start the demo</source>
        <translation>Demo starten</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Or drop a workspace folder here. No recent workspaces yet.</source>
        <translation>Oder einen Arbeitsbereichsordner hierher ziehen. Noch keine zuletzt benutzten.</translation>
    </message>
    <message>
        <source>Or drop a workspace folder here.</source>
        <translation>Oder einen Arbeitsbereichsordner hierher ziehen.</translation>
    </message>
</context>
<context>
    <name>tidewright::ForceFullDialog</name>
    <message>
        <source>Force full sync</source>
        <translation>Vollständig neu lesen</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Bleibt</translation>
    </message>
    <message>
        <source>Mapping, schedule, rejected rows and run history; other content types</source>
        <translation>Zuordnung, Zeitplan, abgewiesene Zeilen und Verlauf der Läufe; andere Inhaltstypen</translation>
    </message>
    <message>
        <source>Starts over</source>
        <translation>Beginnt neu</translation>
    </message>
    <message>
        <source>Reversible</source>
        <translation>Umkehrbar</translation>
    </message>
    <message>
        <source>Until the run is committed, in one transaction at its end, it can be rolled back. A finished run cannot: no snapshot is kept.</source>
        <translation>Bis der Lauf an seinem Ende in einer Transaktion festgeschrieben wird, lässt er sich zurückrollen. Ein beendeter Lauf nicht: Es bleibt kein Schnappschuss.</translation>
    </message>
    <message>
        <source>Number of rows that may be deleted</source>
        <translation>Anzahl der Zeilen, die gelöscht werden dürfen</translation>
    </message>
    <message>
        <source>Show preview</source>
        <translation>Vorschau zeigen</translation>
    </message>
    <message>
        <source>a dry run, nothing is written</source>
        <translation>ein Probelauf, nichts wird geschrieben</translation>
    </message>
    <message>
        <source>Kind of change</source>
        <translation>Art der Änderung</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Sync without preview</source>
        <translation>Ohne Vorschau synchronisieren</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>rows will be read</source>
        <translation>Zeilen werden gelesen</translation>
    </message>
    <message>
        <source>rows will be added</source>
        <translation>Zeilen kommen hinzu</translation>
    </message>
    <message>
        <source>in the source, not in the target</source>
        <translation>in der Quelle, nicht im Ziel</translation>
    </message>
    <message>
        <source>rows will be updated</source>
        <translation>Zeilen werden geändert</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) are equal already</source>
        <translation>
            <numerusform>%Ln Zeile ist schon gleich</numerusform>
            <numerusform>%Ln Zeilen sind schon gleich</numerusform>
        </translation>
    </message>
    <message>
        <source>rows may be deleted</source>
        <translation>Zeilen evtl. gelöscht</translation>
    </message>
    <message>
        <source>in the target only; the safety limit is %1</source>
        <translation>nur im Ziel; die Sicherheitsgrenze ist %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) would be deleted, more than the safety limit of %1</source>
        <translation>
            <numerusform>%Ln Zeile würde gelöscht, mehr als die Sicherheitsgrenze von %1</numerusform>
            <numerusform>%Ln Zeilen würden gelöscht, mehr als die Sicherheitsgrenze von %1</numerusform>
        </translation>
    </message>
    <message>
        <source>If that is what you want, type the number of rows to delete.</source>
        <translation>Ist das gewollt, die Anzahl der zu löschenden Zeilen eintippen.</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>%1 Nothing was written.</source>
        <translation>%1 Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Deletes %1</source>
        <translation>Löschen %1</translation>
    </message>
    <message>
        <source>Updates %1</source>
        <translation>Ändern %1</translation>
    </message>
    <message>
        <source>Adds %1</source>
        <translation>Hinzufügen %1</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt…</translation>
    </message>
    <message numerus="yes">
        <source>Read and sync %Ln row(s)</source>
        <translation>
            <numerusform>%Ln Zeile lesen und synchronisieren</numerusform>
            <numerusform>%Ln Zeilen lesen und synchronisieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Run preview first</source>
        <translation>Erst Vorschau laufen lassen</translation>
    </message>
    <message>
        <source>No other run is active, starts at once</source>
        <translation>Kein anderer Lauf ist aktiv, beginnt sofort</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other run(s) active, starts when a worker is free</source>
        <translation>
            <numerusform>%Ln anderer Lauf aktiv, beginnt, sobald ein Worker frei ist</numerusform>
            <numerusform>%Ln andere Läufe aktiv, beginnt, sobald ein Worker frei ist</numerusform>
        </translation>
    </message>
    <message>
        <source>Counting. Nothing is written.</source>
        <translation>Wird gezählt. Nichts wird geschrieben.</translation>
    </message>
    <message>
        <source>None of this kind.</source>
        <translation>Nichts von dieser Art.</translation>
    </message>
    <message>
        <source>No preview yet.</source>
        <translation>Noch keine Vorschau.</translation>
    </message>
</context>
<context>
    <name>tidewright::ForceFullText</name>
    <message>
        <source>Read every row of %1 again?</source>
        <translation>Jede Zeile von %1 neu lesen?</translation>
    </message>
    <message numerus="yes">
        <source>Read every row of %Ln content type(s) again?</source>
        <translation>
            <numerusform>Jede Zeile von %Ln Inhaltstyp neu lesen?</numerusform>
            <numerusform>Jede Zeile von %Ln Inhaltstypen neu lesen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Their targets are made equal to their sources. A normal run reads only rows changed since the cursor.</source>
        <translation>Ihre Ziele werden ihren Quellen gleich gemacht. Ein gewöhnlicher Lauf liest nur Zeilen, die sich seit dem Cursor geändert haben.</translation>
    </message>
    <message>
        <source>Cursor %1 and the checkpoint, set again when the run has succeeded</source>
        <translation>Cursor %1 und der Prüfpunkt (Checkpoint), neu gesetzt, wenn der Lauf gelungen ist</translation>
    </message>
    <message>
        <source>Cursor and checkpoint, set again when the run has succeeded</source>
        <translation>Cursor und Prüfpunkt (Checkpoint), neu gesetzt, wenn der Lauf gelungen ist</translation>
    </message>
    <message>
        <source>%1 in %2 is made equal to %3 in %4.</source>
        <translation>%1 in %2 wird %3 in %4 angeglichen.</translation>
    </message>
    <message>
        <source>%1 in %2 is made equal to %3 in %4. A normal run reads only rows changed since the cursor.</source>
        <translation>%1 in %2 wird %3 in %4 angeglichen. Ein normaler Lauf liest nur Zeilen, die sich seit dem Cursor geändert haben.</translation>
    </message>
</context>
<context>
    <name>tidewright::FullTextDialog</name>
    <message>
        <source>%1, full text</source>
        <translation>%1, ganzer Text</translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation>Vorige Änderung</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>Nächste Änderung</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>as last synced</source>
        <translation>zuletzt synchron</translation>
    </message>
    <message>
        <source>local</source>
        <translation>lokal</translation>
    </message>
    <message>
        <source>remote</source>
        <translation>fern</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Result: what will be saved on both sides</source>
        <translation>Ergebnis: was auf beiden Seiten gespeichert wird</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Take %1</source>
        <translation>%1 nehmen</translation>
    </message>
    <message>
        <source>Keep this text</source>
        <translation>Diesen Text behalten</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>null</source>
        <comment>the value of a field</comment>
        <translation>null</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>¶ %1 of %2</source>
        <comment>paragraphs</comment>
        <translation>¶ %1 von %2</translation>
    </message>
</context>
<context>
    <name>tidewright::HistoryPage</name>
    <message>
        <source>Duration of the last runs</source>
        <translation>Dauer der letzten Läufe</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>What the chart shows</source>
        <translation>Was das Diagramm zeigt</translation>
    </message>
    <message>
        <source>Rows read by the last runs</source>
        <translation>Gelesene Zeilen der letzten Läufe</translation>
    </message>
    <message>
        <source>Reading the runs…</source>
        <translation>Läufe werden gelesen…</translation>
    </message>
    <message>
        <source>Median %1</source>
        <translation>Median %1</translation>
    </message>
    <message>
        <source>No runs yet. Each run of %1 is listed here, with its duration and what it changed.</source>
        <translation>Noch keine Läufe. Jeder Lauf von %1 steht hier, mit seiner Dauer und dem, was er geändert hat.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) taken back.</source>
        <translation>
            <numerusform>%Ln Zeile zurückgenommen.</numerusform>
            <numerusform>%Ln Zeilen zurückgenommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is kept any more that would take this run back.</source>
        <translation>Es ist nichts mehr aufbewahrt, womit dieser Lauf zurückgenommen werden könnte.</translation>
    </message>
</context>
<context>
    <name>tidewright::HumanText</name>
    <message>
        <source>%1 s</source>
        <comment>duration in seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>vor %1 h</translation>
    </message>
    <message>
        <source>%1 d ago</source>
        <translation>vor %1 d</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>short date format of QDate</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>%1, %2 %3</source>
        <comment>date, time and time zone</comment>
        <translation>%1, %2 %3</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <comment>long date format of QDate</comment>
        <translation>ddd d. MMM yyyy</translation>
    </message>
    <message>
        <source>%1k rows/s</source>
        <translation>%1k Zeilen/s</translation>
    </message>
    <message>
        <source>%1 rows/s</source>
        <translation>%1 Zeilen/s</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>date and time of day</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>tidewright::KeyHints</name>
    <message>
        <source>Local</source>
        <translation>Lokal</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>Fern</translation>
    </message>
    <message>
        <source>Back to base</source>
        <translation>Zurück zur Basis</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Next, previous field</source>
        <translation>Nächstes, voriges Feld</translation>
    </message>
    <message>
        <source>Next, previous record</source>
        <translation>Nächster, voriger Satz</translation>
    </message>
</context>
<context>
    <name>tidewright::LogPage</name>
    <message>
        <source>Log of the content type</source>
        <translation>Protokoll des Inhaltstyps</translation>
    </message>
    <message>
        <source>Nothing was logged yet. What a run of this content type does appears here while the console is open.</source>
        <translation>Noch nichts protokolliert. Was ein Lauf dieses Inhaltstyps tut, erscheint hier, solange die Konsole offen ist.</translation>
    </message>
    <message>
        <source>Following the newest line. Scroll up to hold.</source>
        <translation>Folgt der neuesten Zeile. Nach oben rollen, um anzuhalten.</translation>
    </message>
    <message>
        <source>Held here. Scroll to the end to follow the newest line again.</source>
        <translation>Hier angehalten. Ans Ende rollen, um wieder der neuesten Zeile zu folgen.</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Sichern…</translation>
    </message>
    <message>
        <source>Write these lines to a file</source>
        <translation>Diese Zeilen in eine Datei schreiben</translation>
    </message>
</context>
<context>
    <name>tidewright::MainWindow</name>
    <message>
        <source>Tidewright</source>
        <translation>Tidewright</translation>
    </message>
    <message>
        <source>%1 – Tidewright</source>
        <translation>%1 – Tidewright</translation>
    </message>
    <message>
        <source>None</source>
        <comment>no workspace is open</comment>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>Nothing matches &apos;%1&apos;.
Esc clears the filter.</source>
        <translation>Nichts passt zu „%1“.
Esc leert den Filter.</translation>
    </message>
    <message>
        <source>No content type is in &apos;%1&apos;.
That is good news; Ctrl+6 shows all of them.</source>
        <translation>In „%1“ ist kein Inhaltstyp.
Das ist eine gute Nachricht; Strg+6 zeigt alle.</translation>
    </message>
    <message>
        <source>This workspace has no jobs yet.
A job is a file in its folder jobs/; it appears here as soon as it is saved.</source>
        <translation>Dieser Arbeitsbereich hat noch keine Jobs.
Ein Job ist eine Datei in seinem Ordner jobs/; er erscheint hier, sobald sie gespeichert ist.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) were interrupted.</source>
        <translation>
            <numerusform>%Ln Lauf wurde unterbrochen.</numerusform>
            <numerusform>%Ln Läufe wurden unterbrochen.</numerusform>
        </translation>
    </message>
    <message>
        <source>What was committed is kept; Resume goes on from the checkpoint.</source>
        <translation>Was festgeschrieben wurde, bleibt; „Fortsetzen“ geht ab dem Prüfpunkt (Checkpoint) weiter.</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>Alle fortsetzen</translation>
    </message>
    <message>
        <source>The workspace %1 was not changed.</source>
        <translation>Der Arbeitsbereich %1 wurde nicht geändert.</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Arbeitsbereich öffnen</translation>
    </message>
    <message>
        <source>Create a workspace: name its folder</source>
        <translation>Arbeitsbereich anlegen: seinen Ordner benennen</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Nothing was created.</source>
        <translation>Nichts wurde angelegt.</translation>
    </message>
    <message>
        <source>About Tidewright</source>
        <translation>Über Tidewright</translation>
    </message>
    <message>
        <source>Tidewright %1</source>
        <translation>Tidewright %1</translation>
    </message>
    <message>
        <source>Keeps content types in sync between systems.

Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Hält Inhaltstypen zwischen Systemen synchron.

Freie Software unter der GNU General Public License, Version 3 oder später.</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Recent workspaces</source>
        <translation>Zuletzt benutzte Arbeitsbereiche</translation>
    </message>
    <message>
        <source>No recent workspaces yet</source>
        <translation>Noch keine zuletzt benutzten Arbeitsbereiche</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Font size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>&amp;Sync</source>
        <translation>&amp;Synchronisieren</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Synchronisieren</translation>
    </message>
    <message>
        <source>Filter by name or status</source>
        <translation>Name oder Status filtern</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Save the log of %1</source>
        <translation>Protokoll von %1 sichern</translation>
    </message>
    <message>
        <source>The log could not be written to %1.</source>
        <translation>Das Protokoll konnte nicht nach %1 geschrieben werden.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Sync %1 with the system that its connection leads to now?</source>
        <translation>%1 mit dem System synchronisieren, zu dem die Verbindung jetzt führt?</translation>
    </message>
    <message numerus="yes">
        <source>Sync %Ln content type(s) with the system that their connection leads to now?</source>
        <translation>
            <numerusform>%Ln Inhaltstyp mit dem System synchronisieren, zu dem die Verbindung jetzt führt?</numerusform>
            <numerusform>%Ln Inhaltstypen mit dem System synchronisieren, zu dem die Verbindung jetzt führt?</numerusform>
        </translation>
    </message>
    <message>
        <source>Accept the new system</source>
        <translation>Das neue System annehmen</translation>
    </message>
    <message>
        <source>The position of the last sync is kept, and the next run goes on from there: rows that the new system holds from before are not looked at. If it is another database and not the same one moved, choose Force full afterwards.</source>
        <translation>Die Position der letzten Synchronisierung bleibt, und der nächste Lauf geht von dort weiter: Zeilen, die das neue System von früher hat, werden nicht angesehen. Ist es eine andere Datenbank und nicht dieselbe an einem anderen Ort, danach „Vollständig neu lesen…“ wählen.</translation>
    </message>
    <message>
        <source>Accept and sync</source>
        <translation>Annehmen und synchronisieren</translation>
    </message>
</context>
<context>
    <name>tidewright::NextStepText</name>
    <message>
        <source>Check the connections. If the change is meant, choose Accept the new system.</source>
        <translation>Die Verbindungen prüfen. Ist der Wechsel gewollt, „Das neue System annehmen…“ wählen.</translation>
    </message>
    <message>
        <source>Check both systems. If the change is meant, choose Force full: it shows what would be deleted, and asks.</source>
        <translation>Beide Systeme prüfen. Ist die Änderung gewollt, „Vollständig neu lesen…“ wählen: Es zeigt, was gelöscht würde, und fragt.</translation>
    </message>
</context>
<context>
    <name>tidewright::NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Close the notice</source>
        <translation>Hinweis schließen</translation>
    </message>
</context>
<context>
    <name>tidewright::OutcomeWording</name>
    <message>
        <source>kept %1</source>
        <translation>%1 behalten</translation>
    </message>
    <message>
        <source>the base</source>
        <translation>die Basis</translation>
    </message>
    <message>
        <source>deleted on both sides</source>
        <translation>auf beiden Seiten gelöscht</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>zusammengeführt</translation>
    </message>
    <message>
        <source>merged by hand</source>
        <translation>von Hand zusammengeführt</translation>
    </message>
    <message>
        <source>Applied %1, %2</source>
        <comment>time, decision</comment>
        <translation>Angewendet %1, %2</translation>
    </message>
    <message>
        <source>Kept for the next run, %1 is busy</source>
        <translation>Für den nächsten Lauf, %1 ist belegt</translation>
    </message>
    <message>
        <source>Refused: changed since it was decided</source>
        <translation>Abgelehnt: seit der Entscheidung geändert</translation>
    </message>
    <message>
        <source>Closed: both sides agree</source>
        <translation>Erledigt: Beide Seiten stimmen überein</translation>
    </message>
    <message>
        <source>Came back: both sides are as before</source>
        <translation>Zurückgenommen: Beide Seiten sind wie vorher</translation>
    </message>
    <message>
        <source>Not applied: %1</source>
        <translation>Nicht angewendet: %1</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>Changed since in %1.</source>
        <translation>Inzwischen geändert in %1.</translation>
    </message>
    <message>
        <source>Changed since in %1: %2.</source>
        <translation>Inzwischen geändert in %1: %2.</translation>
    </message>
</context>
<context>
    <name>tidewright::OverviewPage</name>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>At the target</source>
        <translation>Im Ziel</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Letzte Änderung</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgewiesen</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Lokal</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Last synced</source>
        <translation>Zuletzt synchron</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Cursor column</source>
        <translation>Cursorspalte</translation>
    </message>
    <message>
        <source>Cursor value</source>
        <translation>Cursorwert</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Prüfpunkt</translation>
    </message>
    <message>
        <source>Initial sync</source>
        <translation>Erstabgleich</translation>
    </message>
    <message>
        <source>Generation</source>
        <translation>Generation</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Zeitplan</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Wiederholung</translation>
    </message>
    <message>
        <source>Last run</source>
        <translation>Letzter Lauf</translation>
    </message>
    <message>
        <source>Last 30</source>
        <translation>Letzte 30</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>Content hash</source>
        <translation>Inhalts-Hash</translation>
    </message>
    <message>
        <source>as of the last run</source>
        <translation>Stand des letzten Laufs</translation>
    </message>
    <message>
        <source>changed at the source</source>
        <translation>in der Quelle geändert</translation>
    </message>
    <message>
        <source>Refresh asks the source</source>
        <translation>„Aktualisieren“ fragt die Quelle</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln Zeile</numerusform>
            <numerusform>%Ln Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>kept in a list and tried again</source>
        <translation>in einer Liste, wird erneut versucht</translation>
    </message>
    <message>
        <source>The position of this content type was lost</source>
        <translation>Die Position dieses Inhaltstyps ging verloren</translation>
    </message>
    <message>
        <source>Runs go on from now; what changed in between is missing until a force full has passed.</source>
        <translation>Läufe gehen ab jetzt weiter; was sich dazwischen geändert hat, fehlt, bis einmal vollständig neu gelesen wurde.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) changed at the source</source>
        <translation>
            <numerusform>%Ln Zeile in der Quelle geändert</numerusform>
            <numerusform>%Ln Zeilen in der Quelle geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>One way: nothing at the source is written, so nothing can conflict.</source>
        <translation>Eine Richtung: In der Quelle wird nichts geschrieben, daher entsteht kein Konflikt.</translation>
    </message>
    <message>
        <source>Same as last sync</source>
        <translation>Wie bei der letzten Synchronisierung</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>each run compares both sides</source>
        <translation>jeder Lauf vergleicht beide Seiten</translation>
    </message>
    <message>
        <source>not set yet</source>
        <translation>noch nicht gesetzt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) read</source>
        <translation>
            <numerusform>%Ln Zeile gelesen</numerusform>
            <numerusform>%Ln Zeilen gelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>saved %1</source>
        <translation>gesichert %1</translation>
    </message>
    <message>
        <source>no run is unfinished</source>
        <translation>kein Lauf ist unvollendet</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Noch nicht</translation>
    </message>
    <message>
        <source>switched off: starts from now</source>
        <translation>abgeschaltet: beginnt ab jetzt</translation>
    </message>
    <message>
        <source>grows when key, cursor or mapping change</source>
        <translation>steigt, wenn Schlüssel, Cursor oder Zuordnung sich ändern</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Von Hand</translation>
    </message>
    <message>
        <source>Every %1</source>
        <comment>duration</comment>
        <translation>Alle %1</translation>
    </message>
    <message>
        <source>cron</source>
        <translation>cron</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>None</source>
        <comment>checkpoint</comment>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>duration, rows</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>tidewright::ProblemPage</name>
    <message>
        <source>What was changed</source>
        <translation>Was geändert wurde</translation>
    </message>
    <message>
        <source>What was not changed</source>
        <translation>Was nicht geändert wurde</translation>
    </message>
    <message>
        <source>Where the run stopped</source>
        <translation>Wo der Lauf aufhörte</translation>
    </message>
    <message>
        <source>Rejected rows, first %1 of %2</source>
        <translation>Abgewiesene Zeilen, die ersten %1 von %2</translation>
    </message>
    <message>
        <source>Rejected rows</source>
        <translation>Abgewiesene Zeilen</translation>
    </message>
    <message>
        <source>Step %1  %2</source>
        <translation>Schritt %1  %2</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>stopped here</source>
        <translation>hier angehalten</translation>
    </message>
    <message>
        <source>did not start</source>
        <translation>nicht begonnen</translation>
    </message>
    <message numerus="yes">
        <source>Show all %Ln row(s)…</source>
        <translation>
            <numerusform>%Ln Zeile zeigen…</numerusform>
            <numerusform>Alle %Ln Zeilen zeigen…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::ProblemText</name>
    <message>
        <source>%1 of %2 rows read</source>
        <translation>%1 von %2 Zeilen gelesen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) read</source>
        <translation>
            <numerusform>%Ln Zeile gelesen</numerusform>
            <numerusform>%Ln Zeilen gelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>And written to the target, chunk by chunk</source>
        <translation>Und Block für Block ins Ziel geschrieben</translation>
    </message>
    <message>
        <source>Kept beside the target in a staging table</source>
        <translation>Neben dem Ziel in einer Zwischentabelle (Staging)</translation>
    </message>
    <message>
        <source>No row of %1 was changed</source>
        <translation>Keine Zeile von %1 wurde geändert</translation>
    </message>
    <message>
        <source>All changes are merged in one transaction at the end</source>
        <translation>Alle Änderungen werden am Ende in einer Transaktion zusammengeführt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) written to %1</source>
        <translation>
            <numerusform>%Ln Zeile in %1 geschrieben</numerusform>
            <numerusform>%Ln Zeilen in %1 geschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source>Committed before the run stopped</source>
        <translation>Festgeschrieben, bevor der Lauf aufhörte</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) deleted from %1</source>
        <translation>
            <numerusform>%Ln Zeile aus %1 gelöscht</numerusform>
            <numerusform>%Ln Zeilen aus %1 gelöscht</numerusform>
        </translation>
    </message>
    <message>
        <source>In the same transaction as the changes</source>
        <translation>In derselben Transaktion wie die Änderungen</translation>
    </message>
    <message>
        <source>The last run of %1 was interrupted</source>
        <translation>Der letzte Lauf von %1 wurde unterbrochen</translation>
    </message>
    <message>
        <source>Its process ended before the run did. Resume goes on from the checkpoint; Roll back undoes the run.</source>
        <translation>Sein Prozess endete vor dem Lauf. „Fortsetzen“ geht ab dem Prüfpunkt (Checkpoint) weiter; „Zurückrollen“ macht den Lauf rückgängig.</translation>
    </message>
    <message>
        <source>The last run of %1 failed</source>
        <translation>Der letzte Lauf von %1 ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>Run %1, %2</source>
        <translation>Lauf %1, %2</translation>
    </message>
    <message>
        <source>Checkpoint saved</source>
        <translation>Prüfpunkt (Checkpoint) gesichert</translation>
    </message>
    <message>
        <source>A resume starts there, not from zero</source>
        <translation>Dort geht es beim Fortsetzen weiter, nicht von vorn</translation>
    </message>
    <message>
        <source>No row of %1 was changed by an unfinished run</source>
        <translation>Keine Zeile von %1 wurde von einem unvollendeten Lauf geändert</translation>
    </message>
    <message>
        <source>There is none: the next run starts anew</source>
        <translation>Es gibt keinen: Der nächste Lauf beginnt neu</translation>
    </message>
    <message>
        <source>Nothing was deleted</source>
        <translation>Nichts wurde gelöscht</translation>
    </message>
    <message>
        <source>Deletes come last</source>
        <translation>Gelöscht wird zuletzt</translation>
    </message>
    <message>
        <source>The source was only read</source>
        <translation>Die Quelle wurde nur gelesen</translation>
    </message>
    <message>
        <source>The position still is that of %1</source>
        <translation>Die Position ist noch die von %1</translation>
    </message>
    <message>
        <source>No position is set yet</source>
        <translation>Noch keine Position ist gesetzt</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Abschließen</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) of %1 were rejected</source>
        <translation>
            <numerusform>%Ln Zeile von %1 wurde abgelehnt</numerusform>
            <numerusform>%Ln Zeilen von %1 wurden abgelehnt</numerusform>
        </translation>
    </message>
    <message>
        <source>The last run is complete but for them. Mend them at the source, or what refused them at the target, then retry them.</source>
        <translation>Der letzte Lauf ist bis auf sie vollständig. Sie an der Quelle berichtigen, oder was sie am Ziel ablehnt, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Every other row was written</source>
        <translation>Alle anderen Zeilen wurden geschrieben</translation>
    </message>
    <message>
        <source>Committed, the position has moved on</source>
        <translation>Festgeschrieben, die Position ist weitergerückt</translation>
    </message>
    <message>
        <source>No rejected row reached the target</source>
        <translation>Keine abgelehnte Zeile kam im Ziel an</translation>
    </message>
    <message>
        <source>Each was undone by itself</source>
        <translation>Jede wurde für sich zurückgenommen</translation>
    </message>
    <message>
        <source>A retry reads these rows there again</source>
        <translation>Ein neuer Versuch liest diese Zeilen dort erneut</translation>
    </message>
</context>
<context>
    <name>tidewright::Processes</name>
    <message>
        <source>%1 on %2, pid %3</source>
        <translation>%1 auf %2, PID %3</translation>
    </message>
</context>
<context>
    <name>tidewright::RecordHeader</name>
    <message>
        <source>Deleted in %1, changed in %2</source>
        <translation>Gelöscht in %1, geändert in %2</translation>
    </message>
    <message numerus="yes">
        <source>Created on both sides with %Ln other field(s)</source>
        <translation>
            <numerusform>Beidseitig angelegt, %Ln Feld anders</numerusform>
            <numerusform>Beidseitig angelegt, %Ln Felder anders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln field(s) changed on both sides</source>
        <translation>
            <numerusform>%Ln Feld auf beiden Seiten geändert</numerusform>
            <numerusform>%Ln Felder auf beiden Seiten geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln merged for you</source>
        <translation>
            <numerusform>%Ln zusammengeführt</numerusform>
            <numerusform>%Ln zusammengeführt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2, conflict %3</source>
        <comment>content type, key, number</comment>
        <translation>%1, %2, Konflikt %3</translation>
    </message>
    <message>
        <source>The record is deleted there</source>
        <translation>Der Datensatz ist dort gelöscht</translation>
    </message>
    <message>
        <source>When it was changed is not known</source>
        <translation>Wann er geändert wurde, ist nicht bekannt</translation>
    </message>
    <message>
        <source>Changed %1, %2</source>
        <comment>time, how long ago</comment>
        <translation>Geändert %1, %2</translation>
    </message>
    <message>
        <source>%1 (local)</source>
        <translation>%1 (lokal)</translation>
    </message>
    <message>
        <source>%1 (remote)</source>
        <translation>%1 (fern)</translation>
    </message>
</context>
<context>
    <name>tidewright::RecordPane</name>
    <message>
        <source>Filter records</source>
        <translation>Datensätze filtern</translation>
    </message>
    <message>
        <source>Show one kind of conflicts only</source>
        <translation>Nur eine Art von Konflikten zeigen</translation>
    </message>
    <message>
        <source>Kind of conflicts</source>
        <translation>Art der Konflikte</translation>
    </message>
    <message>
        <source>Records in conflict</source>
        <translation>Datensätze im Konflikt</translation>
    </message>
    <message>
        <source>Show the conflicts of all content types</source>
        <translation>Konflikte aller Inhaltstypen zeigen</translation>
    </message>
    <message>
        <source>Only %1 of %2</source>
        <translation>Nur %1 von %2</translation>
    </message>
    <message>
        <source>Changed on both sides</source>
        <translation>Auf beiden Seiten geändert</translation>
    </message>
    <message>
        <source>Created on both sides</source>
        <translation>Auf beiden Seiten angelegt</translation>
    </message>
    <message>
        <source>Deleted at the local side</source>
        <translation>Lokal gelöscht</translation>
    </message>
    <message>
        <source>Deleted at the remote side</source>
        <translation>Fern gelöscht</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>kind of conflicts, number</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>tab, number</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Gelöst</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
</context>
<context>
    <name>tidewright::RejectedDialog</name>
    <message>
        <source>Rejected rows</source>
        <translation>Abgelehnte Zeilen</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alle kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) of %1 were rejected</source>
        <translation>
            <numerusform>%Ln Zeile von %1 wurde abgelehnt</numerusform>
            <numerusform>%Ln Zeilen von %1 wurden abgelehnt</numerusform>
        </translation>
    </message>
    <message>
        <source>They are kept in this list and tried again; the other rows are not held up by them.</source>
        <translation>Sie bleiben in dieser Liste und werden erneut versucht; die anderen Zeilen halten sie nicht auf.</translation>
    </message>
</context>
<context>
    <name>tidewright::RejectedModel</name>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>tidewright::RejectedTable</name>
    <message>
        <source>Rejected rows</source>
        <translation>Abgelehnte Zeilen</translation>
    </message>
</context>
<context>
    <name>tidewright::ResultDelegate</name>
    <message>
        <source>Local</source>
        <translation>Lokal</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>Fern</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Back to the base</source>
        <translation>Zurück zur Basis</translation>
    </message>
    <message>
        <source>Not decided yet</source>
        <translation>Noch nicht entschieden</translation>
    </message>
    <message>
        <source>Press 1 or 2, or click a side</source>
        <translation>1, 2 oder Seite anklicken</translation>
    </message>
    <message>
        <source>Press 1, 2 or E, or click a side</source>
        <translation>1, 2, E oder Seite anklicken</translation>
    </message>
</context>
<context>
    <name>tidewright::ReviewActions</name>
    <message>
        <source>Take local</source>
        <translation>Lokal nehmen</translation>
    </message>
    <message>
        <source>Take remote</source>
        <translation>Fern nehmen</translation>
    </message>
    <message>
        <source>Back to the base</source>
        <translation>Zurück zur Basis</translation>
    </message>
    <message>
        <source>Take the newest</source>
        <translation>Das Neueste nehmen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Full text…</source>
        <translation>Ganzer Text…</translation>
    </message>
    <message>
        <source>Next field</source>
        <translation>Nächstes Feld</translation>
    </message>
    <message>
        <source>Previous field</source>
        <translation>Voriges Feld</translation>
    </message>
    <message>
        <source>Next undecided field</source>
        <translation>Nächstes offenes Feld</translation>
    </message>
    <message>
        <source>Next record</source>
        <translation>Nächster Datensatz</translation>
    </message>
    <message>
        <source>Previous record</source>
        <translation>Voriger Datensatz</translation>
    </message>
    <message>
        <source>Keep all local</source>
        <translation>Alles lokal</translation>
    </message>
    <message>
        <source>Keep all remote</source>
        <translation>Alles fern</translation>
    </message>
    <message>
        <source>Newest wins</source>
        <translation>Neueste gewinnen</translation>
    </message>
    <message>
        <source>Apply to similar…</source>
        <translation>Auf ähnliche anwenden…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Apply and next</source>
        <translation>Anwenden und weiter</translation>
    </message>
    <message>
        <source>Apply all that is decided</source>
        <translation>Alles Entschiedene anwenden</translation>
    </message>
    <message>
        <source>Filter records</source>
        <translation>Datensätze filtern</translation>
    </message>
    <message>
        <source>Only fields that differ</source>
        <translation>Nur Felder mit Unterschieden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>tidewright::ReviewDelegate</name>
    <message>
        <source>deleted or kept</source>
        <translation>gelöscht oder behalten</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>kind of field, paragraphs</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Full text</source>
        <translation>Ganzer Text</translation>
    </message>
</context>
<context>
    <name>tidewright::ReviewModel</name>
    <message>
        <source>L</source>
        <comment>letter of the local side</comment>
        <translation>L</translation>
    </message>
    <message>
        <source>R</source>
        <comment>letter of the remote side</comment>
        <translation>F</translation>
    </message>
    <message>
        <source>the base</source>
        <translation>die Basis</translation>
    </message>
    <message>
        <source>a value of your own</source>
        <translation>ein eigener Wert</translation>
    </message>
    <message>
        <source>Merged: only %1 changed it</source>
        <translation>Zusammengeführt: nur in %1 geändert</translation>
    </message>
    <message>
        <source>Merged: same on both sides</source>
        <translation>Zusammengeführt: auf beiden Seiten gleich</translation>
    </message>
    <message>
        <source>Merged: both changes, line by line</source>
        <translation>Zusammengeführt: beide Änderungen, Zeile für Zeile</translation>
    </message>
    <message numerus="yes">
        <source>%Ln field(s) are equal on both sides and are hidden</source>
        <translation>
            <numerusform>%Ln Feld ist auf beiden Seiten gleich und ausgeblendet</numerusform>
            <numerusform>%Ln Felder sind auf beiden Seiten gleich und ausgeblendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln field(s) are equal on both sides</source>
        <translation>
            <numerusform>%Ln Feld ist auf beiden Seiten gleich</numerusform>
            <numerusform>%Ln Felder sind auf beiden Seiten gleich</numerusform>
        </translation>
    </message>
    <message>
        <source>Not decided yet</source>
        <translation>Noch nicht entschieden</translation>
    </message>
    <message>
        <source>The record is deleted on both sides.</source>
        <translation>Der Datensatz wird auf beiden Seiten gelöscht.</translation>
    </message>
    <message>
        <source>The record is again as it was at the last sync, on both sides.</source>
        <translation>Der Datensatz ist auf beiden Seiten wieder wie beim letzten Abgleich.</translation>
    </message>
    <message>
        <source>The record is kept, with its changes, on both sides.</source>
        <translation>Der Datensatz bleibt mit seinen Änderungen auf beiden Seiten.</translation>
    </message>
    <message>
        <source>As the record is decided</source>
        <translation>Wie über den Datensatz entschieden wird</translation>
    </message>
    <message>
        <source>The whole record</source>
        <translation>Der ganze Datensatz</translation>
    </message>
    <message>
        <source>The record as it was last synced</source>
        <translation>Der Datensatz vom letzten Abgleich</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>Changed in %1</source>
        <translation>Geändert in %1</translation>
    </message>
    <message>
        <source>Deleted in %1</source>
        <translation>Gelöscht in %1</translation>
    </message>
    <message>
        <source>%1, not decided yet</source>
        <translation>%1, noch nicht entschieden</translation>
    </message>
    <message>
        <source>%1, decided: %2</source>
        <translation>%1, entschieden: %2</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>%1, decided with the whole record</source>
        <translation>%1, mit dem ganzen Datensatz entschieden</translation>
    </message>
    <message>
        <source>%1, equal on both sides</source>
        <translation>%1, auf beiden Seiten gleich</translation>
    </message>
    <message>
        <source>%1 at the last sync: %2</source>
        <translation>%1 beim letzten Abgleich: %2</translation>
    </message>
    <message>
        <source>%1 in %2: %3</source>
        <translation>%1 in %2: %3</translation>
    </message>
    <message>
        <source>%1, result: not decided yet. Press 1 for %2, 2 for %3 or E to edit.</source>
        <translation>%1, Ergebnis: noch nicht entschieden. 1 nimmt %2, 2 nimmt %3, E bearbeitet.</translation>
    </message>
    <message>
        <source>%1, result: %2</source>
        <translation>%1, Ergebnis: %2</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>tidewright::ReviewSession</name>
    <message numerus="yes">
        <source>Apply %Ln record(s)</source>
        <translation>
            <numerusform>%Ln Datensatz anwenden</numerusform>
            <numerusform>%Ln Datensätze anwenden</numerusform>
        </translation>
    </message>
    <message>
        <source>Applying…</source>
        <translation>Wird angewendet…</translation>
    </message>
    <message>
        <source>Taking back…</source>
        <translation>Wird zurückgenommen…</translation>
    </message>
    <message>
        <source>Not taken back: %1</source>
        <translation>Nicht zurückgenommen: %1</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Lokal</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>Fern</translation>
    </message>
    <message>
        <source>Decided before, and refused: the record has changed since. Nothing was written.</source>
        <translation>Schon entschieden und abgelehnt: Der Datensatz hat sich seither geändert. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Refused: nothing was written. %1</source>
        <translation>Abgelehnt: Nichts wurde geschrieben. %1</translation>
    </message>
    <message>
        <source>%1 What was decided about it is open again.</source>
        <translation>%1 Was dazu entschieden war, ist wieder offen.</translation>
    </message>
    <message>
        <source>Closed: both sides agree</source>
        <translation>Erledigt: Beide Seiten stimmen überein</translation>
    </message>
    <message>
        <source>the record</source>
        <translation>den Datensatz</translation>
    </message>
    <message>
        <source>Take %1 for %2</source>
        <translation>%1 für %2 nehmen</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Take %1 for the rest</source>
        <translation>%1 für den Rest nehmen</translation>
    </message>
    <message numerus="yes">
        <source>Decide %Ln record(s) alike</source>
        <translation>
            <numerusform>%Ln Datensatz gleich entscheiden</numerusform>
            <numerusform>%Ln Datensätze gleich entscheiden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln field(s), %1 decided</source>
        <translation>
            <numerusform>%Ln Feld, %1 entschieden</numerusform>
            <numerusform>%Ln Felder, %1 entschieden</numerusform>
        </translation>
    </message>
    <message>
        <source>Decided: %1</source>
        <translation>Entschieden: %1</translation>
    </message>
</context>
<context>
    <name>tidewright::ReviewTable</name>
    <message>
        <source>Fields of the record</source>
        <translation>Felder des Datensatzes</translation>
    </message>
</context>
<context>
    <name>tidewright::ReviewWindow</name>
    <message>
        <source>Review conflicts</source>
        <translation>Konflikte prüfen</translation>
    </message>
    <message>
        <source>Resolved conflicts</source>
        <translation>Gelöste Konflikte</translation>
    </message>
    <message>
        <source>Only fields that differ</source>
        <translation>Nur Felder mit Unterschieden</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>All that can be done here, with its keys</source>
        <translation>Alles, was hier möglich ist, mit seinen Tasten</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>kind of system, place</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s)</source>
        <translation>
            <numerusform>%Ln Job</numerusform>
            <numerusform>%Ln Jobs</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 resolved</source>
        <translation>%1 von %2 gelöst</translation>
    </message>
    <message>
        <source>No conflicts</source>
        <translation>Keine Konflikte</translation>
    </message>
    <message>
        <source>Reading the conflicts…</source>
        <translation>Konflikte werden gelesen…</translation>
    </message>
    <message numerus="yes">
        <source>Both sides agree in all %Ln content type(s).</source>
        <translation>
            <numerusform>Beide Seiten stimmen in %Ln Inhaltstyp überein.</numerusform>
            <numerusform>Beide Seiten stimmen in allen %Ln Inhaltstypen überein.</numerusform>
        </translation>
    </message>
    <message>
        <source>Conflicts come from jobs that sync in both directions; this workspace has none.</source>
        <translation>Konflikte entstehen in Jobs, die in beide Richtungen abgleichen; dieser Arbeitsbereich hat keinen.</translation>
    </message>
    <message>
        <source>Nothing matches the filter</source>
        <translation>Nichts passt zum Filter</translation>
    </message>
    <message>
        <source>No record is chosen</source>
        <translation>Kein Datensatz ist gewählt</translation>
    </message>
    <message>
        <source>Esc in the filter clears it.</source>
        <translation>Esc im Filter leert ihn.</translation>
    </message>
    <message>
        <source>Choose one on the left.</source>
        <translation>Wählen Sie links einen aus.</translation>
    </message>
    <message>
        <source>as last synced</source>
        <translation>zuletzt synchron</translation>
    </message>
    <message>
        <source>never synced</source>
        <translation>nie abgeglichen</translation>
    </message>
    <message>
        <source>local</source>
        <translation>lokal</translation>
    </message>
    <message>
        <source>remote</source>
        <translation>fern</translation>
    </message>
    <message>
        <source>saved on both sides</source>
        <translation>für beide Seiten</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>record, what became of it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Decide %1 first</source>
        <translation>Erst %1 entscheiden</translation>
    </message>
    <message>
        <source>the record</source>
        <translation>den Datensatz</translation>
    </message>
    <message>
        <source>Decide it here first, then apply it to similar ones</source>
        <translation>Erst hier entscheiden, dann auf ähnliche anwenden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) are decided in part or completely and not applied.</source>
        <translation>
            <numerusform>%Ln Datensatz ist ganz oder teilweise entschieden und nicht angewendet.</numerusform>
            <numerusform>%Ln Datensätze sind ganz oder teilweise entschieden und nicht angewendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing of it was written. The decisions are kept and are here again when you come back.</source>
        <translation>Nichts davon wurde geschrieben. Die Entscheidungen bleiben erhalten und sind beim nächsten Mal wieder da.</translation>
    </message>
    <message>
        <source>Close the review</source>
        <translation>Prüfung schließen</translation>
    </message>
    <message>
        <source>Go on reviewing</source>
        <translation>Weiter prüfen</translation>
    </message>
    <message>
        <source>All conflicts are resolved</source>
        <translation>Alle Konflikte sind gelöst</translation>
    </message>
    <message numerus="yes">
        <source>%Ln field(s) left to decide</source>
        <translation>
            <numerusform>Noch %Ln Feld zu entscheiden</numerusform>
            <numerusform>Noch %Ln Felder zu entscheiden</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready to apply</source>
        <translation>Bereit zum Anwenden</translation>
    </message>
</context>
<context>
    <name>tidewright::RollbackDialog</name>
    <message>
        <source>Roll back</source>
        <translation>Zurückrollen</translation>
    </message>
    <message>
        <source>Undo the unfinished run of %1?</source>
        <translation>Den unvollendeten Lauf von %1 rückgängig machen?</translation>
    </message>
    <message numerus="yes">
        <source>Undo %Ln unfinished run(s)?</source>
        <translation>
            <numerusform>%Ln unvollendeten Lauf rückgängig machen?</numerusform>
            <numerusform>%Ln unvollendete Läufe rückgängig machen?</numerusform>
        </translation>
    </message>
    <message>
        <source>The target is as it was before the run; the next run starts anew.</source>
        <translation>Das Ziel ist dann wie vor dem Lauf; der nächste Lauf beginnt neu.</translation>
    </message>
    <message>
        <source>Roll back the run</source>
        <translation>Lauf zurückrollen</translation>
    </message>
    <message numerus="yes">
        <source>Roll back %Ln run(s)</source>
        <translation>
            <numerusform>%Ln Lauf zurückrollen</numerusform>
            <numerusform>%Ln Läufe zurückrollen</numerusform>
        </translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Rückgängig</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) that the run wrote are taken out of the target again</source>
        <translation>
            <numerusform>%Ln Zeile, die der Lauf geschrieben hat, wird wieder aus dem Ziel genommen</numerusform>
            <numerusform>%Ln Zeilen, die der Lauf geschrieben hat, werden wieder aus dem Ziel genommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) that were read and kept beside the target are thrown away</source>
        <translation>
            <numerusform>%Ln Zeile, gelesen und neben dem Ziel aufbewahrt, wird verworfen</numerusform>
            <numerusform>%Ln Zeilen, gelesen und neben dem Ziel aufbewahrt, werden verworfen</numerusform>
        </translation>
    </message>
    <message>
        <source>Starts over</source>
        <translation>Beginnt neu</translation>
    </message>
    <message>
        <source>The checkpoint; the cursor is where it was before the run</source>
        <translation>Der Prüfpunkt (Checkpoint); der Cursor steht, wo er vor dem Lauf stand</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Bleibt</translation>
    </message>
    <message>
        <source>The source, every row from before the run, and the run history</source>
        <translation>Die Quelle, jede Zeile von vor dem Lauf und der Verlauf der Läufe</translation>
    </message>
    <message>
        <source>Nothing but the start: no row was read or written yet</source>
        <translation>Nur der Anfang: Noch keine Zeile wurde gelesen oder geschrieben</translation>
    </message>
</context>
<context>
    <name>tidewright::RowWording</name>
    <message>
        <source>¶ %1 of %2</source>
        <comment>paragraphs</comment>
        <translation>¶ %1 von %2</translation>
    </message>
</context>
<context>
    <name>tidewright::RunChart</name>
    <message>
        <source>Chart of the last runs</source>
        <translation>Diagramm der letzten Läufe</translation>
    </message>
    <message numerus="yes">
        <source>%Ln completed</source>
        <translation>
            <numerusform>%Ln abgeschlossen</numerusform>
            <numerusform>%Ln abgeschlossen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln fehlgeschlagen</numerusform>
            <numerusform>%Ln fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stopped</source>
        <translation>
            <numerusform>%Ln angehalten</numerusform>
            <numerusform>%Ln angehalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln running</source>
        <translation>
            <numerusform>%Ln läuft</numerusform>
            <numerusform>%Ln laufen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>duration in seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Last run, %1</source>
        <translation>Letzter Lauf, %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) ago, %1</source>
        <translation>
            <numerusform>vor %Ln Lauf, %1</numerusform>
            <numerusform>vor %Ln Läufen, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2, %3, %4</source>
        <comment>time: outcome, duration, rows</comment>
        <translation>%1: %2, %3, %4</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln Zeile</numerusform>
            <numerusform>%Ln Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::RunText</name>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Completed, conflicts</source>
        <translation>Abgeschlossen, Konflikte</translation>
    </message>
    <message>
        <source>Completed, errors</source>
        <translation>Abgeschlossen, Fehler</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Halted</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>Incremental</source>
        <translation>Inkrementell</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Reconcile</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Startpunkt</translation>
    </message>
    <message>
        <source>%1, preview</source>
        <translation>%1, Vorschau</translation>
    </message>
    <message>
        <source>%1, resumed</source>
        <translation>%1, fortgesetzt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln created</source>
        <translation>
            <numerusform>%Ln angelegt</numerusform>
            <numerusform>%Ln angelegt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln updated</source>
        <translation>
            <numerusform>%Ln geändert</numerusform>
            <numerusform>%Ln geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deleted</source>
        <translation>
            <numerusform>%Ln gelöscht</numerusform>
            <numerusform>%Ln gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected</source>
        <translation>
            <numerusform>%Ln abgewiesen</numerusform>
            <numerusform>%Ln abgewiesen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nichts zu tun</translation>
    </message>
</context>
<context>
    <name>tidewright::RunsModel</name>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Enter folds these runs</source>
        <translation>Eingabetaste klappt diese Läufe zu</translation>
    </message>
    <message>
        <source>Enter shows these runs</source>
        <translation>Eingabetaste zeigt diese Läufe</translation>
    </message>
    <message numerus="yes">
        <source>%Ln completed run(s), %1 back to %2</source>
        <translation>
            <numerusform>%Ln abgeschlossener Lauf, %1 zurück bis %2</numerusform>
            <numerusform>%Ln abgeschlossene Läufe, %1 zurück bis %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::RunsTable</name>
    <message>
        <source>Runs, newest first</source>
        <translation>Läufe, neueste zuerst</translation>
    </message>
</context>
<context>
    <name>tidewright::Service</name>
    <message>
        <source>Did you mean %1?</source>
        <translation>Ist %1 gemeint?</translation>
    </message>
    <message>
        <source>There are: %1.</source>
        <translation>Es gibt: %1.</translation>
    </message>
    <message>
        <source>The state database of an open workspace cannot be changed; the old one stays in force.</source>
        <translation>Die Zustandsdatenbank eines geöffneten Arbeitsbereichs lässt sich nicht ändern; die alte bleibt in Kraft.</translation>
    </message>
    <message>
        <source>Close the workspace and open it again.</source>
        <translation>Den Arbeitsbereich schließen und wieder öffnen.</translation>
    </message>
    <message>
        <source>There is no job %1 in this workspace; nothing was done.</source>
        <translation>Es gibt keinen Job %1 in diesem Arbeitsbereich; nichts wurde getan.</translation>
    </message>
    <message>
        <source>There is no content type %1 in the chosen jobs; nothing was done.</source>
        <translation>Es gibt keinen Inhaltstyp %1 in den gewählten Jobs; nichts wurde getan.</translation>
    </message>
    <message>
        <source>There is no connection %1 in this workspace; nothing was done.</source>
        <translation>Es gibt keine Verbindung %1 in diesem Arbeitsbereich; nichts wurde getan.</translation>
    </message>
    <message>
        <source>%1 is no form of state that can be imported; the state is as it was.</source>
        <translation>%1 ist keine importierbare Form eines Zustands; der Zustand ist, wie er war.</translation>
    </message>
    <message>
        <source>%1 is no PostgreSQL connection of this workspace; the state is as it was.</source>
        <translation>%1 ist keine PostgreSQL-Verbindung dieses Arbeitsbereichs; der Zustand ist, wie er war.</translation>
    </message>
    <message>
        <source>The state of %1/%2 was not changed: %3</source>
        <translation>Der Zustand von %1/%2 wurde nicht geändert: %3</translation>
    </message>
    <message>
        <source>%1 has been decided and applied already. Nothing was changed.</source>
        <translation>%1 ist schon entschieden und angewendet. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Take that decision back first, if another one is wanted.</source>
        <translation>Diese Entscheidung zuerst zurücknehmen, wenn eine andere gewünscht ist.</translation>
    </message>
    <message>
        <source>%1 has closed: both sides came to agree. Nothing was changed.</source>
        <translation>%1 hat sich geschlossen: Beide Seiten stimmen wieder überein. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>%1 has changed since it was looked at. Nothing was written.</source>
        <translation>%1 hat sich geändert, seit es angesehen wurde. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Look at its new values and decide again.</source>
        <translation>Die neuen Werte ansehen und erneut entscheiden.</translation>
    </message>
    <message>
        <source>%1 has no decision that could be taken back. Nothing was changed.</source>
        <translation>Für %1 gibt es keine Entscheidung, die zurückgenommen werden könnte. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>%1/%2 is not in this workspace, or switched off. Nothing was written.</source>
        <translation>%1/%2 ist nicht in diesem Arbeitsbereich oder ausgeschaltet. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Put it back into its job file, and sync it.</source>
        <translation>Es wieder in die Jobdatei aufnehmen und abgleichen.</translation>
    </message>
    <message>
        <source>Stopped. What was decided up to there is kept.</source>
        <translation>Angehalten. Was bis dahin entschieden wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Stopped. What was taken back up to there stays so.</source>
        <translation>Angehalten. Was bis dahin zurückgenommen wurde, bleibt zurückgenommen.</translation>
    </message>
    <message>
        <source>There is no run %1 in the history; nothing was done.</source>
        <translation>Im Verlauf gibt es keinen Lauf %1; nichts wurde getan.</translation>
    </message>
    <message>
        <source>&quot;tidewright history --json&quot; shows the ids of runs.</source>
        <translation>„tidewright history --json“ zeigt die Kennungen der Läufe.</translation>
    </message>
    <message>
        <source>%1/%2 is switched off in its job. Nothing was written.</source>
        <translation>%1/%2 ist in seinem Job ausgeschaltet. Nichts wurde geschrieben.</translation>
    </message>
</context>
<context>
    <name>tidewright::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Synchronisieren</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Table and details</source>
        <translation>Tabelle und Details</translation>
    </message>
    <message>
        <source>First details tab</source>
        <translation>Erster Reiter der Details</translation>
    </message>
    <message>
        <source>To the details</source>
        <translation>Zu den Details</translation>
    </message>
    <message>
        <source>Check or uncheck the row</source>
        <translation>Die Zeile an- oder abwählen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>tidewright::SideCard</name>
    <message>
        <source>Newest</source>
        <translation>Neueste</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
</context>
<context>
    <name>tidewright::Sidebar</name>
    <message>
        <source>Views and jobs</source>
        <translation>Ansichten und Jobs</translation>
    </message>
</context>
<context>
    <name>tidewright::SidebarModel</name>
    <message>
        <source>Needs attention</source>
        <translation>Klärungsbedarf</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Konflikte</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln content type(s)</source>
        <translation>
            <numerusform>%1, %Ln Inhaltstyp</numerusform>
            <numerusform>%1, %Ln Inhaltstypen</numerusform>
        </translation>
    </message>
    <message>
        <source>Job %1, %2</source>
        <comment>name, state</comment>
        <translation>Job %1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln running</source>
        <translation>
            <numerusform>%Ln läuft</numerusform>
            <numerusform>%Ln laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln fehlgeschlagen</numerusform>
            <numerusform>%Ln fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with conflicts</source>
        <translation>
            <numerusform>%Ln mit Konflikten</numerusform>
            <numerusform>%Ln mit Konflikten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln interrupted, can resume</source>
        <translation>
            <numerusform>%Ln unterbrochen, fortsetzbar</numerusform>
            <numerusform>%Ln unterbrochen, fortsetzbar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with changes</source>
        <translation>
            <numerusform>%Ln mit Änderungen</numerusform>
            <numerusform>%Ln mit Änderungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln never synced</source>
        <translation>
            <numerusform>%Ln nie synchronisiert</numerusform>
            <numerusform>%Ln nie synchronisiert</numerusform>
        </translation>
    </message>
    <message>
        <source>In sync</source>
        <translation>Synchron</translation>
    </message>
    <message>
        <source>Nothing to sync</source>
        <translation>Nichts zu synchronisieren</translation>
    </message>
</context>
<context>
    <name>tidewright::SimilarDialog</name>
    <message>
        <source>All of them</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Looking for them…</source>
        <translation>Wird gesucht…</translation>
    </message>
    <message>
        <source>Apply those that are decided completely then</source>
        <translation>Was dann ganz entschieden ist, anwenden</translation>
    </message>
    <message>
        <source>Off: they are decided, and written when you apply them</source>
        <translation>Aus: Sie sind entschieden und werden erst beim Anwenden geschrieben</translation>
    </message>
    <message>
        <source>Apply to similar</source>
        <translation>Auf ähnliche anwenden</translation>
    </message>
    <message>
        <source>the base</source>
        <translation>die Basis</translation>
    </message>
    <message>
        <source>Take %1 for other deleted records too?</source>
        <translation>%1 auch für andere gelöschte Datensätze nehmen?</translation>
    </message>
    <message>
        <source>Take %1 for %2 in other records too?</source>
        <translation>%1 für %2 auch in anderen Datensätzen nehmen?</translation>
    </message>
    <message>
        <source>Same two values: %1 against %2</source>
        <translation>Dieselben zwei Werte: %1 gegen %2</translation>
    </message>
    <message>
        <source>Any values, as long as %1 is not decided</source>
        <translation>Beliebige Werte, solange %1 offen ist</translation>
    </message>
    <message>
        <source>Similar records</source>
        <translation>Ähnliche Datensätze</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Nothing is written before you apply it; Undo takes all of it back.</source>
        <translation>Nichts wird vor dem Anwenden geschrieben; Rückgängig nimmt alles zurück.</translation>
    </message>
    <message>
        <source>No other record is like this one</source>
        <translation>Kein anderer Datensatz ist wie dieser</translation>
    </message>
    <message>
        <source>The first %1 are shown</source>
        <translation>Die ersten %1 werden gezeigt</translation>
    </message>
    <message>
        <source>%1 of %2 chosen</source>
        <translation>%1 von %2 gewählt</translation>
    </message>
    <message numerus="yes">
        <source>Decide in %Ln record(s)</source>
        <translation>
            <numerusform>In %Ln Datensatz entscheiden</numerusform>
            <numerusform>In %Ln Datensätzen entscheiden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::SimilarModel</name>
    <message>
        <source>%1: %2 against %3</source>
        <comment>record, values of both sides</comment>
        <translation>%1: %2 gegen %3</translation>
    </message>
</context>
<context>
    <name>tidewright::StateExchange</name>
    <message>
        <source>%1: its position is neither a text nor a number</source>
        <translation>%1: seine Position ist weder Text noch Zahl</translation>
    </message>
    <message>
        <source>%1: no position in it</source>
        <translation>%1: keine Position darin</translation>
    </message>
    <message>
        <source>%1: its position cannot be told among %2</source>
        <translation>%1: seine Position ist unter %2 nicht zu erkennen</translation>
    </message>
    <message>
        <source>the last sync is no time</source>
        <translation>die letzte Synchronisierung ist keine Zeit</translation>
    </message>
    <message>
        <source>the last sync is null: there is nothing to import</source>
        <translation>die letzte Synchronisierung ist null: Es gibt nichts zu importieren</translation>
    </message>
    <message>
        <source>the file names no content type: say for which job it is</source>
        <translation>die Datei nennt keinen Inhaltstyp: angeben, für welchen Job sie ist</translation>
    </message>
    <message>
        <source>entry %1: no typeKey</source>
        <translation>Eintrag %1: kein typeKey</translation>
    </message>
    <message>
        <source>entry %1: no stream name</source>
        <translation>Eintrag %1: kein Name des Datenstroms</translation>
    </message>
    <message>
        <source>written by a newer version or another program (%1)</source>
        <translation>von einer neueren Version oder einem anderen Programm geschrieben (%1)</translation>
    </message>
    <message>
        <source>the partial state of an unfinished run</source>
        <translation>der Teilzustand eines unvollendeten Laufs</translation>
    </message>
    <message>
        <source>%1: %2 is no time (%3)</source>
        <translation>%1: %2 ist keine Zeit (%3)</translation>
    </message>
    <message>
        <source>%1: its conflicts are no JSON object</source>
        <translation>%1: seine Konflikte sind kein JSON-Objekt</translation>
    </message>
    <message>
        <source>%1: the progress of its unfinished sync; the next run starts at its last sync</source>
        <translation>%1: der Fortschritt seiner unvollendeten Synchronisierung; der nächste Lauf beginnt bei seiner letzten Synchronisierung</translation>
    </message>
    <message>
        <source>%1: not all of its entities were ever in sync, so it begins with a full run</source>
        <translation>%1: nicht alle seine Einträge waren je synchron, daher beginnt er mit einem vollständigen Lauf</translation>
    </message>
    <message>
        <source>Nothing was imported from %1: %2</source>
        <translation>Aus %1 wurde nichts importiert: %2</translation>
    </message>
    <message>
        <source>Nothing was imported: there is no file %1.</source>
        <translation>Nichts wurde importiert: Es gibt keine Datei %1.</translation>
    </message>
    <message>
        <source>Check its name and folder.</source>
        <translation>Ihren Namen und Ordner prüfen.</translation>
    </message>
    <message>
        <source>Nothing was imported: %1 cannot be read.</source>
        <translation>Nichts wurde importiert: %1 ist nicht lesbar.</translation>
    </message>
    <message>
        <source>it is larger than 64 MiB.</source>
        <translation>sie ist größer als 64 MiB.</translation>
    </message>
    <message>
        <source>the file is empty.</source>
        <translation>die Datei ist leer.</translation>
    </message>
    <message>
        <source>it is no valid JSON, line %1, column %2 (%3).</source>
        <translation>sie ist kein gültiges JSON, Zeile %1, Spalte %2 (%3).</translation>
    </message>
    <message>
        <source>Correct the file, or take it anew from the program that wrote it.</source>
        <translation>Die Datei berichtigen oder sie neu aus dem Programm holen, das sie geschrieben hat.</translation>
    </message>
    <message>
        <source>it holds no state that this format knows.</source>
        <translation>sie enthält keinen Zustand, den dieses Format kennt.</translation>
    </message>
    <message>
        <source>Check that --from names the program that wrote the file.</source>
        <translation>Prüfen, ob --from das Programm nennt, das die Datei geschrieben hat.</translation>
    </message>
    <message>
        <source>%1: the job or the content type is not known</source>
        <translation>%1: der Job oder der Inhaltstyp ist nicht bekannt</translation>
    </message>
    <message>
        <source>%1: stands there twice, the first one was taken</source>
        <translation>%1: steht dort zweimal, das erste wurde genommen</translation>
    </message>
    <message>
        <source>Nothing was imported: %1</source>
        <translation>Nichts wurde importiert: %1</translation>
    </message>
    <message>
        <source>Nothing was imported: there is no table %1 in this database.</source>
        <translation>Nichts wurde importiert: In dieser Datenbank gibt es keine Tabelle %1.</translation>
    </message>
    <message>
        <source>Check the file or the connection, and --from.</source>
        <translation>Die Datei oder die Verbindung prüfen, und --from.</translation>
    </message>
    <message>
        <source>Nothing was imported: %1 is no database, or it is damaged.</source>
        <translation>Nichts wurde importiert: %1 ist keine Datenbank oder ist beschädigt.</translation>
    </message>
    <message>
        <source>Check the file, and --from.</source>
        <translation>Die Datei prüfen, und --from.</translation>
    </message>
    <message>
        <source>Check the file or the connection.</source>
        <translation>Die Datei oder die Verbindung prüfen.</translation>
    </message>
    <message>
        <source>Nothing was imported: the table %1 has no column %2.</source>
        <translation>Nichts wurde importiert: Die Tabelle %1 hat keine Spalte %2.</translation>
    </message>
    <message>
        <source>Check that --from names the program that made the table.</source>
        <translation>Prüfen, ob --from das Programm nennt, das die Tabelle angelegt hat.</translation>
    </message>
    <message>
        <source>Nothing was imported: the table %1 is empty.</source>
        <translation>Nichts wurde importiert: Die Tabelle %1 ist leer.</translation>
    </message>
</context>
<context>
    <name>tidewright::StateFields</name>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a whole number, 0 or more</source>
        <translation>eine ganze Zahl ab 0</translation>
    </message>
    <message>
        <source>a whole number, -1 or more</source>
        <translation>eine ganze Zahl ab -1</translation>
    </message>
    <message>
        <source>a time such as &quot;2026-11-21T06:30:00.123456Z&quot;, or null</source>
        <translation>eine Zeit wie &quot;2026-11-21T06:30:00.123456Z&quot; oder null</translation>
    </message>
    <message>
        <source>an object as in an export, or null</source>
        <translation>ein Objekt wie in einem Export oder null</translation>
    </message>
    <message>
        <source>new, pending, modified, syncing, in_sync, conflict, failed or skipped</source>
        <translation>new, pending, modified, syncing, in_sync, conflict, failed oder skipped</translation>
    </message>
    <message>
        <source>none, detected or resolved</source>
        <translation>none, detected oder resolved</translation>
    </message>
    <message>
        <source>{&quot;field&quot;: …, &quot;value&quot;: …} with a value of the cursor&apos;s kind, or null</source>
        <translation>{&quot;field&quot;: …, &quot;value&quot;: …} mit einem Wert von der Art des Cursors, oder null</translation>
    </message>
    <message>
        <source>remote_to_local, local_to_remote or bidirectional</source>
        <translation>remote_to_local, local_to_remote oder bidirectional</translation>
    </message>
    <message>
        <source>manual, auto, local_wins, remote_wins or newest_wins</source>
        <translation>manual, auto, local_wins, remote_wins oder newest_wins</translation>
    </message>
    <message>
        <source>&quot;%1&quot; of the state is not valid: expected %2. Nothing was changed.</source>
        <translation>„%1“ des Zustands ist nicht gültig: erwartet wird %2. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>A state has no field &quot;%1&quot;. Nothing was changed.</source>
        <translation>Ein Zustand hat kein Feld „%1“. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Did you mean &quot;%1&quot;?</source>
        <translation>Ist „%1“ gemeint?</translation>
    </message>
    <message>
        <source>The fields are %1.</source>
        <translation>Die Felder sind %1.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is kept by Tidewright itself and cannot be set. Nothing was changed.</source>
        <translation>„%1“ führt Tidewright selbst und lässt sich nicht setzen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>&quot;syncing&quot; only together with &quot;syncProgress&quot;</source>
        <translation>&quot;syncing&quot; nur zusammen mit &quot;syncProgress&quot;</translation>
    </message>
</context>
<context>
    <name>tidewright::StateStore</name>
    <message>
        <source>%1 in %2 is busy: %3 has been working on it since %4. Nothing was changed.</source>
        <translation>%1 in %2 ist belegt: %3 arbeitet seit %4 daran. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Wait until it has finished, or stop it there.</source>
        <translation>Warten, bis er fertig ist, oder ihn dort anhalten.</translation>
    </message>
    <message>
        <source>Another worker has taken over %1 in %2. This one wrote nothing more.</source>
        <translation>Ein anderer Worker hat %1 in %2 übernommen. Dieser hat nichts mehr geschrieben.</translation>
    </message>
    <message>
        <source>Let the other worker finish; the next run goes on from there.</source>
        <translation>Den anderen Worker fertig werden lassen; der nächste Lauf geht von dort weiter.</translation>
    </message>
    <message>
        <source>The step to version %1 of the state database is missing from this program.</source>
        <translation>Der Schritt zu Version %1 der Zustandsdatenbank fehlt in diesem Programm.</translation>
    </message>
    <message>
        <source>The state database was written by a newer version of Tidewright. Nothing was changed in it.</source>
        <translation>Die Zustandsdatenbank wurde von einer neueren Version von Tidewright geschrieben. Nichts darin wurde geändert.</translation>
    </message>
    <message>
        <source>Use that version, or take the state database back with its &quot;tidewright state migrate %1&quot;.</source>
        <translation>Jene Version verwenden oder die Zustandsdatenbank mit deren &quot;tidewright state migrate %1&quot; zurückführen.</translation>
    </message>
    <message>
        <source>There is no version %1 of the state database. Nothing was changed.</source>
        <translation>Es gibt keine Version %1 der Zustandsdatenbank. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Versions go from 0 to %1.</source>
        <translation>Die Versionen gehen von 0 bis %1.</translation>
    </message>
    <message>
        <source>An entry of the state database is damaged and cannot be shown. It was left as it is.</source>
        <translation>Ein Eintrag der Zustandsdatenbank ist beschädigt und lässt sich nicht zeigen. Er blieb, wie er ist.</translation>
    </message>
    <message>
        <source>Restore a back-up of the state database.</source>
        <translation>Eine Sicherung der Zustandsdatenbank wiederherstellen.</translation>
    </message>
    <message>
        <source>Another process is writing to it. Try again in a moment.</source>
        <translation>Ein anderer Prozess schreibt in sie. In einem Augenblick erneut versuchen.</translation>
    </message>
    <message>
        <source>Make room on its disk, then try again.</source>
        <translation>Auf dem Datenträger Platz schaffen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Check that this account may write to it and to its folder.</source>
        <translation>Prüfen, ob dieses Konto in sie und in ihren Ordner schreiben darf.</translation>
    </message>
    <message>
        <source>Check the user and the password of the state database in workspace.json.</source>
        <translation>Benutzer und Passwort der Zustandsdatenbank in workspace.json prüfen.</translation>
    </message>
    <message>
        <source>Check &quot;tls&quot; of the state database in workspace.json and the server&apos;s certificate.</source>
        <translation>&quot;tls&quot; der Zustandsdatenbank in workspace.json und das Zertifikat des Servers prüfen.</translation>
    </message>
    <message>
        <source>Check that its server, disk or folder can be reached, then try again.</source>
        <translation>Prüfen, ob Server, Datenträger oder Ordner erreichbar sind, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Take out what can be read with &quot;tidewright state export&quot;, then restore a back-up or import into a new one.</source>
        <translation>Mit &quot;tidewright state export&quot; herausholen, was lesbar ist, dann eine Sicherung wiederherstellen oder in eine neue importieren.</translation>
    </message>
    <message>
        <source>The state database is locked; nothing was written.</source>
        <translation>Die Zustandsdatenbank ist gesperrt; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>The disk of the state database is full; nothing was written.</source>
        <translation>Der Datenträger der Zustandsdatenbank ist voll; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>The state database cannot be written to; nothing was changed.</source>
        <translation>In die Zustandsdatenbank lässt sich nicht schreiben; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The state database refused the user or the password.</source>
        <translation>Die Zustandsdatenbank hat Benutzer oder Passwort abgelehnt.</translation>
    </message>
    <message>
        <source>No secure connection to the state database could be made.</source>
        <translation>Zur Zustandsdatenbank kam keine sichere Verbindung zustande.</translation>
    </message>
    <message>
        <source>The state database cannot be reached; nothing was written.</source>
        <translation>Die Zustandsdatenbank ist nicht erreichbar; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>The state database is damaged; nothing was written.</source>
        <translation>Die Zustandsdatenbank ist beschädigt; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>The state database refused a statement; nothing was written.</source>
        <translation>Die Zustandsdatenbank hat eine Anweisung abgelehnt; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>The state of %1 in %2 is damaged. It was left as it is, and nothing is synchronised from it.</source>
        <translation>Der Zustand von %1 in %2 ist beschädigt. Er blieb, wie er ist, und nichts wird auf seiner Grundlage synchronisiert.</translation>
    </message>
    <message>
        <source>Restore a back-up of the state database, or write this state anew with &quot;tidewright state set&quot; or &quot;tidewright state import&quot;.</source>
        <translation>Eine Sicherung der Zustandsdatenbank wiederherstellen oder diesen Zustand neu schreiben mit &quot;tidewright state set&quot; oder &quot;tidewright state import&quot;.</translation>
    </message>
    <message>
        <source>everything behind it: %1</source>
        <translation>alles, was danach kommt: %1</translation>
    </message>
    <message>
        <source>The state database %1 is damaged. It was left as it is; no copy of it could be made.</source>
        <translation>Die Zustandsdatenbank %1 ist beschädigt. Sie blieb, wie sie ist; eine Kopie ließ sich nicht anlegen.</translation>
    </message>
    <message>
        <source>The state database %1 is damaged. It was left as it is; a copy is kept in %2.</source>
        <translation>Die Zustandsdatenbank %1 ist beschädigt. Sie blieb, wie sie ist; eine Kopie liegt in %2.</translation>
    </message>
    <message>
        <source>Take out what can be read with &quot;tidewright state export&quot;, move the file away, and import that or restore a back-up.</source>
        <translation>Mit &quot;tidewright state export&quot; herausholen, was lesbar ist, die Datei wegbewegen und jenes importieren oder eine Sicherung wiederherstellen.</translation>
    </message>
    <message>
        <source>The database driver for the state database is not installed.</source>
        <translation>Der Datenbanktreiber für die Zustandsdatenbank ist nicht installiert.</translation>
    </message>
    <message>
        <source>Install the SQL driver plugin of Qt 6 for it.</source>
        <translation>Das SQL-Treiber-Plugin von Qt 6 dafür installieren.</translation>
    </message>
    <message>
        <source>The database driver for the state database is not the one of Qt 6.</source>
        <translation>Der Datenbanktreiber für die Zustandsdatenbank ist nicht der von Qt 6.</translation>
    </message>
    <message>
        <source>The connection to the state database was lost while it was writing: whether it did is not known.</source>
        <translation>Die Verbindung zur Zustandsdatenbank ging beim Schreiben verloren: Ob geschrieben wurde, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Look at the state again before going on.</source>
        <translation>Den Zustand noch einmal ansehen, bevor es weitergeht.</translation>
    </message>
    <message>
        <source>Nothing in it can be read. Move the file away and restore a back-up; without one, the next sync begins a new state and deletes nothing.</source>
        <translation>Nichts darin ist lesbar. Schieben Sie die Datei beiseite und spielen Sie eine Sicherung ein; ohne sie beginnt der nächste Abgleich einen neuen Zustand und löscht nichts.</translation>
    </message>
    <message>
        <source>A record that is kept in the state database is damaged. It was left as it is.</source>
        <translation>Ein in der Zustandsdatenbank aufbewahrter Datensatz ist beschädigt. Er blieb, wie er ist.</translation>
    </message>
    <message>
        <source>A conflict in the state database is damaged and cannot be shown. It was left as it is.</source>
        <translation>Ein Konflikt in der Zustandsdatenbank ist beschädigt und kann nicht gezeigt werden. Er blieb, wie er ist.</translation>
    </message>
    <message>
        <source>There is no conflict %1.</source>
        <translation>Es gibt keinen Konflikt %1.</translation>
    </message>
    <message>
        <source>&quot;tidewright conflicts&quot; lists those that are open.</source>
        <translation>„tidewright conflicts“ listet die offenen auf.</translation>
    </message>
    <message>
        <source>%1 cannot be opened again: its record is in conflict anew, as %2. Nothing was changed.</source>
        <translation>%1 kann nicht wieder geöffnet werden: Sein Datensatz ist erneut in Konflikt, als %2. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Decide %1 instead.</source>
        <translation>Stattdessen %1 entscheiden.</translation>
    </message>
</context>
<context>
    <name>tidewright::StatusDelegate</name>
    <message>
        <source>%1 %</source>
        <comment>per cent</comment>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>tidewright::StatusSegment</name>
    <message>
        <source>%1, %2</source>
        <comment>status bar: fact, explanation</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>tidewright::TypeText</name>
    <message>
        <source>loading rows</source>
        <translation>Zeilen laden</translation>
    </message>
    <message>
        <source>loading changes</source>
        <translation>Änderungen laden</translation>
    </message>
    <message>
        <source>comparing both sides</source>
        <translation>beide Seiten vergleichen</translation>
    </message>
    <message>
        <source>setting the position</source>
        <translation>Position setzen</translation>
    </message>
    <message>
        <source>merging into the target</source>
        <translation>im Ziel zusammenführen</translation>
    </message>
    <message>
        <source>deleting</source>
        <translation>löschen</translation>
    </message>
    <message>
        <source>finishing</source>
        <translation>abschließen</translation>
    </message>
    <message>
        <source>In sync</source>
        <translation>Synchron</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Konflikt</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>stopped at %1, can resume</source>
        <translation>bei %1 stehen geblieben, fortsetzbar</translation>
    </message>
    <message>
        <source>can resume</source>
        <translation>fortsetzbar</translation>
    </message>
    <message numerus="yes">
        <source>target rejected %Ln row(s)</source>
        <translation>
            <numerusform>Ziel wies %Ln Zeile ab</numerusform>
            <numerusform>Ziel wies %Ln Zeilen ab</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries changed on both sides</source>
        <translation>
            <numerusform>%Ln Eintrag auf beiden Seiten geändert</numerusform>
            <numerusform>%Ln Einträge auf beiden Seiten geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>never synced</source>
        <translation>nie synchronisiert</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>eingereiht</translation>
    </message>
    <message>
        <source>switched off in this job</source>
        <translation>im Job abgeschaltet</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) rejected</source>
        <translation>
            <numerusform>%Ln Zeile abgewiesen</numerusform>
            <numerusform>%Ln Zeilen abgewiesen</numerusform>
        </translation>
    </message>
    <message>
        <source>state was lost</source>
        <translation>Zustand ging verloren</translation>
    </message>
    <message>
        <source>Step %1 of %2, %3</source>
        <translation>Schritt %1 von %2, %3</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 von %2 Zeilen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln Zeile</numerusform>
            <numerusform>%Ln Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>time</comment>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>,  </source>
        <comment>between parts of the progress line</comment>
        <translation>,  </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed at the source</source>
        <translation>
            <numerusform>%Ln in der Quelle geändert</numerusform>
            <numerusform>%Ln in der Quelle geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) changed in its folder</source>
        <translation>
            <numerusform>%Ln Datei im Ordner geändert</numerusform>
            <numerusform>%Ln Dateien im Ordner geändert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::TypesModel</name>
    <message>
        <source>Content type</source>
        <translation>Inhaltstyp</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Konflikte</translation>
    </message>
    <message>
        <source>Last sync</source>
        <translation>Letzter Sync</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message numerus="yes">
        <source>Job %1, %Ln content type(s), %2</source>
        <translation>
            <numerusform>Job %1, %Ln Inhaltstyp, %2</numerusform>
            <numerusform>Job %1, %Ln Inhaltstypen, %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln detected</source>
        <translation>
            <numerusform>%Ln erkannt</numerusform>
            <numerusform>%Ln erkannt</numerusform>
        </translation>
    </message>
    <message>
        <source>None</source>
        <comment>conflicts</comment>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Pull</source>
        <translation>Holen</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Two-way</source>
        <translation>Beidseitig</translation>
    </message>
    <message>
        <source>Never synced</source>
        <translation>Nie synchronisiert</translation>
    </message>
    <message>
        <source>%1
Last complete sync, run %2</source>
        <translation>%1
Letzte vollständige Synchronisierung, Lauf %2</translation>
    </message>
    <message>
        <source>Not known yet. Refresh asks the source.</source>
        <translation>Noch nicht bekannt. „Aktualisieren“ fragt die Quelle.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
</context>
<context>
    <name>tidewright::TypesProxy</name>
    <message numerus="yes">
        <source>%Ln detected</source>
        <translation>
            <numerusform>%Ln erkannt</numerusform>
            <numerusform>%Ln erkannt</numerusform>
        </translation>
    </message>
    <message>
        <source>None</source>
        <comment>conflicts</comment>
        <translation>Keine</translation>
    </message>
</context>
<context>
    <name>tidewright::TypesView</name>
    <message>
        <source>Content types</source>
        <translation>Inhaltstypen</translation>
    </message>
</context>
<context>
    <name>tidewright::UndoRunDialog</name>
    <message numerus="yes">
        <source>%Ln row(s) that it added to %1 are deleted</source>
        <translation>
            <numerusform>%Ln Zeile, die er in %1 hinzufügte, wird gelöscht</numerusform>
            <numerusform>%Ln Zeilen, die er in %1 hinzufügte, werden gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) that it updated in %1 get their old values</source>
        <translation>
            <numerusform>%Ln Zeile, die er in %1 änderte, bekommt ihre alten Werte</numerusform>
            <numerusform>%Ln Zeilen, die er in %1 änderte, bekommen ihre alten Werte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) that it deleted from %1 are there again</source>
        <translation>
            <numerusform>%Ln Zeile, die er aus %1 löschte, ist wieder da</numerusform>
            <numerusform>%Ln Zeilen, die er aus %1 löschte, sind wieder da</numerusform>
        </translation>
    </message>
    <message>
        <source>Take back a run</source>
        <translation>Einen Lauf zurücknehmen</translation>
    </message>
    <message>
        <source>Take back the run of %1 from %2?</source>
        <translation>Den Lauf von %1 vom %2 zurücknehmen?</translation>
    </message>
    <message>
        <source>Every row that still is as the run wrote it becomes what it was before.</source>
        <translation>Jede Zeile, die noch so ist, wie der Lauf sie schrieb, wird wieder, was sie vorher war.</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Bleibt</translation>
    </message>
    <message>
        <source>Rows that somebody has edited since, or another run has written: each is counted and named afterwards</source>
        <translation>Zeilen, die seither jemand bearbeitet oder ein anderer Lauf geschrieben hat: Sie werden danach gezählt und genannt</translation>
    </message>
    <message>
        <source>Not changed</source>
        <translation>Nicht geändert</translation>
    </message>
    <message>
        <source>Rows that the run did not write, other content types, and the run history</source>
        <translation>Zeilen, die der Lauf nicht geschrieben hat, andere Inhaltstypen und die Laufhistorie</translation>
    </message>
    <message>
        <source>Take back the run</source>
        <translation>Lauf zurücknehmen</translation>
    </message>
</context>
<context>
    <name>tidewright::ValueEditor</name>
    <message>
        <source>null</source>
        <comment>the value of a field</comment>
        <translation>null</translation>
    </message>
    <message>
        <source>Enter keeps it, Esc leaves it</source>
        <translation>Enter behält, Esc verwirft</translation>
    </message>
    <message>
        <source>Value of %1</source>
        <translation>Wert von %1</translation>
    </message>
    <message>
        <source>%1 Nothing was changed.</source>
        <translation>%1 Nichts wurde geändert.</translation>
    </message>
</context>
</TS>
