<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AtomicRun</name>
    <message>
        <source>Its records are written, but its state is as before: the content types of this job were to end together, and %1 failed.</source>
        <translation>其记录已写入，但状态与之前相同：此作业的各内容类型应一同结束，而 %1 失败了。</translation>
    </message>
    <message>
        <source>Put right what stopped %1, then sync again: this one goes on from its checkpoint.</source>
        <translation>请排除使 %1 停下的原因，然后再次同步：此类型会从其检查点继续。</translation>
    </message>
</context>
<context>
    <name>AttemptText</name>
    <message>
        <source>The run was interrupted: its process ended before it did. What it had committed stayed.</source>
        <translation>运行被中断：其进程在运行结束之前就已终止。已提交的内容予以保留。</translation>
    </message>
</context>
<context>
    <name>CheckpointText</name>
    <message>
        <source>The checkpoint of an unfinished run cannot be read. Nothing was changed.</source>
        <translation>未完成运行的检查点无法读取。未作任何更改。</translation>
    </message>
    <message>
        <source>Roll the run back, or start a full run, which needs no checkpoint.</source>
        <translation>请回滚该运行，或启动无需检查点的全量运行。</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>The keys of the two sides sort differently, so the sides cannot be compared. Nothing was changed.</source>
        <translation>两侧的键排序方式不同，因此无法比较两侧。未作任何更改。</translation>
    </message>
    <message>
        <source>Give the key fields the same type at both sides.</source>
        <translation>请让两侧的键字段使用相同的类型。</translation>
    </message>
    <message>
        <source>The record has no value in the key field “%1”, so it cannot be found again. It was left as it is.</source>
        <translation>该记录的键字段“%1”没有值，因此无法再次找到它。记录保持原样。</translation>
    </message>
    <message>
        <source>Give it a value there, or name other fields in &quot;primaryKey&quot;.</source>
        <translation>请在该字段中填入值，或在 &quot;primaryKey&quot; 中指定其他字段。</translation>
    </message>
    <message>
        <source>“%1” has more than one record with %2 = %3, so that is no key. The sides were not compared and nothing was changed.</source>
        <translation>“%1”中有多条记录满足 %2 = %3，因此它不能作为键。未比较两侧，也未作任何更改。</translation>
    </message>
    <message>
        <source>Remove the records that are there twice, or name fields in &quot;primaryKey&quot; that together tell every record apart.</source>
        <translation>请删除重复的记录，或在 &quot;primaryKey&quot; 中指定合起来能区分每条记录的字段。</translation>
    </message>
</context>
<context>
    <name>Conflict</name>
    <message>
        <source>There is no base to take: the two sides have never agreed about this record. Nothing was written.</source>
        <translation>没有可采用的基准：两侧从未就此记录达成一致。未写入任何内容。</translation>
    </message>
    <message>
        <source>Take the local or the remote value.</source>
        <translation>请采用本地值或远程值。</translation>
    </message>
    <message>
        <source>Which side is newer cannot be told: a time is missing, or both are too close. Nothing was written.</source>
        <translation>无法判断哪一侧较新：缺少时间，或两个时间过于接近。未写入任何内容。</translation>
    </message>
    <message>
        <source>That side does not hold the record, so it has no single value to take. Nothing was written.</source>
        <translation>该侧没有此记录，因此没有可采用的单个值。未写入任何内容。</translation>
    </message>
    <message>
        <source>Take the other side, or the record as a whole.</source>
        <translation>请采用另一侧，或采用整条记录。</translation>
    </message>
    <message>
        <source>Field &quot;%1&quot; is not decided yet. Nothing was written.</source>
        <translation>字段“%1”尚未决定。未写入任何内容。</translation>
    </message>
    <message>
        <source>Choose a value for it, or take one side for the whole record.</source>
        <translation>请为其选择一个值，或对整条记录采用某一侧。</translation>
    </message>
    <message>
        <source>The record has no field &quot;%1&quot;. Nothing was written.</source>
        <translation>该记录没有字段“%1”。未写入任何内容。</translation>
    </message>
    <message>
        <source>Did you mean &quot;%1&quot;?</source>
        <translation>您是指“%1”吗？</translation>
    </message>
    <message>
        <source>There are: %1.</source>
        <translation>现有：%1。</translation>
    </message>
    <message>
        <source>One side has deleted this record, and it is not decided whether it stays. Nothing was written.</source>
        <translation>一侧已删除此记录，尚未决定是否保留。未写入任何内容。</translation>
    </message>
    <message>
        <source>Take the side that keeps it, or the one that deleted it.</source>
        <translation>请采用保留它的一侧，或删除它的一侧。</translation>
    </message>
</context>
<context>
    <name>ConflictJson</name>
    <message>
        <source>What was decided about a conflict cannot be read. It was left as it is, and no record was changed.</source>
        <translation>无法读取关于某个冲突的决定。其保持原样，未更改任何记录。</translation>
    </message>
</context>
<context>
    <name>Connection</name>
    <message>
        <source>Control characters are not allowed here.</source>
        <translation>此处不允许使用控制字符。</translation>
    </message>
    <message>
        <source>A secret&apos;s name has letters, digits, &quot;-&quot;, &quot;_&quot; and &quot;.&quot; only.</source>
        <translation>机密的名称只能包含字母、数字、&quot;-&quot;、&quot;_&quot; 和 &quot;.&quot;。</translation>
    </message>
    <message>
        <source>This is the name under which the secret is stored, not the secret: tidewright secrets set NAME.</source>
        <translation>这里填的是保存机密所用的名称，而不是机密本身：tidewright secrets set NAME。</translation>
    </message>
</context>
<context>
    <name>Cron</name>
    <message>
        <source>minute</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>day of month</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>day of week</source>
        <translation>星期</translation>
    </message>
    <message>
        <source>Expected five fields: minute, hour, day of month, month, day of week.</source>
        <translation>应有五个字段：分钟、小时、日期、月份、星期。</translation>
    </message>
    <message>
        <source>The %1 is not right: expected %2 to %3, *, a range such as 8-18, or a step such as */15.</source>
        <translation>%1不正确：应为 %2 到 %3、*、范围（如 8-18）或步长（如 */15）。</translation>
    </message>
</context>
<context>
    <name>DeedText</name>
    <message>
        <source>There is no unfinished run to roll back. Nothing was changed.</source>
        <translation>没有可回滚的未完成运行。未作任何更改。</translation>
    </message>
    <message>
        <source>The unfinished run was rolled back; the state is as before it.</source>
        <translation>未完成的运行已回滚；状态与运行之前相同。</translation>
    </message>
    <message>
        <source>The unfinished run was rolled back; the state is as before it. It had finished writing to the target, so the %1 changes it made there stay.</source>
        <translation>未完成的运行已回滚；状态与运行之前相同。该运行已完成对目标的写入，因此它在目标中所作的 %1 处更改予以保留。</translation>
    </message>
    <message>
        <source>Do it again.</source>
        <translation>请重新执行。</translation>
    </message>
    <message>
        <source>Rolling back was stopped. The unfinished run is still there.</source>
        <translation>回滚已停止。未完成的运行仍然存在。</translation>
    </message>
    <message>
        <source>Trying again was stopped. What was committed is kept; the records stay on the list.</source>
        <translation>重试已停止。已提交的内容予以保留；这些记录仍在列表中。</translation>
    </message>
    <message>
        <source>The unfinished run was rolled back; both sides are as before it.</source>
        <translation>未完成的运行已回滚；两侧均恢复到运行之前。</translation>
    </message>
    <message numerus="yes">
        <source>The unfinished run was rolled back. %n record(s) have changed since the run wrote them and stay as they are.</source>
        <translation>
            <numerusform>未完成的运行已回滚。%n 条记录在写入后又有更改，保持原样。</numerusform>
        </translation>
    </message>
    <message>
        <source>An unfinished run of this content type waits. Nothing was taken back.</source>
        <translation>此内容类型有未完成的运行在等待。未撤回任何内容。</translation>
    </message>
    <message>
        <source>Resume it or roll it back first.</source>
        <translation>请先继续或回滚它。</translation>
    </message>
    <message numerus="yes">
        <source>The run was taken back. %n record(s) have changed since it wrote them and stay as they are.</source>
        <translation>
            <numerusform>该运行已撤回。%n 条记录在写入后又有更改，保持原样。</numerusform>
        </translation>
    </message>
    <message>
        <source>Taking the run back was stopped. What was taken back stays so; do it again for the rest.</source>
        <translation>撤回运行已停止。已撤回的保持撤回；其余部分请再次执行。</translation>
    </message>
</context>
<context>
    <name>Definitions</name>
    <message>
        <source>The cursor field “%1” of “%2” is missing. Nothing was changed, and the type&apos;s position is as it was.</source>
        <translation>“%2”缺少游标字段“%1”。未更改任何内容，此内容类型的位置保持不变。</translation>
    </message>
    <message>
        <source>Bring the field back, or name another cursor in the job file: the next run then reads everything.</source>
        <translation>请恢复该字段，或在作业文件中指定另一个游标：下一次运行将读取全部内容。</translation>
    </message>
</context>
<context>
    <name>Demo</name>
    <message>
        <source>The demo&apos;s file %1 could not be edited; the demo is not complete.</source>
        <translation>无法编辑演示的文件 %1；演示不完整。</translation>
    </message>
    <message>
        <source>The demo database could not be written.</source>
        <translation>无法写入演示数据库。</translation>
    </message>
    <message>
        <source>Check that the folder can be written to, or make a new demo in another one.</source>
        <translation>请检查该文件夹是否可写，或在其他文件夹中新建演示。</translation>
    </message>
    <message>
        <source>“%1” exists already. Nothing was changed.</source>
        <translation>“%1”已存在。未作任何更改。</translation>
    </message>
    <message>
        <source>Make the demo in an empty folder.</source>
        <translation>请在空文件夹中创建演示。</translation>
    </message>
    <message>
        <source>“%1” is no demo workspace. Nothing was changed.</source>
        <translation>“%1”不是演示工作区。未作任何更改。</translation>
    </message>
    <message>
        <source>Make one with “tidewright init DIR --demo”.</source>
        <translation>请用“tidewright init DIR --demo”创建。</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>Nothing is wrong with the files.</source>
        <translation>文件没有任何问题。</translation>
    </message>
</context>
<context>
    <name>Folder</name>
    <message>
        <source>“%1” was written in part and could not be brought back. The rest is written when the run goes on.</source>
        <translation>“%1”只写入了一部分，且无法恢复原状。其余部分在运行继续时写入。</translation>
    </message>
    <message>
        <source>“%1”, which tells how far a run has come, is damaged. Nothing was changed.</source>
        <translation>记录运行进度的“%1”已损坏。未作任何更改。</translation>
    </message>
    <message>
        <source>Compare the folder with your version control, then remove the file and sync again.</source>
        <translation>请将文件夹与版本控制对比，然后删除该文件并重新同步。</translation>
    </message>
    <message>
        <source>A chunk of “%1” is written outside of its transaction.</source>
        <translation>“%1”的一个分块在其事务之外写入。</translation>
    </message>
    <message>
        <source>Records of “%1” were changed by somebody else just before they were written. Nothing of this step was written.</source>
        <translation>“%1”的记录在写入前刚被他人更改。此步骤未写入任何内容。</translation>
    </message>
    <message>
        <source>Sync again.</source>
        <translation>请重新同步。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>“%1” holds no record that could be read, and no file declares its fields. Nothing was changed.</source>
        <translation>“%1”中没有可读取的记录，也没有文件声明其字段。未作任何更改。</translation>
    </message>
    <message>
        <source>Put a record there, or have the job make it (“create”).</source>
        <translation>请在其中放入一条记录，或让作业创建它（“create”）。</translation>
    </message>
    <message>
        <source>There is no room left to write “%1”. Nothing of this step was written.</source>
        <translation>没有空间写入“%1”。此步骤未写入任何内容。</translation>
    </message>
    <message>
        <source>Make room on its disk, then resume.</source>
        <translation>请在其磁盘上腾出空间，然后继续。</translation>
    </message>
    <message>
        <source>“%1” may only be read. Nothing of this step was written.</source>
        <translation>“%1”只允许读取。此步骤未写入任何内容。</translation>
    </message>
    <message>
        <source>Give this account the right to write to the folder and to the files in it.</source>
        <translation>请授予此账户写入该文件夹及其中文件的权限。</translation>
    </message>
    <message>
        <source>“%1” lies on another file system than the folder of its connection. Nothing of this step was written.</source>
        <translation>“%1”与其连接的文件夹不在同一文件系统上。此步骤未写入任何内容。</translation>
    </message>
    <message>
        <source>Make a connection of its own for it.</source>
        <translation>请为它单独建立一个连接。</translation>
    </message>
    <message>
        <source>“%1” could not be written. Nothing of this step was written.</source>
        <translation>无法写入“%1”。此步骤未写入任何内容。</translation>
    </message>
    <message>
        <source>Check the disk that it lies on, then resume.</source>
        <translation>请检查其所在的磁盘，然后继续。</translation>
    </message>
    <message>
        <source>There is no “%1”. Nothing was changed.</source>
        <translation>“%1”不存在。未作任何更改。</translation>
    </message>
    <message>
        <source>Check the path in the connection and the folder in the job, and that its disk is there.</source>
        <translation>请检查连接中的路径和作业中的文件夹，并确认其磁盘可用。</translation>
    </message>
    <message>
        <source>“%1” is a link or no folder. Links are not followed, so that nothing outside of the folder is read or changed.</source>
        <translation>“%1”是链接或不是文件夹。不会跟随链接，以免读取或更改文件夹之外的内容。</translation>
    </message>
    <message>
        <source>Put a folder there, or name the place that the link leads to in a connection.</source>
        <translation>请在该处放置文件夹，或在连接中指明链接所指的位置。</translation>
    </message>
    <message>
        <source>This account may not read “%1”. Nothing was changed.</source>
        <translation>此账户无权读取“%1”。未作任何更改。</translation>
    </message>
    <message>
        <source>Give it the right to read the folder and the files in it.</source>
        <translation>请授予其读取该文件夹及其中文件的权限。</translation>
    </message>
    <message>
        <source>“%1” could not be read. Nothing was changed.</source>
        <translation>无法读取“%1”。未作任何更改。</translation>
    </message>
    <message>
        <source>The work on %1 was stopped. What was not committed there is not there.</source>
        <translation>对 %1 的操作已停止。未提交的内容不会存在于其中。</translation>
    </message>
    <message>
        <source>Do it again; what was committed before is kept.</source>
        <translation>请再次执行；之前已提交的内容会保留。</translation>
    </message>
    <message>
        <source>“%1” is no place inside of the connection&apos;s folder. Nothing was read or changed.</source>
        <translation>“%1”不在连接的文件夹之内。未读取或更改任何内容。</translation>
    </message>
    <message>
        <source>Name a sub-folder (“pages”, “site/pages”), or “.” for the folder itself.</source>
        <translation>请指定子文件夹（“pages”、“site/pages”），或用“.”表示文件夹本身。</translation>
    </message>
    <message>
        <source>A folder has no language for a filter, so “%1” cannot be read with one. Nothing was changed.</source>
        <translation>文件夹没有筛选语言，因此无法用筛选条件读取“%1”。未作任何更改。</translation>
    </message>
    <message>
        <source>Leave the filter out of the job.</source>
        <translation>请从作业中去掉筛选条件。</translation>
    </message>
    <message>
        <source>The cursor field “%1” of “%2” is missing.</source>
        <translation>“%2”缺少游标字段“%1”。</translation>
    </message>
    <message>
        <source>“%1” is read without a cursor.</source>
        <translation>“%1”在没有游标的情况下读取。</translation>
    </message>
    <message>
        <source>The position to go on from in “%1” does not fit its key.</source>
        <translation>在“%1”中继续的位置与其键不符。</translation>
    </message>
    <message>
        <source>The key field “%1” of “%2” is JSON, which cannot be the name of a file. Nothing was changed.</source>
        <translation>“%2”的键字段“%1”是 JSON，不能作为文件名。未作任何更改。</translation>
    </message>
    <message>
        <source>Name other fields in “primaryKey”.</source>
        <translation>请在“primaryKey”中指定其他字段。</translation>
    </message>
    <message>
        <source>it is a link or something else than a file</source>
        <translation>它是链接或不是文件</translation>
    </message>
    <message>
        <source>it is larger than %1 MiB</source>
        <translation>它大于 %1 MiB</translation>
    </message>
    <message>
        <source>it is not written in UTF-8</source>
        <translation>它不是 UTF-8 编码</translation>
    </message>
    <message>
        <source>it is no complete, valid JSON</source>
        <translation>它不是完整有效的 JSON</translation>
    </message>
    <message>
        <source>it holds something else than one JSON object</source>
        <translation>它包含的不是单个 JSON 对象</translation>
    </message>
    <message>
        <source>it has two members of the same name</source>
        <translation>它有两个同名成员</translation>
    </message>
    <message>
        <source>its values are nested more than %1 levels deep</source>
        <translation>其值的嵌套超过 %1 层</translation>
    </message>
    <message>
        <source>this account may not read it</source>
        <translation>此账户无权读取它</translation>
    </message>
    <message>
        <source>The file of a record cannot be read: %1. The record was left as it is, at both sides.</source>
        <translation>无法读取记录的文件：%1。该记录在两侧均保持原样。</translation>
    </message>
    <message>
        <source>Correct the file, or bring it back from your version control, then sync again.</source>
        <translation>请更正该文件，或从版本控制中恢复，然后重新同步。</translation>
    </message>
    <message>
        <source>The field “%1” has a value that the record&apos;s file cannot hold exactly: %2. The record was not written.</source>
        <translation>字段“%1”的值无法在记录的文件中精确保存：%2。该记录未写入。</translation>
    </message>
    <message>
        <source>Correct the value at the other side, then retry the record.</source>
        <translation>请在另一侧更正该值，然后重试该记录。</translation>
    </message>
    <message>
        <source>it is no valid JSON</source>
        <translation>它不是有效的 JSON</translation>
    </message>
    <message>
        <source>it is JSON&apos;s null, which cannot be told from NULL there</source>
        <translation>它是 JSON 的 null，在那里无法与 NULL 区分</translation>
    </message>
    <message>
        <source>it is no valid UTF-8</source>
        <translation>它不是有效的 UTF-8</translation>
    </message>
    <message>
        <source>“%1” does not say which fields the records have. Nothing was changed.</source>
        <translation>“%1”未说明记录有哪些字段。未作任何更改。</translation>
    </message>
    <message>
        <source>Bring the file back from your version control, or remove it: then the fields are told by the records.</source>
        <translation>请从版本控制中恢复该文件，或将其删除：之后字段由记录推断。</translation>
    </message>
    <message>
        <source>The file of the record cannot be read, so it was not written over. The record was not written.</source>
        <translation>无法读取该记录的文件，因此未将其覆盖。该记录未写入。</translation>
    </message>
    <message>
        <source>Correct the file, or bring it back from your version control, then retry the record.</source>
        <translation>请更正该文件，或从版本控制中恢复，然后重试该记录。</translation>
    </message>
    <message>
        <source>The file of the record would differ from “%1” in upper and lower case alone, which is the same file for many systems. The record was not written.</source>
        <translation>该记录的文件与“%1”仅大小写不同，对许多系统而言是同一文件。该记录未写入。</translation>
    </message>
    <message>
        <source>Give one of the two records another key.</source>
        <translation>请为两条记录之一指定另一个键。</translation>
    </message>
    <message>
        <source>The record is larger than a file of %1 MiB. It was not written.</source>
        <translation>该记录大于 %1 MiB 的文件。它未写入。</translation>
    </message>
    <message>
        <source>Keep its long values elsewhere.</source>
        <translation>请将其长值存放在别处。</translation>
    </message>
    <message>
        <source>The key field “%1” of “%2” is not among those that are read or written. Nothing was changed.</source>
        <translation>“%2”的键字段“%1”不在读取或写入的字段之列。未作任何更改。</translation>
    </message>
    <message>
        <source>No member of the records of “%1” is what their files are called after, so they have no key. Nothing was changed.</source>
        <translation>“%1”的记录中没有与文件名对应的成员，因此它们没有键。未作任何更改。</translation>
    </message>
    <message>
        <source>Name the key in the job (“primaryKey”), and call each file after it: “&lt;key&gt;.json”.</source>
        <translation>请在作业中指定键（“primaryKey”），并以它命名每个文件：“&lt;键&gt;.json”。</translation>
    </message>
    <message>
        <source>The file of a record is not called after its key (%1). The record was left as it is, at both sides.</source>
        <translation>记录的文件未以其键（%1）命名。该记录在两侧均保持原样。</translation>
    </message>
    <message>
        <source>Call the file after the record&apos;s key, or correct the key in it, then sync again.</source>
        <translation>请以记录的键命名该文件，或更正其中的键，然后重新同步。</translation>
    </message>
    <message>
        <source>The field “%1” of a record&apos;s file holds no value of its type. The record was left as it is, at both sides.</source>
        <translation>记录文件中的字段“%1”不含其类型的值。该记录在两侧均保持原样。</translation>
    </message>
    <message>
        <source>Correct the value in the file, then sync again.</source>
        <translation>请更正文件中的值，然后重新同步。</translation>
    </message>
    <message>
        <source>A record&apos;s key cannot be the name of a file: %1. The record was not written.</source>
        <translation>记录的键不能作为文件名：%1。该记录未写入。</translation>
    </message>
    <message>
        <source>Give the record another key, or name other fields in “primaryKey”.</source>
        <translation>请为记录指定另一个键，或在“primaryKey”中指定其他字段。</translation>
    </message>
    <message>
        <source>it is NULL</source>
        <translation>它是 NULL</translation>
    </message>
    <message>
        <source>it is JSON</source>
        <translation>它是 JSON</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>它太长</translation>
    </message>
    <message>
        <source>What this run has staged cannot be read. Nothing was changed.</source>
        <translation>无法读取此运行暂存的内容。未作任何更改。</translation>
    </message>
    <message>
        <source>Roll the run back, then sync again.</source>
        <translation>请回滚该运行，然后重新同步。</translation>
    </message>
</context>
<context>
    <name>Job</name>
    <message>
        <source>A name has no control characters, and no white space at its ends.</source>
        <translation>名称不能包含控制字符，首尾不能有空白。</translation>
    </message>
    <message>
        <source>Expected a table&apos;s name, with its schema if need be: &quot;schema.table&quot;.</source>
        <translation>应为表名，必要时带上模式：&quot;schema.table&quot;。</translation>
    </message>
    <message>
        <source>Put a name that has a dot of its own in quotes: &quot;ref.\&quot;odd.name\&quot;&quot;.</source>
        <translation>名称本身含点时请加引号：&quot;ref.\&quot;odd.name\&quot;&quot;。</translation>
    </message>
    <message>
        <source>Expected a duration from 1s on, such as &quot;15m&quot;.</source>
        <translation>应为不少于 1s 的时长，例如 &quot;15m&quot;。</translation>
    </message>
    <message>
        <source>Expected a duration such as &quot;15m&quot;, &quot;5d&quot; or &quot;1h30m&quot;.</source>
        <translation>应为时长，例如 &quot;15m&quot;、&quot;5d&quot; 或 &quot;1h30m&quot;。</translation>
    </message>
    <message>
        <source>The field &quot;%1&quot; is mapped twice.</source>
        <translation>字段“%1”被映射了两次。</translation>
    </message>
    <message>
        <source>The key &quot;%1&quot; is taken by %2 already.</source>
        <translation>键“%1”已被 %2 占用。</translation>
    </message>
    <message>
        <source>There is no connection &quot;%1&quot;.</source>
        <translation>没有连接“%1”。</translation>
    </message>
    <message>
        <source>Did you mean &quot;%1&quot;?</source>
        <translation>是否指“%1”？</translation>
    </message>
    <message>
        <source>Add connections/NAME.json first.</source>
        <translation>请先添加 connections/NAME.json。</translation>
    </message>
    <message>
        <source>Connections: %1.</source>
        <translation>连接：%1。</translation>
    </message>
    <message>
        <source>This is no folder inside of the connection&apos;s.</source>
        <translation>这不是连接文件夹之内的文件夹。</translation>
    </message>
    <message>
        <source>Name a sub-folder (&quot;pages&quot;, &quot;site/pages&quot;), or &quot;.&quot; for the folder itself.</source>
        <translation>请指定子文件夹（&quot;pages&quot;、&quot;site/pages&quot;），或用 &quot;.&quot; 表示文件夹本身。</translation>
    </message>
    <message>
        <source>This version synchronises tables and folders only.</source>
        <translation>此版本只同步表和文件夹。</translation>
    </message>
    <message>
        <source>Use &quot;table&quot; with a sqlite, postgres or mysql connection, &quot;folder&quot; with a folder.</source>
        <translation>对 sqlite、postgres 或 mysql 连接使用 &quot;table&quot;，对文件夹使用 &quot;folder&quot;。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no folder.</source>
        <translation>“%1”不是文件夹。</translation>
    </message>
    <message>
        <source>Use &quot;table&quot;, or name a connection of the kind &quot;folder&quot;.</source>
        <translation>请使用 &quot;table&quot;，或指定种类为 &quot;folder&quot; 的连接。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a folder, which has no tables.</source>
        <translation>“%1”是文件夹，没有表。</translation>
    </message>
    <message>
        <source>Use &quot;folder&quot;: {&quot;folder&quot;: &quot;pages&quot;}.</source>
        <translation>请使用 &quot;folder&quot;：{&quot;folder&quot;: &quot;pages&quot;}。</translation>
    </message>
    <message>
        <source>Both sides are the same table or folder.</source>
        <translation>两侧是同一个表或文件夹。</translation>
    </message>
    <message>
        <source>Name another connection, table or folder.</source>
        <translation>请指定另一个连接、表或文件夹。</translation>
    </message>
    <message>
        <source>This writes to the same place as &quot;%1&quot;; one may delete what the other wrote.</source>
        <translation>这与“%1”写入同一位置；其中一个可能会删除另一个写入的内容。</translation>
    </message>
</context>
<context>
    <name>JsonFile</name>
    <message>
        <source>line %1, column %2</source>
        <translation>第 %1 行，第 %2 列</translation>
    </message>
    <message>
        <source>This file is not valid UTF-8 (%1).</source>
        <translation>此文件不是有效的 UTF-8（%1）。</translation>
    </message>
    <message>
        <source>Save it as UTF-8.</source>
        <translation>请保存为 UTF-8。</translation>
    </message>
    <message>
        <source>Objects or lists are nested deeper than %1 levels.</source>
        <translation>对象或列表的嵌套超过 %1 层。</translation>
    </message>
    <message>
        <source>A number in this file is malformed or too large: %1.</source>
        <translation>此文件中有数字格式错误或过大：%1。</translation>
    </message>
    <message>
        <source>This is not valid JSON: %1.</source>
        <translation>这不是有效的 JSON：%1。</translation>
    </message>
    <message>
        <source>This number is too large.</source>
        <translation>此数字过大。</translation>
    </message>
    <message>
        <source>This key stands twice in its object.</source>
        <translation>此键在其对象中出现了两次。</translation>
    </message>
    <message>
        <source>Remove one of the two.</source>
        <translation>请删除其中一个。</translation>
    </message>
    <message>
        <source>%1 was written, but it is not sure to survive a power failure.</source>
        <translation>%1 已写入，但不能保证断电后仍然保留。</translation>
    </message>
    <message>
        <source>%1 could not be written; its old content is unchanged.</source>
        <translation>无法写入 %1；其原有内容未变。</translation>
    </message>
    <message>
        <source>%1 could not be written; nothing was changed.</source>
        <translation>无法写入 %1；未作任何更改。</translation>
    </message>
    <message>
        <source>%1 exists already; it was not changed.</source>
        <translation>%1 已存在；未对其作更改。</translation>
    </message>
    <message>
        <source>This file is larger than 4 MiB and was not read.</source>
        <translation>此文件大于 4 MiB，未读取。</translation>
    </message>
    <message>
        <source>This file must hold one JSON object, {…}.</source>
        <translation>此文件必须只包含一个 JSON 对象 {…}。</translation>
    </message>
    <message>
        <source>A number in this file is too large.</source>
        <translation>此文件中有数字过大。</translation>
    </message>
    <message>
        <source>A text in this file is not valid Unicode.</source>
        <translation>此文件中有文本不是有效的 Unicode。</translation>
    </message>
    <message>
        <source>This is not valid JSON.</source>
        <translation>这不是有效的 JSON。</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation>无法读取此文件。</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>没有这个文件。</translation>
    </message>
</context>
<context>
    <name>Keychain</name>
    <message>
        <source>it is locked, or refused access</source>
        <translation>已锁定或拒绝访问</translation>
    </message>
    <message>
        <source>Unlock the keychain and try again.</source>
        <translation>请解锁密钥环，然后重试。</translation>
    </message>
    <message>
        <source>there is no secret service</source>
        <translation>没有机密服务（Secret Service）</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>没有响应</translation>
    </message>
    <message>
        <source>it did not answer within %1 s</source>
        <translation>%1 秒内没有响应</translation>
    </message>
</context>
<context>
    <name>LeaseText</name>
    <message>
        <source>The lease could not be renewed in time, so this run stopped writing. What it had committed is kept.</source>
        <translation>未能及时续租，因此本次运行已停止写入。已提交的内容予以保留。</translation>
    </message>
    <message>
        <source>Run it again: it goes on where it stopped.</source>
        <translation>请重新运行：将从停止处接着进行。</translation>
    </message>
</context>
<context>
    <name>LedgerEntry</name>
    <message>
        <source>The target&apos;s note of what this run has written cannot be read. Nothing was changed.</source>
        <translation>目标中关于本次运行已写入内容的记录无法读取。未作任何更改。</translation>
    </message>
    <message>
        <source>Roll the run back, then sync again.</source>
        <translation>请回滚该运行，然后重新同步。</translation>
    </message>
    <message>
        <source>The unfinished run was begun with other fields or another key for “%1”. Nothing was changed.</source>
        <translation>未完成的运行开始时，“%1”使用的是其他字段或其他键。未作任何更改。</translation>
    </message>
</context>
<context>
    <name>MappingText</name>
    <message>
        <source>%1 has no field &quot;%2&quot;, which is needed as %3. Nothing was changed.</source>
        <translation>%1 没有字段“%2”，而该字段需要用作%3。未作任何更改。</translation>
    </message>
    <message>
        <source>Did you mean &quot;%1&quot;?</source>
        <translation>是否指“%1”？</translation>
    </message>
    <message>
        <source>Correct the job file, or add the field.</source>
        <translation>请更正作业文件，或添加该字段。</translation>
    </message>
    <message>
        <source>a mapped field</source>
        <translation>映射字段</translation>
    </message>
    <message>
        <source>Two fields are mapped to &quot;%1&quot; of %2. Nothing was changed.</source>
        <translation>有两个字段映射到 %2 的“%1”。未作任何更改。</translation>
    </message>
    <message>
        <source>Take one of the two out of the job file&apos;s fields.</source>
        <translation>请从作业文件的 &quot;fields&quot; 中去掉其中一个。</translation>
    </message>
    <message>
        <source>Field &quot;%1&quot; of %2 is computed by its database and cannot be written. Nothing was changed.</source>
        <translation>%2 的字段“%1”由其数据库计算得出，无法写入。未作任何更改。</translation>
    </message>
    <message>
        <source>Take it out of the job file&apos;s fields.</source>
        <translation>请将其从作业文件的 &quot;fields&quot; 中去掉。</translation>
    </message>
    <message>
        <source>Field &quot;%1&quot; of %2 must have a value and gets none. Nothing was changed.</source>
        <translation>%2 的字段“%1”必须有值，但没有得到值。未作任何更改。</translation>
    </message>
    <message>
        <source>Map a field to it in the job file, or give it a default or allow NULL.</source>
        <translation>请在作业文件中为其映射字段，或为其设置默认值，或允许 NULL。</translation>
    </message>
    <message>
        <source>Neither %1 nor %2 has a primary key, so records cannot be told apart. Nothing was changed.</source>
        <translation>%1 和 %2 都没有主键，因此无法区分记录。未作任何更改。</translation>
    </message>
    <message>
        <source>Name the identifying fields as &quot;primaryKey&quot; in the job file.</source>
        <translation>请在作业文件中用 &quot;primaryKey&quot; 指定标识字段。</translation>
    </message>
    <message>
        <source>The key (%1) is not wholly among the fields that %2 and %3 share. Nothing was changed.</source>
        <translation>键（%1）未完全包含在 %2 与 %3 共有的字段中。未作任何更改。</translation>
    </message>
    <message>
        <source>Map every key field, or name other ones as &quot;primaryKey&quot; in the job file.</source>
        <translation>请映射每个键字段，或在作业文件中用 &quot;primaryKey&quot; 指定其他字段。</translation>
    </message>
    <message>
        <source>The value map of field &quot;%1&quot; names &quot;%2&quot;, which is no %3. Nothing was changed.</source>
        <translation>字段“%1”的值映射中有“%2”，它不是%3类型的值。未作任何更改。</translation>
    </message>
    <message>
        <source>Correct &quot;values&quot; in the job file.</source>
        <translation>请更正作业文件中的 &quot;values&quot;。</translation>
    </message>
    <message>
        <source>Field &quot;%1&quot; of %2 is of type %3, which cannot become the %4 of field &quot;%5&quot; of %6. Nothing was changed.</source>
        <translation>%2 的字段“%1”类型为 %3，无法变为 %6 的字段“%5”的 %4 类型。未作任何更改。</translation>
    </message>
    <message>
        <source>Leave the field out of the mapping, or change its type at one side.</source>
        <translation>请将该字段移出映射，或更改其中一侧的类型。</translation>
    </message>
    <message>
        <source>the cursor</source>
        <translation>游标</translation>
    </message>
    <message>
        <source>the soft-delete field</source>
        <translation>软删除字段</translation>
    </message>
</context>
<context>
    <name>MisfitText</name>
    <message>
        <source>there is no exact conversion between these types</source>
        <translation>这两种类型之间没有精确的转换</translation>
    </message>
    <message>
        <source>it is outside the range of the target</source>
        <translation>该值超出目标的取值范围</translation>
    </message>
    <message>
        <source>it has more digits before the point than the target</source>
        <translation>该值小数点前的位数多于目标</translation>
    </message>
    <message>
        <source>it has more digits after the point than the target</source>
        <translation>该值小数点后的位数多于目标</translation>
    </message>
    <message>
        <source>it is no finite number</source>
        <translation>该值不是有限数</translation>
    </message>
    <message>
        <source>the target would round it</source>
        <translation>目标会对该值进行舍入</translation>
    </message>
    <message>
        <source>it is the negative zero, which the target does not know</source>
        <translation>该值为负零，目标不支持</translation>
    </message>
    <message>
        <source>it is neither 0 nor 1</source>
        <translation>该值既不是 0 也不是 1</translation>
    </message>
    <message>
        <source>it is longer than the target allows</source>
        <translation>该值的长度超过目标允许的长度</translation>
    </message>
    <message>
        <source>it ends in spaces, which the padded target would take off</source>
        <translation>该值以空格结尾，而会填充空格的目标会将其去掉</translation>
    </message>
    <message>
        <source>it has not the full length of the target, which would fill it up</source>
        <translation>该值未达到目标的完整长度，目标会将其补足</translation>
    </message>
    <message>
        <source>the text is not written as the target would give it back</source>
        <translation>文本的写法与目标返回的写法不同</translation>
    </message>
    <message>
        <source>the text is no valid JSON</source>
        <translation>文本不是有效的 JSON</translation>
    </message>
    <message>
        <source>it has finer fractions of a second than the target</source>
        <translation>该值的秒的小数精度高于目标</translation>
    </message>
    <message>
        <source>it is no time of day between 0 and 24 hours</source>
        <translation>该值不是 0 到 24 点之间的时刻</translation>
    </message>
    <message>
        <source>it has a time of day besides its date</source>
        <translation>该值除日期外还有时刻</translation>
    </message>
    <message>
        <source>A value of type %1 cannot be held exactly as %2: %3. The record was not written.</source>
        <translation>类型为 %1 的值无法精确存为 %2：%3。该记录未写入。</translation>
    </message>
    <message>
        <source>Correct the value at the source, or give the target&apos;s field a type that can hold it, then retry the record.</source>
        <translation>请在源中更正该值，或为目标字段选用能容纳它的类型，然后重试该记录。</translation>
    </message>
</context>
<context>
    <name>ModeText</name>
    <message>
        <source>Another worker is syncing this content type: %1. Nothing was started and nothing was changed.</source>
        <translation>另一个工作进程正在同步此内容类型：%1。未启动任何操作，也未作任何更改。</translation>
    </message>
    <message>
        <source>Wait until it has finished, or stop it there.</source>
        <translation>请等待其完成，或在那里停止它。</translation>
    </message>
    <message>
        <source>Restore the state database from its back-up, or export what can be read and import it into a new one.</source>
        <translation>请从备份恢复状态数据库，或导出可读取的部分并导入新的状态数据库。</translation>
    </message>
    <message>
        <source>What is stored about this content type cannot be read or trusted. It was left as it is, and no record was changed.</source>
        <translation>此内容类型的存储信息无法读取或不可信。已原样保留，没有更改任何记录。</translation>
    </message>
    <message>
        <source>One of the two systems is not the one this content type was synced with before. Nothing was changed.</source>
        <translation>两个系统中有一个不是此内容类型以前同步过的系统。未作任何更改。</translation>
    </message>
    <message>
        <source>Check the connections. If the change is meant, run once more with --accept-endpoint.</source>
        <translation>请检查连接。如果确实要更换，请加上 --accept-endpoint 运行一次。</translation>
    </message>
    <message>
        <source>The local side is suddenly empty: it held %1 records after the last sync. Nothing was changed.</source>
        <translation>本地侧突然变空：上次同步后有 %1 条记录。未作任何更改。</translation>
    </message>
    <message>
        <source>The remote side is suddenly empty: it held %1 records after the last sync. Nothing was changed.</source>
        <translation>远程侧突然变空：上次同步后有 %1 条记录。未作任何更改。</translation>
    </message>
    <message>
        <source>Check that it is the right table. If it was emptied on purpose, allow it with --allow-deletes N.</source>
        <translation>请检查表是否正确。如果是有意清空，请用 --allow-deletes N 允许。</translation>
    </message>
</context>
<context>
    <name>MysqlBulk</name>
    <message>
        <source>The target took fewer records than were sent. They were taken back.</source>
        <translation>目标接收的记录少于发送的记录。这些记录已撤回。</translation>
    </message>
    <message>
        <source>A record is longer than the server takes in one statement.</source>
        <translation>有记录的长度超过服务器单条语句可接收的长度。</translation>
    </message>
    <message>
        <source>Raise max_allowed_packet at the server.</source>
        <translation>请在服务器上调大 max_allowed_packet。</translation>
    </message>
</context>
<context>
    <name>MysqlCatalog</name>
    <message>
        <source>%1 has no table or view “%2”.</source>
        <translation>%1 没有表或视图“%2”。</translation>
    </message>
    <message>
        <source>Check the names in the job and in the connection; “discover” lists what there is.</source>
        <translation>请检查作业和连接中的名称；“discover”会列出现有内容。</translation>
    </message>
</context>
<context>
    <name>MysqlChunkWriter</name>
    <message>
        <source>There is no open chunk of “%1” to commit.</source>
        <translation>“%1”没有可提交的未结数据块。</translation>
    </message>
</context>
<context>
    <name>MysqlColumn</name>
    <message>
        <source>No table was made: MariaDB and MySQL hold at most 65 digits, and “%1” needs more.</source>
        <translation>未创建表：MariaDB 和 MySQL 最多支持 65 位数字，而“%1”需要更多。</translation>
    </message>
    <message>
        <source>Make the table by hand with a type that fits the data.</source>
        <translation>请手动创建表，并选用适合数据的类型。</translation>
    </message>
    <message>
        <source>No table was made: “%1” has a type that has no counterpart.</source>
        <translation>未创建表：“%1”的类型没有对应类型。</translation>
    </message>
</context>
<context>
    <name>MysqlConnection</name>
    <message>
        <source>The server of %1 offers no safe connection.</source>
        <translation>%1 的服务器不提供安全连接。</translation>
    </message>
    <message>
        <source>Set up TLS at the server, or change the “tls” setting of the connection.</source>
        <translation>请在服务器上配置 TLS，或更改连接的“tls”设置。</translation>
    </message>
    <message>
        <source>The connection to %1 was lost during a commit: whether it took place is not known yet.</source>
        <translation>提交期间与 %1 的连接中断：提交是否完成尚不清楚。</translation>
    </message>
    <message>
        <source>Resume: it is looked up first.</source>
        <translation>请继续：会先查明结果。</translation>
    </message>
</context>
<context>
    <name>MysqlCreate</name>
    <message>
        <source>The table “%1” was not made</source>
        <translation>未创建表“%1”</translation>
    </message>
</context>
<context>
    <name>MysqlError</name>
    <message>
        <source>The host of %1 is not known.</source>
        <translation>%1 的主机名无法识别。</translation>
    </message>
    <message>
        <source>No server answers at %1.</source>
        <translation>%1 处没有服务器响应。</translation>
    </message>
    <message>
        <source>The connection to %1 was lost. What was not committed is not there.</source>
        <translation>与 %1 的连接中断。未提交的内容不会保留。</translation>
    </message>
    <message>
        <source>The server of %1 ended or refused the connection.</source>
        <translation>%1 的服务器终止或拒绝了连接。</translation>
    </message>
    <message>
        <source>%1 does not have it: %2.</source>
        <translation>%1 中不存在：%2。</translation>
    </message>
    <message>
        <source>%1 does not permit it: %2. Nothing was changed.</source>
        <translation>%1 不允许此操作：%2。未作任何更改。</translation>
    </message>
    <message>
        <source>The server of %1 has no room left. What was not committed is not there.</source>
        <translation>%1 的服务器空间已满。未提交的内容不会保留。</translation>
    </message>
    <message>
        <source>Another transaction at %1 stood in the way. This one was taken back.</source>
        <translation>%1 处的另一个事务造成了阻碍。本事务已撤回。</translation>
    </message>
    <message>
        <source>The target refused a record: %1.</source>
        <translation>目标拒绝了一条记录：%1。</translation>
    </message>
    <message>
        <source>The target cannot hold a value: %1.</source>
        <translation>目标无法容纳某个值：%1。</translation>
    </message>
    <message>
        <source>The field “%1” cannot hold a value: %2.</source>
        <translation>字段“%1”无法容纳某个值：%2。</translation>
    </message>
    <message>
        <source>No safe connection to %1 could be made.</source>
        <translation>无法与 %1 建立安全连接。</translation>
    </message>
    <message>
        <source>%1 answered with an error: %2.</source>
        <translation>%1 返回错误：%2。</translation>
    </message>
    <message>
        <source>Check the names in the job and in the connection; “discover” lists what there is.</source>
        <translation>请检查作业和连接中的名称；“discover”会列出现有内容。</translation>
    </message>
    <message>
        <source>Grant the account what is missing, or use another one.</source>
        <translation>请授予该帐户所缺的权限，或使用其他帐户。</translation>
    </message>
    <message>
        <source>Make room at the server, then resume.</source>
        <translation>请在服务器上腾出空间，然后继续。</translation>
    </message>
    <message>
        <source>Check the server&apos;s certificate, or the “tls” setting of the connection.</source>
        <translation>请检查服务器的证书，或连接的“tls”设置。</translation>
    </message>
    <message>
        <source>Check the host name of the connection.</source>
        <translation>请检查连接的主机名。</translation>
    </message>
    <message>
        <source>Check that the server runs and that host and port are right, then resume.</source>
        <translation>请检查服务器是否在运行、主机和端口是否正确，然后继续。</translation>
    </message>
</context>
<context>
    <name>MysqlLoadPlan</name>
    <message>
        <source>“%1” of “%2” is computed by the server and cannot be written. Nothing was changed.</source>
        <translation>“%2”的“%1”由服务器计算得出，无法写入。未作任何更改。</translation>
    </message>
    <message>
        <source>A key field of “%1” is not among those that are written. Nothing was changed.</source>
        <translation>“%1”有一个键字段不在要写入的字段之中。未作任何更改。</translation>
    </message>
    <message>
        <source>“%1” has no key to write by. Nothing was changed.</source>
        <translation>“%1”没有可用于写入的键。未作任何更改。</translation>
    </message>
    <message>
        <source>Name its key in the job (“primaryKey”), or give the table a primary key.</source>
        <translation>请在作业中指定键（“primaryKey”），或为该表设置主键。</translation>
    </message>
    <message>
        <source>“%1” is kept by the engine %2, which knows no transactions: what was written could not be taken back. Nothing was changed.</source>
        <translation>“%1”由不支持事务的引擎 %2 存储：写入的内容将无法撤回。未作任何更改。</translation>
    </message>
    <message>
        <source>Change the table to InnoDB.</source>
        <translation>请将该表改为 InnoDB。</translation>
    </message>
</context>
<context>
    <name>MysqlMerge</name>
    <message>
        <source>No record with the number %1 is staged for “%2”.</source>
        <translation>“%2”没有编号为 %1 的暂存记录。</translation>
    </message>
    <message>
        <source>A staged value of “%1” cannot be read.</source>
        <translation>“%1”的一个暂存值无法读取。</translation>
    </message>
</context>
<context>
    <name>MysqlRowText</name>
    <message>
        <source>The field “%1” (%2) cannot hold a value exactly.</source>
        <translation>字段“%1”（%2）无法精确容纳某个值。</translation>
    </message>
    <message>
        <source>The field “%1” (%2) cannot hold %3 exactly.</source>
        <translation>字段“%1”（%2）无法精确容纳 %3。</translation>
    </message>
</context>
<context>
    <name>MysqlSource</name>
    <message>
        <source>The clock of %1 cannot be read.</source>
        <translation>无法读取 %1 的时钟。</translation>
    </message>
    <message>
        <source>%1 sent a value for “%2” that cannot be read.</source>
        <translation>%1 为“%2”发送了无法读取的值。</translation>
    </message>
    <message>
        <source>“%1” is read without a cursor.</source>
        <translation>“%1”以无游标方式读取。</translation>
    </message>
    <message>
        <source>The position to go on from in “%1” does not fit its key.</source>
        <translation>“%1”的续读位置与其键不符。</translation>
    </message>
</context>
<context>
    <name>PgChunkWriter</name>
    <message>
        <source>Field “%1” was not written</source>
        <translation>字段“%1”未写入</translation>
    </message>
    <message>
        <source>A chunk of “%1” looks at records after it has written some.</source>
        <translation>“%1”的一个分块在写入记录之后又查看记录。</translation>
    </message>
</context>
<context>
    <name>Postgres</name>
    <message>
        <source>%1 has no table “%2”, or its account may not see it.</source>
        <translation>%1 没有表“%2”，或其帐户无权查看该表。</translation>
    </message>
    <message>
        <source>Did you mean “%1”?</source>
        <translation>是否指“%1”？</translation>
    </message>
    <message>
        <source>“tidewright discover %1” lists what there is.</source>
        <translation>“tidewright discover %1”会列出现有内容。</translation>
    </message>
    <message>
        <source>There is no memory left for a connection.</source>
        <translation>没有可用于建立连接的内存。</translation>
    </message>
    <message>
        <source>“%1” rolled the transaction back instead of committing it.</source>
        <translation>“%1”回滚了事务，而不是提交。</translation>
    </message>
    <message>
        <source>The connection to %1 was lost while it committed: whether it did is not known yet.</source>
        <translation>与 %1 的连接在其提交时中断：提交是否完成尚不清楚。</translation>
    </message>
    <message>
        <source>Resume: it looks into the target&apos;s ledger first.</source>
        <translation>请继续：会先查看目标的台账。</translation>
    </message>
    <message>
        <source>A value of field “%1” (%2) is outside of what can be carried over. Nothing was changed.</source>
        <translation>字段“%1”（%2）的一个值超出可传输的范围。未作任何更改。</translation>
    </message>
    <message>
        <source>Correct the value, or leave the field out of the job.</source>
        <translation>请更正该值，或将该字段移出作业。</translation>
    </message>
    <message>
        <source>The server sent rows in a form that is not understood.</source>
        <translation>服务器发送的行格式无法识别。</translation>
    </message>
    <message>
        <source>Field “%1” (%2) cannot hold “%3” of record %4 exactly; the record was not written.</source>
        <translation>字段“%1”（%2）无法精确容纳记录 %4 的“%3”；该记录未写入。</translation>
    </message>
    <message>
        <source>Correct the record at its source, or widen the field at the target.</source>
        <translation>请在源中更正该记录，或扩大目标中的字段。</translation>
    </message>
    <message>
        <source>Check the name with “tidewright discover %1”.</source>
        <translation>请用“tidewright discover %1”核对名称。</translation>
    </message>
    <message>
        <source>Compare the job&apos;s fields with “tidewright discover %1”.</source>
        <translation>请将作业的字段与“tidewright discover %1”对照。</translation>
    </message>
    <message>
        <source>Connect to the primary server, or let the account write.</source>
        <translation>请连接到主服务器，或允许该帐户写入。</translation>
    </message>
    <message>
        <source>Grant the account what it lacks, or use another account.</source>
        <translation>请授予该帐户所缺的权限，或使用其他帐户。</translation>
    </message>
    <message>
        <source>Free space on the database server, then resume.</source>
        <translation>请在数据库服务器上释放空间，然后继续。</translation>
    </message>
    <message>
        <source>Try again; what was committed before is kept.</source>
        <translation>请重试；此前已提交的内容予以保留。</translation>
    </message>
    <message>
        <source>Check the filter of the content type.</source>
        <translation>请检查内容类型的筛选条件。</translation>
    </message>
    <message>
        <source>Correct the record at its source, or the rule at the target.</source>
        <translation>请在源中更正该记录，或更正目标中的规则。</translation>
    </message>
    <message>
        <source>In %1 something is missing: %2. The statement changed nothing.</source>
        <translation>%1 中缺少某项内容：%2。该语句未更改任何内容。</translation>
    </message>
    <message>
        <source>The tables in %1 are not as the job expects: %2. The statement changed nothing.</source>
        <translation>%1 中的表与作业的预期不符：%2。该语句未更改任何内容。</translation>
    </message>
    <message>
        <source>%1 does not allow it: %2. The statement changed nothing.</source>
        <translation>%1 不允许此操作：%2。该语句未更改任何内容。</translation>
    </message>
    <message>
        <source>The server of %1 has no space left: %2. The open transaction was rolled back.</source>
        <translation>%1 的服务器空间已满：%2。未结事务已回滚。</translation>
    </message>
    <message>
        <source>%1 gave way to other work on the same records: %2. The statement changed nothing.</source>
        <translation>%1 为同一批记录上的其他操作让路：%2。该语句未更改任何内容。</translation>
    </message>
    <message>
        <source>%1 refused a record: %2.</source>
        <translation>%1 拒绝了一条记录：%2。</translation>
    </message>
    <message>
        <source>%1 refused a value: %2.</source>
        <translation>%1 拒绝了一个值：%2。</translation>
    </message>
    <message>
        <source>%1 does not understand the condition: %2. Nothing was read or changed.</source>
        <translation>%1 无法理解该条件：%2。未读取也未更改任何内容。</translation>
    </message>
    <message>
        <source>%1 reported: %2. The statement changed nothing.</source>
        <translation>%1 报告：%2。该语句未更改任何内容。</translation>
    </message>
    <message>
        <source>The connection to %1 was lost. What was not committed is rolled back by the server.</source>
        <translation>与 %1 的连接中断。未提交的内容由服务器回滚。</translation>
    </message>
    <message>
        <source>The server of %1 wants a password for “%2” and none was given.</source>
        <translation>%1 的服务器要求提供“%2”的密码，但未提供。</translation>
    </message>
    <message>
        <source>Name a secret as the connection&apos;s password and set it with “tidewright secrets set”.</source>
        <translation>请为连接的密码指定一个机密，并用“tidewright secrets set”设置。</translation>
    </message>
    <message>
        <source>The server has no database “%1” (connection “%2”).</source>
        <translation>服务器没有数据库“%1”（连接“%2”）。</translation>
    </message>
    <message>
        <source>Check “database” in the connection&apos;s file.</source>
        <translation>请检查连接文件中的“database”。</translation>
    </message>
    <message>
        <source>The server of %1 let nobody in: %2.</source>
        <translation>%1 的服务器不允许任何人登录：%2。</translation>
    </message>
    <message>
        <source>The host “%1” of connection “%2” is not known.</source>
        <translation>连接“%2”的主机“%1”无法识别。</translation>
    </message>
    <message>
        <source>Check “host” in the connection&apos;s file and the name service.</source>
        <translation>请检查连接文件中的“host”和名称解析服务。</translation>
    </message>
    <message>
        <source>No PostgreSQL server answers at %1.</source>
        <translation>%1 处没有 PostgreSQL 服务器响应。</translation>
    </message>
    <message>
        <source>Check host and port, whether the server runs, and the firewall.</source>
        <translation>请检查主机和端口、服务器是否在运行以及防火墙。</translation>
    </message>
    <message>
        <source>The server of %1 does not offer the encryption that is asked for, or its certificate is not trusted.</source>
        <translation>%1 的服务器不提供所要求的加密，或其证书不受信任。</translation>
    </message>
    <message>
        <source>Have the server&apos;s certificate and its host name checked; “tls” in the connection&apos;s file says what is asked for.</source>
        <translation>请核查服务器的证书及其主机名；连接文件中的“tls”说明了所要求的加密。</translation>
    </message>
    <message>
        <source>The server of %1 broke the login off.</source>
        <translation>%1 的服务器中断了登录。</translation>
    </message>
    <message>
        <source>Try again, and look into the server&apos;s log.</source>
        <translation>请重试，并查看服务器的日志。</translation>
    </message>
    <message>
        <source>The account “%1” may not create the tables in “%2” that a run needs beside “%3”. Nothing was changed.</source>
        <translation>帐户“%1”无权在“%2”中创建运行所需的、与“%3”并存的表。未作任何更改。</translation>
    </message>
    <message>
        <source>Grant it CREATE on the schema, or create a schema “tidewright” that it owns.</source>
        <translation>请授予其在该模式上的 CREATE 权限，或创建归其所有的模式“tidewright”。</translation>
    </message>
    <message>
        <source>A reading position of “%1” does not fit its key.</source>
        <translation>“%1”的一个读取位置与其键不符。</translation>
    </message>
    <message>
        <source>“%1” cannot be read in order: it has no key.</source>
        <translation>“%1”无法按顺序读取：它没有键。</translation>
    </message>
    <message>
        <source>Name its key in the job (“primaryKey”).</source>
        <translation>请在作业中指定键（“primaryKey”）。</translation>
    </message>
    <message>
        <source>“%1” has no field “%2”. Nothing was read or changed.</source>
        <translation>“%1”没有字段“%2”。未读取也未更改任何内容。</translation>
    </message>
    <message>
        <source>Correct the job&apos;s fields.</source>
        <translation>请更正作业的字段。</translation>
    </message>
    <message>
        <source>“%1” is no table of its own: records cannot be written into it. Nothing was changed.</source>
        <translation>“%1”不是独立的表：无法向其写入记录。未作任何更改。</translation>
    </message>
    <message>
        <source>Name a table as the target.</source>
        <translation>请指定一张表作为目标。</translation>
    </message>
    <message>
        <source>Field “%1” of “%2” is computed by the database and cannot be written. Nothing was changed.</source>
        <translation>“%2”的字段“%1”由数据库计算得出，无法写入。未作任何更改。</translation>
    </message>
    <message>
        <source>Leave it out of the job&apos;s fields.</source>
        <translation>请将其移出作业的字段。</translation>
    </message>
    <message>
        <source>Key field “%1” of “%2” is not among the fields written.</source>
        <translation>“%2”的键字段“%1”不在写入的字段之中。</translation>
    </message>
    <message>
        <source>Add it to the job&apos;s fields.</source>
        <translation>请将其添加到作业的字段中。</translation>
    </message>
    <message>
        <source>A trigger or rule of “%1” left records out. They were not written.</source>
        <translation>“%1”的触发器或规则忽略了部分记录，这些记录未写入。</translation>
    </message>
    <message>
        <source>Look at the triggers and rules of the table, or leave these records out with a filter.</source>
        <translation>请检查该表的触发器和规则，或用筛选条件排除这些记录。</translation>
    </message>
</context>
<context>
    <name>RecordImage</name>
    <message>
        <source>What is stored about a record cannot be read. It was left as it is, and no record was changed.</source>
        <translation>无法读取某条记录的存储内容。其保持原样，未更改任何记录。</translation>
    </message>
    <message>
        <source>Restore the state database from its back-up, or let a full run build it anew.</source>
        <translation>请从备份恢复状态数据库，或通过完整运行重建。</translation>
    </message>
</context>
<context>
    <name>Removals</name>
    <message>
        <source>The record was deleted at the source, but the target refused to delete it: other records still refer to it. It was left as it is.</source>
        <translation>该记录已在源中删除，但目标拒绝删除：仍有其他记录引用它。已原样保留。</translation>
    </message>
    <message>
        <source>Sync or remove the records that refer to it. The next full sync deletes it then.</source>
        <translation>请同步或移除引用它的记录。下一次全量运行会将其删除。</translation>
    </message>
</context>
<context>
    <name>Repair</name>
    <message>
        <source>An unfinished run of this content type waits. Nothing was repaired.</source>
        <translation>此内容类型有一次未完成的运行在等待。未修复任何内容。</translation>
    </message>
    <message>
        <source>Resume it or roll it back first.</source>
        <translation>请先将其继续或回滚。</translation>
    </message>
</context>
<context>
    <name>Resolve</name>
    <message>
        <source>Edit the record at one of the two sides instead; the next sync carries that over.</source>
        <translation>请改为在任一侧编辑该记录；下次同步会带过去。</translation>
    </message>
    <message>
        <source>Conflict %1 has no resolution that was applied. Nothing was changed.</source>
        <translation>冲突 %1 没有已应用的决定。未更改任何内容。</translation>
    </message>
    <message>
        <source>The record has changed again since conflict %1 was resolved, so its resolution was not taken back.</source>
        <translation>自冲突 %1 解决后该记录又有更改，因此未撤回其决定。</translation>
    </message>
    <message>
        <source>The record changed while the resolution of conflict %1 was being taken back; the next sync looks at it again.</source>
        <translation>在撤回冲突 %1 的决定时该记录发生了更改；下次同步会再次查看。</translation>
    </message>
    <message>
        <source>An unfinished run of this content type waits. What was decided is kept, and nothing was written yet.</source>
        <translation>此内容类型有未完成的运行在等待。决定已保留，尚未写入任何内容。</translation>
    </message>
    <message>
        <source>Resume the run: it applies what was decided.</source>
        <translation>请继续该运行：它会应用这些决定。</translation>
    </message>
    <message>
        <source>One of the two systems is not the one this content type was synced with before. Nothing was changed.</source>
        <translation>两个系统之一不是此内容类型之前同步的系统。未更改任何内容。</translation>
    </message>
    <message>
        <source>Check the connections. If the change is meant, sync once with --accept-endpoint.</source>
        <translation>请检查连接。如果是有意更改，请使用 --accept-endpoint 同步一次。</translation>
    </message>
    <message>
        <source>This content type was never synced. Nothing was changed.</source>
        <translation>此内容类型从未同步。未更改任何内容。</translation>
    </message>
    <message>
        <source>Sync it as a whole first.</source>
        <translation>请先整体同步。</translation>
    </message>
    <message>
        <source>This content type is to be reconciled as a whole first. Nothing was changed.</source>
        <translation>此内容类型须先整体重新核对。未更改任何内容。</translation>
    </message>
    <message>
        <source>Sync it: that run says why.</source>
        <translation>请同步它：该次运行会说明原因。</translation>
    </message>
</context>
<context>
    <name>RunText</name>
    <message>
        <source>%1 records could not be applied, more than the %2 that are allowed. The run was stopped.</source>
        <translation>有 %1 条记录无法应用，超过允许的 %2 条。运行已停止。</translation>
    </message>
    <message>
        <source>See the failed records for the reasons, then correct the mapping or raise &quot;failedRecords&quot;.</source>
        <translation>原因见失败的记录；然后更正映射或调大 &quot;failedRecords&quot;。</translation>
    </message>
    <message>
        <source>The run would delete %1 of %2 records, more than the %3 that are allowed. Nothing was deleted or merged.</source>
        <translation>此次运行将删除 %2 条记录中的 %1 条，超过允许的 %3 条。未删除也未合并任何内容。</translation>
    </message>
    <message>
        <source>Check the source. If the deletes are meant, run once more with %1.</source>
        <translation>请检查源。如果确实要删除，请加上 %1 运行一次。</translation>
    </message>
    <message>
        <source>What was loaded is kept. See the failed records for the reasons, correct the mapping or raise &quot;failedRecords&quot; and sync again to go on, or roll the run back to empty the table again.</source>
        <translation>已加载的内容予以保留。原因见失败的记录；请更正映射或调大 &quot;failedRecords&quot;，然后重新同步以继续，或回滚该运行以重新清空表。</translation>
    </message>
    <message>
        <source>The run was stopped. What it had committed is kept, and so is its checkpoint.</source>
        <translation>运行已停止。已提交的内容及其检查点予以保留。</translation>
    </message>
    <message>
        <source>Resume it, or sync again: it goes on from there.</source>
        <translation>请继续该运行或重新同步：将从该处接着进行。</translation>
    </message>
    <message>
        <source>The run was stopped before it wrote anything. Nothing was changed.</source>
        <translation>运行在写入任何内容之前就被停止了。未作任何更改。</translation>
    </message>
    <message>
        <source>Run it again.</source>
        <translation>请重新运行。</translation>
    </message>
    <message>
        <source>The run was stopped. What it had committed is kept; the state is as before it.</source>
        <translation>运行已停止。已提交的内容予以保留；状态与运行之前相同。</translation>
    </message>
    <message>
        <source>Records could not be applied, and a run that leaves the state alone cannot list them for the unfinished run it goes on with. None was passed over: the run was stopped.</source>
        <translation>有记录无法应用，而不改动状态的运行无法为其所续接的未完成运行登记这些记录。没有跳过任何记录：运行已停止。</translation>
    </message>
    <message>
        <source>Sync without --no-persist-state, or roll the unfinished run back.</source>
        <translation>请不带 --no-persist-state 重新同步，或回滚未完成的运行。</translation>
    </message>
    <message>
        <source>What this run had staged at the target is not all there any more, as after a crash of its server. The table itself was not changed.</source>
        <translation>本次运行在目标端暂存的数据已不完整，例如目标服务器曾崩溃。目标表本身没有改动。</translation>
    </message>
    <message>
        <source>Sync again: what is missing is staged once more.</source>
        <translation>请再次同步：缺失的部分会重新暂存。</translation>
    </message>
</context>
<context>
    <name>Schema</name>
    <message>
        <source>This file does not follow its schema.</source>
        <translation>此文件不符合其架构。</translation>
    </message>
    <message>
        <source>Did you mean &quot;%1&quot;?</source>
        <translation>是否指“%1”？</translation>
    </message>
    <message>
        <source>Known here: %1.</source>
        <translation>可用项：%1。</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>%1 到 %2 的整数</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a share such as &quot;20%&quot;, or a whole number from 0</source>
        <translation>比例（如 &quot;20%&quot;），或不小于 0 的整数</translation>
    </message>
    <message>
        <source>a duration such as &quot;15m&quot;, &quot;5d&quot; or &quot;1h30m&quot;</source>
        <translation>时长，例如 &quot;15m&quot;、&quot;5d&quot; 或 &quot;1h30m&quot;</translation>
    </message>
    <message>
        <source>a size such as &quot;500MB&quot; or &quot;1GB&quot;</source>
        <translation>大小，例如 &quot;500MB&quot; 或 &quot;1GB&quot;</translation>
    </message>
    <message>
        <source>a secret&apos;s name, {&quot;secret&quot;: &quot;name&quot;}; a secret itself never stands in a file</source>
        <translation>机密的名称 {&quot;secret&quot;: &quot;name&quot;}；机密本身绝不写在文件中</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>%1 之一</translation>
    </message>
    <message>
        <source>a text of 1 to %1 characters</source>
        <translation>1 到 %1 个字符的文本</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>a list, […], of at least one entry, none of them twice</source>
        <translation>至少有一项且各项不重复的列表 […]</translation>
    </message>
    <message>
        <source>an object, {…}</source>
        <translation>对象 {…}</translation>
    </message>
    <message>
        <source>This key is not known.</source>
        <translation>此键无法识别。</translation>
    </message>
    <message>
        <source>The key &quot;%1&quot; is missing.</source>
        <translation>缺少键“%1”。</translation>
    </message>
    <message>
        <source>Expected exactly one of the keys %1.</source>
        <translation>应恰好有以下键之一：%1。</translation>
    </message>
    <message>
        <source>Expected at least one entry.</source>
        <translation>应至少有一项。</translation>
    </message>
    <message>
        <source>Expected %1.</source>
        <translation>应为%1。</translation>
    </message>
</context>
<context>
    <name>Secrets</name>
    <message>
        <source>&quot;%1&quot; is no name for a secret: letters, digits, &quot;-&quot;, &quot;_&quot; and &quot;.&quot; only.</source>
        <translation>“%1”不能用作机密的名称：只能包含字母、数字、&quot;-&quot;、&quot;_&quot; 和 &quot;.&quot;。</translation>
    </message>
    <message>
        <source>The secret &quot;%1&quot; was not found. Looked in: %2.</source>
        <translation>未找到机密“%1”。已查找：%2。</translation>
    </message>
    <message>
        <source>Store it: tidewright secrets set %1, or set %2.</source>
        <translation>请保存机密：tidewright secrets set %1，或设置 %2。</translation>
    </message>
    <message>
        <source>keychain: no such entry</source>
        <translation>密钥环：没有此项</translation>
    </message>
    <message>
        <source>keychain: %1</source>
        <translation>密钥环：%1</translation>
    </message>
    <message>
        <source>environment: %1 is not set</source>
        <translation>环境：未设置 %1</translation>
    </message>
    <message>
        <source>file: TIDEWRIGHT_SECRETS_FILE is not set</source>
        <translation>文件：未设置 TIDEWRIGHT_SECRETS_FILE</translation>
    </message>
    <message>
        <source>file %1: no such entry</source>
        <translation>文件 %1：没有此项</translation>
    </message>
    <message>
        <source>file: %1</source>
        <translation>文件：%1</translation>
    </message>
    <message>
        <source>There is no keychain here; the secret was not stored.</source>
        <translation>此处没有密钥环；机密未保存。</translation>
    </message>
    <message>
        <source>Name a file for secrets in TIDEWRIGHT_SECRETS_FILE, or set %1.</source>
        <translation>请在 TIDEWRIGHT_SECRETS_FILE 中指定机密文件，或设置 %1。</translation>
    </message>
    <message>
        <source>The secrets file %1 is refused: %2.</source>
        <translation>机密文件 %1 被拒绝：%2。</translation>
    </message>
    <message>
        <source>it is no regular file</source>
        <translation>它不是普通文件</translation>
    </message>
    <message>
        <source>it belongs to somebody else</source>
        <translation>它属于他人</translation>
    </message>
    <message>
        <source>others may read or write it (mode %1)</source>
        <translation>他人可以读取或写入它（模式 %1）</translation>
    </message>
    <message>
        <source>Run: chmod 600 %1</source>
        <translation>请运行：chmod 600 %1</translation>
    </message>
    <message>
        <source>it is a symbolic link</source>
        <translation>它是符号链接</translation>
    </message>
    <message>
        <source>its values must be texts</source>
        <translation>其中的值必须是文本</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Expected a share such as &quot;20%&quot;, or a whole number from 0.</source>
        <translation>应为比例（如 &quot;20%&quot;），或不小于 0 的整数。</translation>
    </message>
    <message>
        <source>Expected a duration such as &quot;15m&quot;, &quot;5d&quot; or &quot;1h30m&quot;.</source>
        <translation>应为时长，例如 &quot;15m&quot;、&quot;5d&quot; 或 &quot;1h30m&quot;。</translation>
    </message>
    <message>
        <source>Expected a size such as &quot;500MB&quot; or &quot;1GB&quot;.</source>
        <translation>应为大小，例如 &quot;500MB&quot; 或 &quot;1GB&quot;。</translation>
    </message>
</context>
<context>
    <name>SourceSelection</name>
    <message>
        <source>“%1” has no field “%2”. Nothing was changed.</source>
        <translation>“%1”没有字段“%2”。未作任何更改。</translation>
    </message>
    <message>
        <source>Is “%1” meant?</source>
        <translation>是否指“%1”？</translation>
    </message>
    <message>
        <source>The key field “%1” of “%2” is not among those that are read.</source>
        <translation>“%2”的键字段“%1”不在要读取的字段之中。</translation>
    </message>
    <message>
        <source>“%1” has no key to read it by.</source>
        <translation>“%1”没有可用于读取的键。</translation>
    </message>
    <message>
        <source>Name its key in the job (“primaryKey”), or give the table a primary key.</source>
        <translation>请在作业中指定键（“primaryKey”），或为该表设置主键。</translation>
    </message>
    <message>
        <source>The cursor field “%1” of “%2” is missing.</source>
        <translation>缺少“%2”的游标字段“%1”。</translation>
    </message>
</context>
<context>
    <name>SqlConnectionConfig</name>
    <message>
        <source>“%1” (database %2)</source>
        <translation>“%1”（数据库 %2）</translation>
    </message>
    <message>
        <source>“%1” (%2, database %3)</source>
        <translation>“%1”（%2，数据库 %3）</translation>
    </message>
</context>
<context>
    <name>SqlFilter</name>
    <message>
        <source>The filter “%1” is not one condition. Nothing was read.</source>
        <translation>筛选条件“%1”不是一个完整的条件，未读取任何数据。</translation>
    </message>
    <message>
        <source>Close every bracket, quotation and comment that it opens, and leave out semicolons.</source>
        <translation>请闭合其中的每个括号、引号和注释，并去掉分号。</translation>
    </message>
</context>
<context>
    <name>SqlIdentifier</name>
    <message>
        <source>A table or column name is empty.</source>
        <translation>表名或列名为空。</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a table or column.</source>
        <translation>“%1”不能用作表名或列名。</translation>
    </message>
    <message>
        <source>“%1” is not the name of a table.</source>
        <translation>“%1”不是表名。</translation>
    </message>
    <message>
        <source>Write it as table or schema.table; a part that itself has a dot goes into double quotes.</source>
        <translation>请写成 table 或 schema.table；本身含点的部分请加双引号。</translation>
    </message>
    <message>
        <source>“%1” is too long for the name of a table or column in PostgreSQL. Nothing was changed.</source>
        <translation>“%1”作为 PostgreSQL 中的表名或列名过长。未作任何更改。</translation>
    </message>
    <message>
        <source>Map it to a shorter name in the job file.</source>
        <translation>请在作业文件中将其映射到较短的名称。</translation>
    </message>
</context>
<context>
    <name>SqlMessages</name>
    <message>
        <source>The server of %1 refused the user “%2”: wrong user name or password, or not let in from this machine.</source>
        <translation>%1 的服务器拒绝了用户“%2”：用户名或密码错误，或不允许从这台计算机登录。</translation>
    </message>
    <message>
        <source>Check the user in the connection&apos;s file, and set its password anew with “tidewright secrets set”.</source>
        <translation>请检查连接文件中的用户，并用“tidewright secrets set”重新设置密码。</translation>
    </message>
    <message>
        <source>The work on %1 was stopped. What was not committed there is rolled back.</source>
        <translation>对 %1 的操作已停止。其中未提交的内容已回滚。</translation>
    </message>
    <message>
        <source>Do it again; what was committed before is kept.</source>
        <translation>请重新执行；此前已提交的内容予以保留。</translation>
    </message>
</context>
<context>
    <name>Sqlite</name>
    <message>
        <source>%1 has no table or view “%2”.</source>
        <translation>%1 没有表或视图“%2”。</translation>
    </message>
    <message>
        <source>Check the names in the job and in the connection; “discover” lists what there is.</source>
        <translation>请检查作业和连接中的名称；“discover”会列出现有内容。</translation>
    </message>
    <message>
        <source>A chunk of “%1” is written outside of its transaction.</source>
        <translation>“%1”的一个数据块在其事务之外写入。</translation>
    </message>
    <message>
        <source>The database %1 does not exist. Nothing was changed.</source>
        <translation>数据库 %1 不存在。未作任何更改。</translation>
    </message>
    <message>
        <source>Check the path in the connection. A missing target is made if the job says &quot;create&quot;: true.</source>
        <translation>请检查连接中的路径。如果作业中写有 &quot;create&quot;: true，则会创建缺少的目标。</translation>
    </message>
    <message>
        <source>%1 is no file.</source>
        <translation>%1 不是文件。</translation>
    </message>
    <message>
        <source>The path must name a database file.</source>
        <translation>路径必须指向数据库文件。</translation>
    </message>
    <message>
        <source>The disk of %1 failed while it was committing: whether the last step was written is not known yet.</source>
        <translation>%1 所在的磁盘在提交时发生故障：最后一步是否已写入尚不清楚。</translation>
    </message>
    <message>
        <source>Check the disk, then resume: what was written is found out first.</source>
        <translation>请检查磁盘，然后继续：会先查明已写入的内容。</translation>
    </message>
    <message>
        <source>%1 could not be read or written.</source>
        <translation>无法读取或写入 %1。</translation>
    </message>
    <message>
        <source>%1 refused a record: %2. The record was not written.</source>
        <translation>%1 拒绝了一条记录：%2。该记录未写入。</translation>
    </message>
    <message>
        <source>Correct the record at the source, or sync the records that it refers to first.</source>
        <translation>请在源中更正该记录，或先同步它所引用的记录。</translation>
    </message>
    <message>
        <source>A value is longer than %1 can hold. The record was not written.</source>
        <translation>有一个值超过 %1 可容纳的长度。该记录未写入。</translation>
    </message>
    <message>
        <source>SQLite holds values of up to 1 GB.</source>
        <translation>SQLite 可容纳最大 1 GB 的值。</translation>
    </message>
    <message>
        <source>%1 cannot hold a value of this type in its key. The record was not written.</source>
        <translation>%1 的键无法容纳此类型的值。该记录未写入。</translation>
    </message>
    <message>
        <source>Give the field a type that can hold it.</source>
        <translation>请为该字段选用能容纳它的类型。</translation>
    </message>
    <message>
        <source>Another program holds %1 locked. Nothing of this step was written.</source>
        <translation>另一个程序锁定了 %1。此步骤未写入任何内容。</translation>
    </message>
    <message>
        <source>Wait until it has finished, or close it, then try again.</source>
        <translation>请等待其完成或将其关闭，然后重试。</translation>
    </message>
    <message>
        <source>There is no room left to write to %1. Nothing of this step was written.</source>
        <translation>没有空间可写入 %1。此步骤未写入任何内容。</translation>
    </message>
    <message>
        <source>Make room on its disk, then resume.</source>
        <translation>请在其磁盘上腾出空间，然后继续。</translation>
    </message>
    <message>
        <source>%1 may only be read. Nothing was changed.</source>
        <translation>%1 只能读取。未作任何更改。</translation>
    </message>
    <message>
        <source>Give this account the right to write to the file and to its folder.</source>
        <translation>请授予此帐户写入该文件及其文件夹的权限。</translation>
    </message>
    <message>
        <source>%1 cannot be opened. Nothing was changed.</source>
        <translation>无法打开 %1。未作任何更改。</translation>
    </message>
    <message>
        <source>Check that this account may read the file and write to its folder, where SQLite keeps its log.</source>
        <translation>请检查此帐户能否读取该文件并写入其文件夹（SQLite 的日志存放于此）。</translation>
    </message>
    <message>
        <source>%1 is not an SQLite database. Nothing was changed.</source>
        <translation>%1 不是 SQLite 数据库。未作任何更改。</translation>
    </message>
    <message>
        <source>Check the path in the connection. An encrypted database cannot be read.</source>
        <translation>请检查连接中的路径。加密的数据库无法读取。</translation>
    </message>
    <message>
        <source>%1 is damaged. Nothing of this step was written.</source>
        <translation>%1 已损坏。此步骤未写入任何内容。</translation>
    </message>
    <message>
        <source>Restore it from a backup, or recover it with “sqlite3 FILE .recover”.</source>
        <translation>请从备份恢复，或用“sqlite3 FILE .recover”修复。</translation>
    </message>
    <message>
        <source>Check the disk that it lies on, then resume.</source>
        <translation>请检查其所在的磁盘，然后继续。</translation>
    </message>
    <message>
        <source>The tables of %1 were changed meanwhile.</source>
        <translation>%1 的表在此期间发生了更改。</translation>
    </message>
    <message>
        <source>Sync again.</source>
        <translation>请重新同步。</translation>
    </message>
    <message>
        <source>%1 lacks a table or a column that is needed.</source>
        <translation>%1 缺少所需的表或列。</translation>
    </message>
    <message>
        <source>Check the names in the job, and its filter.</source>
        <translation>请检查作业中的名称及其筛选条件。</translation>
    </message>
    <message>
        <source>%1 refused a statement.</source>
        <translation>%1 拒绝了一条语句。</translation>
    </message>
    <message>
        <source>If the job has a filter, check that it is a condition that SQLite understands.</source>
        <translation>如果作业有筛选条件，请检查它是否为 SQLite 能理解的条件。</translation>
    </message>
    <message>
        <source>Name its key in the job (“primaryKey”), or give the table a primary key.</source>
        <translation>请在作业中指定键（“primaryKey”），或为该表设置主键。</translation>
    </message>
    <message>
        <source>The filter of “%1” would change data. Nothing was read.</source>
        <translation>“%1”的筛选条件会更改数据。未读取任何内容。</translation>
    </message>
    <message>
        <source>“%1” is read without a cursor.</source>
        <translation>“%1”以无游标方式读取。</translation>
    </message>
    <message>
        <source>The position to go on from in “%1” does not fit its key.</source>
        <translation>“%1”的续读位置与其键不符。</translation>
    </message>
    <message>
        <source>Records of “%1” have no key: it is NULL.</source>
        <translation>“%1”有记录没有键：其键为 NULL。</translation>
    </message>
    <message>
        <source>Give them a key, or leave them out with a filter.</source>
        <translation>请为这些记录设置键，或用筛选条件排除它们。</translation>
    </message>
    <message>
        <source>“%1” is a view and cannot be written to. Nothing was changed.</source>
        <translation>“%1”是视图，无法写入。未作任何更改。</translation>
    </message>
    <message>
        <source>Name a table in the job.</source>
        <translation>请在作业中指定一张表。</translation>
    </message>
    <message>
        <source>The key field “%1” of “%2” is not among those that are written.</source>
        <translation>“%2”的键字段“%1”不在要写入的字段之中。</translation>
    </message>
    <message>
        <source>“%1” has no key to write it by. Nothing was changed.</source>
        <translation>“%1”没有可用于写入的键。未作任何更改。</translation>
    </message>
    <message>
        <source>The table “%1” was not made</source>
        <translation>未创建表“%1”</translation>
    </message>
    <message>
        <source>A filter on %1 ends its statement. Nothing was read.</source>
        <translation>%1 上的筛选条件会结束其语句。未读取任何内容。</translation>
    </message>
    <message>
        <source>The filter must be one condition, without a semicolon.</source>
        <translation>筛选条件必须是单个条件，不含分号。</translation>
    </message>
    <message>
        <source>The cursor field “%1” of “%2” holds times in different forms, such as “%3” and “%4”, which SQLite does not order by time. Nothing more was read.</source>
        <translation>“%2”的游标字段“%1”含有不同格式的时间，例如“%3”和“%4”，SQLite 无法按时间对其排序。未再读取更多内容。</translation>
    </message>
    <message>
        <source>Bring its values into one form, or choose another cursor field.</source>
        <translation>请将其值统一为一种格式，或选择其他游标字段。</translation>
    </message>
</context>
<context>
    <name>SyncRecords</name>
    <message>
        <source>The source holds no record at all any more. Nothing was deleted or written.</source>
        <translation>源已没有任何记录。未删除或写入任何内容。</translation>
    </message>
    <message>
        <source>Check the source. If the deletes are meant, run once more with --allow-deletes %1.</source>
        <translation>请检查源。如果确实要删除，请使用 --allow-deletes %1 再次运行。</translation>
    </message>
    <message>
        <source>An unfinished run of this content type waits. Nothing was written.</source>
        <translation>此内容类型有未完成的运行在等待。未写入任何内容。</translation>
    </message>
    <message>
        <source>Resume it or roll it back first.</source>
        <translation>请先继续或回滚它。</translation>
    </message>
    <message>
        <source>The run was stopped. What it had committed is kept; the other records are as before.</source>
        <translation>运行已停止。已提交的内容保留；其他记录与之前相同。</translation>
    </message>
    <message>
        <source>Choose the rest again.</source>
        <translation>请再次选择其余部分。</translation>
    </message>
</context>
<context>
    <name>Tr</name>
    <message>
        <source>Field “%1” of “%2” is needed but not read.</source>
        <translation>需要“%2”的字段“%1”，但未读取。</translation>
    </message>
</context>
<context>
    <name>TwoWay</name>
    <message>
        <source>This state database cannot keep what two-way sync needs. Nothing was changed.</source>
        <translation>此状态数据库无法保存双向同步所需的内容。未更改任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) changed again each time they were to be written. They were left as they are.</source>
        <translation>
            <numerusform>%n 条记录在每次要写入时又有更改。已保持原样。</numerusform>
        </translation>
    </message>
    <message>
        <source>Sync again when nobody works on them.</source>
        <translation>请在无人编辑时再次同步。</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <source>One of the two systems is not the one that the run wrote to. Nothing was changed.</source>
        <translation>两个系统之一不是该运行写入的系统。未更改任何内容。</translation>
    </message>
    <message>
        <source>Check the connections.</source>
        <translation>请检查连接。</translation>
    </message>
    <message>
        <source>What run %1 had put aside to be taken back is not there any more, as after a crash of its server.</source>
        <translation>运行 %1 为撤回而另存的数据已不存在，例如在其服务器崩溃之后。</translation>
    </message>
    <message>
        <source>Nothing is kept with which run %1 could be taken back. Nothing was changed.</source>
        <translation>没有保留可用于撤回运行 %1 的数据。未更改任何内容。</translation>
    </message>
    <message>
        <source>The run has written nothing, or its undo data were too old or too large to be kept: see &quot;undo&quot; in the job file.</source>
        <translation>该运行没有写入任何内容，或者其撤回数据太旧或太大而未保留：请参阅作业文件中的“undo”。</translation>
    </message>
    <message>
        <source>Taking the run back was stopped. What was taken back stays so; do it again for the rest.</source>
        <translation>撤回运行已停止。已撤回的保持撤回；其余部分请再次执行。</translation>
    </message>
    <message>
        <source>Do it again.</source>
        <translation>请重新执行。</translation>
    </message>
    <message>
        <source>The target is not the system that this content type was synced with before. Nothing was changed.</source>
        <translation>目标不是此内容类型之前同步过的系统。未更改任何内容。</translation>
    </message>
    <message>
        <source>Check the connection.</source>
        <translation>请检查连接。</translation>
    </message>
    <message>
        <source>&quot;undo&quot; in the job file says how long runs can be taken back: {&quot;keep&quot;: &quot;5d&quot;}. One-way runs are kept only where it does.</source>
        <translation>作业文件中的“undo”规定运行可撤回多久：{&quot;keep&quot;: &quot;5d&quot;}。单向运行仅在其中有此项时才保留。</translation>
    </message>
</context>
<context>
    <name>Verify</name>
    <message>
        <source>The list of the records that differ could not be kept in a temporary file. Nothing was changed at either side.</source>
        <translation>无法将有差异的记录列表保存到临时文件。两侧均未更改。</translation>
    </message>
    <message>
        <source>Make room in the folder for temporary files, or name another one with TMPDIR.</source>
        <translation>请在临时文件夹中腾出空间，或用 TMPDIR 指定另一个文件夹。</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>There is no workspace in %1, nor in a folder above it.</source>
        <translation>%1 及其上级文件夹中没有工作区。</translation>
    </message>
    <message>
        <source>Name one with --workspace DIR, or make one: tidewright init DIR.</source>
        <translation>请用 --workspace DIR 指定，或创建一个：tidewright init DIR。</translation>
    </message>
    <message>
        <source>This version has no connections of this kind yet.</source>
        <translation>此版本尚不支持此类连接。</translation>
    </message>
    <message>
        <source>This is no name of a schema.</source>
        <translation>这不是模式名。</translation>
    </message>
    <message>
        <source>This file&apos;s name is no name for a connection or job.</source>
        <translation>此文件的名称不能用作连接名或作业名。</translation>
    </message>
    <message>
        <source>Rename it.</source>
        <translation>请重命名。</translation>
    </message>
    <message>
        <source>The folder %1 could not be made; nothing was changed.</source>
        <translation>无法创建文件夹 %1；未作任何更改。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name for a connection or job; nothing was changed.</source>
        <translation>“%1”不能用作连接名或作业名；未作任何更改。</translation>
    </message>
    <message>
        <source>%1 is a workspace already; it was not changed.</source>
        <translation>%1 已是工作区；未对其作更改。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请选择其他文件夹。</translation>
    </message>
    <message>
        <source>This is no regular file, so it was not read.</source>
        <translation>这不是普通文件，因此没有读取。</translation>
    </message>
    <message>
        <source>Remove it, or put a file in its place.</source>
        <translation>请将其移除，或换成一个文件。</translation>
    </message>
    <message>
        <source>This folder cannot be read: %1.</source>
        <translation>无法读取此文件夹：%1。</translation>
    </message>
    <message>
        <source>Known here: &quot;sqlite&quot;, &quot;postgres&quot;, &quot;mysql&quot;, &quot;folder&quot;.</source>
        <translation>此处已知：&quot;sqlite&quot;、&quot;postgres&quot;、&quot;mysql&quot;、&quot;folder&quot;。</translation>
    </message>
</context>
<context>
    <name>tidewright::Callout</name>
    <message>
        <source>Warning: %1</source>
        <translation>警告：%1</translation>
    </message>
    <message>
        <source>Problem: %1</source>
        <translation>问题：%1</translation>
    </message>
</context>
<context>
    <name>tidewright::CellWording</name>
    <message>
        <source>null</source>
        <comment>the value of a field</comment>
        <translation>空值</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
</context>
<context>
    <name>tidewright::ChangesModel</name>
    <message>
        <source>not in the target</source>
        <translation>目标中没有</translation>
    </message>
    <message>
        <source>row added</source>
        <translation>添加的行</translation>
    </message>
    <message>
        <source>in the target only</source>
        <translation>仅目标中有</translation>
    </message>
    <message>
        <source>row deleted</source>
        <translation>删除的行</translation>
    </message>
    <message>
        <source>row rejected</source>
        <translation>被拒绝的行</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>更改前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>更改后</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Synced</source>
        <translation>已同步</translation>
    </message>
    <message>
        <source>Alike already</source>
        <translation>已经一致</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>此后已更改</translation>
    </message>
    <message>
        <source>Left alone</source>
        <translation>未改动</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>not in %1</source>
        <translation>不在 %1 中</translation>
    </message>
    <message>
        <source>deleted from %1</source>
        <translation>从 %1 删除</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>system, value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Written to</source>
        <translation>写入</translation>
    </message>
</context>
<context>
    <name>tidewright::ChangesPage</name>
    <message>
        <source>Counting what a run would do. Nothing is written.</source>
        <translation>正在统计运行将执行的操作。不写入任何内容。</translation>
    </message>
    <message>
        <source>A preview counts what a run would add, update and delete, and shows some of it. Nothing is written.</source>
        <translation>预览会统计运行将添加、更新和删除的内容，并显示其中一部分。不写入任何内容。</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>未写入任何内容。</translation>
    </message>
    <message>
        <source>%1 Nothing was written.</source>
        <translation>%1 未写入任何内容。</translation>
    </message>
    <message>
        <source>Preview taken at %1, nothing was written</source>
        <translation>预览于 %1 完成，未写入任何内容</translation>
    </message>
    <message numerus="yes">
        <source>%Ln add(s)</source>
        <translation>
            <numerusform>添加 %Ln 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln update(s)</source>
        <translation>
            <numerusform>更新 %Ln 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln delete(s)</source>
        <translation>
            <numerusform>删除 %Ln 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reject(s)</source>
        <translation>
            <numerusform>拒绝 %Ln 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) unchanged</source>
        <translation>
            <numerusform>%Ln 行未变</numerusform>
        </translation>
    </message>
    <message>
        <source>Showing %1 of %2</source>
        <translation>显示 %1 / %2</translation>
    </message>
    <message>
        <source>Both sides agree</source>
        <translation>两侧一致</translation>
    </message>
    <message>
        <source>&amp;All shown</source>
        <translation>全部显示的(&amp;A)</translation>
    </message>
    <message>
        <source>Filter the changes</source>
        <translation>筛选更改</translation>
    </message>
    <message>
        <source>Filter by key, field or value</source>
        <translation>按键、字段或值筛选</translation>
    </message>
    <message>
        <source>Kind of change</source>
        <translation>更改类型</translation>
    </message>
    <message>
        <source>All changes</source>
        <translation>全部更改</translation>
    </message>
    <message>
        <source>Preview again</source>
        <translation>重新预览</translation>
    </message>
    <message>
        <source>To %1</source>
        <comment>system</comment>
        <translation>到 %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln conflict(s)</source>
        <translation>
            <numerusform>%Ln 个冲突</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) synced.</source>
        <translation>
            <numerusform>已同步 %Ln 行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln alike already.</source>
        <translation>
            <numerusform>%Ln 行已经一致。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed since the preview and left alone.</source>
        <translation>
            <numerusform>%Ln 行自预览后已更改，未改动。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left alone.</source>
        <translation>
            <numerusform>%Ln 行未改动。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in conflict, to be decided.</source>
        <translation>
            <numerusform>%Ln 行冲突，待决定。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected; see the rejected rows.</source>
        <translation>
            <numerusform>%Ln 行被拒绝；请查看被拒绝的行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not written.</source>
        <translation>
            <numerusform>%Ln 行未写入。</numerusform>
        </translation>
    </message>
    <message>
        <source>Sync checked rows</source>
        <translation>同步所选行</translation>
    </message>
    <message numerus="yes">
        <source>Sync %Ln row(s)…</source>
        <translation>
            <numerusform>同步 %Ln 行…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sync %Ln row(s)</source>
        <translation>
            <numerusform>同步 %Ln 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::ChangesTable</name>
    <message>
        <source>Planned changes</source>
        <translation>计划的更改</translation>
    </message>
</context>
<context>
    <name>tidewright::ChosenDialog</name>
    <message numerus="yes">
        <source>%Ln row(s) of %1</source>
        <translation>
            <numerusform>%1 中的 %Ln 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) added to %1</source>
        <translation>
            <numerusform>向 %1 添加 %Ln 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) updated in %1</source>
        <translation>
            <numerusform>在 %1 中更新 %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Sync checked rows</source>
        <translation>同步所选行</translation>
    </message>
    <message numerus="yes">
        <source>Sync exactly %Ln row(s)?</source>
        <translation>
            <numerusform>仅同步这 %Ln 行？</numerusform>
        </translation>
    </message>
    <message>
        <source>A row that is no longer what the preview showed is left alone.</source>
        <translation>与预览不再一致的行将保持不变。</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Nothing else</source>
        <translation>无其他内容</translation>
    </message>
    <message>
        <source>Not changed</source>
        <translation>不更改</translation>
    </message>
    <message>
        <source>Every other row, and the position that the next sync goes on from</source>
        <translation>所有其他行，以及下次同步继续的位置</translation>
    </message>
    <message numerus="yes">
        <source>Sync %Ln row(s)</source>
        <translation>
            <numerusform>同步 %Ln 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::ConflictListModel</name>
    <message>
        <source>Local</source>
        <translation>本地</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>远端</translation>
    </message>
    <message>
        <source>Decided, for the next run</source>
        <translation>已决定，等待下次运行</translation>
    </message>
    <message>
        <source>Deleted in %1</source>
        <translation>在 %1 中已删除</translation>
    </message>
    <message numerus="yes">
        <source>Created on both sides, %Ln field(s)</source>
        <translation>
            <numerusform>两侧均新建，%Ln 个字段</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln field(s)</source>
        <translation>
            <numerusform>%Ln 个字段</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed since it was decided</source>
        <translation>决定之后又有更改</translation>
    </message>
    <message>
        <source>%1, begun</source>
        <translation>%1，已开始</translation>
    </message>
    <message>
        <source>%1, conflict, %2</source>
        <translation>%1，冲突，%2</translation>
    </message>
    <message>
        <source>%1, decided, %2</source>
        <translation>%1，已决定，%2</translation>
    </message>
    <message>
        <source>%1, %2 open of %3</source>
        <translation>%1，%3 个中 %2 个待处理</translation>
    </message>
    <message>
        <source>%1 of %2, %3 open of %4</source>
        <translation>%2 的 %1，%4 个中 %3 个待处理</translation>
    </message>
</context>
<context>
    <name>tidewright::ConsoleActions</name>
    <message>
        <source>Open a workspace…</source>
        <translation>打开工作区…</translation>
    </message>
    <message>
        <source>Create a workspace…</source>
        <translation>创建工作区…</translation>
    </message>
    <message>
        <source>Start the demo</source>
        <translation>启动演示</translation>
    </message>
    <message>
        <source>Close the workspace</source>
        <translation>关闭工作区</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Filter the table</source>
        <translation>筛选表格</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Read the state again and ask the sources what has changed (F5)</source>
        <translation>重新读取状态，并向源查询更改（F5）</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Sync the selection; a type that runs is queued for one more run (Ctrl+R)</source>
        <translation>同步所选内容；正在运行的内容类型会排队再运行一次（Ctrl+R）</translation>
    </message>
    <message>
        <source>Force full…</source>
        <translation>强制全量…</translation>
    </message>
    <message>
        <source>Read every row of the selection again; shows first what will happen (Ctrl+Shift+R)</source>
        <translation>重新读取所选内容的每一行；先显示将发生什么（Ctrl+Shift+R）</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Go on with an interrupted or failed run, from its checkpoint (Ctrl+Shift+P)</source>
        <translation>从检查点继续中断或失败的运行（Ctrl+Shift+P）</translation>
    </message>
    <message>
        <source>Roll back…</source>
        <translation>回滚…</translation>
    </message>
    <message>
        <source>Undo an unfinished run (Ctrl+Backspace)</source>
        <translation>撤销未完成的运行（Ctrl+Backspace）</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop at the next safe point; the checkpoint is kept (Ctrl+.)</source>
        <translation>在下一个安全点停止；保留检查点（Ctrl+.）</translation>
    </message>
    <message>
        <source>Preview changes</source>
        <translation>预览更改</translation>
    </message>
    <message>
        <source>Count and show what a run would do; nothing is written (Ctrl+Shift+D)</source>
        <translation>统计并显示运行将执行的操作；不写入任何内容（Ctrl+Shift+D）</translation>
    </message>
    <message>
        <source>Retry rejected rows</source>
        <translation>重试被拒绝的行</translation>
    </message>
    <message>
        <source>Rows that need attention first</source>
        <translation>优先显示需要处理的行</translation>
    </message>
    <message>
        <source>Fold all jobs</source>
        <translation>折叠所有作业</translation>
    </message>
    <message>
        <source>Unfold all jobs</source>
        <translation>展开所有作业</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>下一个窗格</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>About Tidewright</source>
        <translation>关于 Tidewright</translation>
    </message>
    <message>
        <source>Details tab %1</source>
        <translation>详情标签页 %1</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>font size</comment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>减少动态效果</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Accept the new system…</source>
        <translation>接受新系统…</translation>
    </message>
    <message>
        <source>Sync with the system that the connection leads to now; asks first</source>
        <translation>与连接现在指向的系统同步；会先询问</translation>
    </message>
    <message>
        <source>Review conflicts</source>
        <translation>审阅冲突</translation>
    </message>
    <message>
        <source>Decide what was changed on both sides, field by field (Ctrl+K)</source>
        <translation>逐个字段决定两侧都更改过的内容（Ctrl+K）</translation>
    </message>
    <message>
        <source>Review conflicts (%1)</source>
        <translation>审阅冲突 (%1)</translation>
    </message>
    <message>
        <source>Take back this run…</source>
        <translation>撤回此次运行…</translation>
    </message>
    <message>
        <source>Give every row that the chosen run wrote its old values again; asks first (Ctrl+Shift+Backspace)</source>
        <translation>将所选运行写入的每一行恢复为旧值；会先询问 (Ctrl+Shift+Backspace)</translation>
    </message>
    <message>
        <source>Sync the checked rows</source>
        <translation>同步所选的行</translation>
    </message>
    <message>
        <source>Sync exactly the rows that are checked in the preview, and no others (Ctrl+Enter)</source>
        <translation>仅同步预览中勾选的行，不同步其他行 (Ctrl+Enter)</translation>
    </message>
</context>
<context>
    <name>tidewright::ConsoleStatusBar</name>
    <message>
        <source>Show what is running</source>
        <translation>显示正在运行的内容</translation>
    </message>
    <message>
        <source>Rows read per second, over all runs</source>
        <translation>所有运行每秒读取的行数</translation>
    </message>
    <message>
        <source>Content types that are synced at once, at most</source>
        <translation>最多同时同步的内容类型数</translation>
    </message>
    <message>
        <source>Time of this computer</source>
        <translation>本机时间</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>time zone and time</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>No workspace is open</source>
        <translation>未打开工作区</translation>
    </message>
    <message numerus="yes">
        <source>%Ln running</source>
        <translation>
            <numerusform>%Ln 个正在运行</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>没有正在运行的内容</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>空闲</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln worker(s) busy</source>
        <translation>
            <numerusform>%Ln 个工作线程中 %1 个忙碌</numerusform>
        </translation>
    </message>
    <message>
        <source>State database</source>
        <translation>状态数据库</translation>
    </message>
    <message>
        <source>Where what was synced is remembered: %1</source>
        <translation>保存同步记录的位置：%1</translation>
    </message>
</context>
<context>
    <name>tidewright::DemoWorkspace</name>
    <message>
        <source>The demo&apos;s file %1 could not be written; the demo is not complete.</source>
        <translation>无法写入演示的文件 %1；演示不完整。</translation>
    </message>
    <message>
        <source>Choose a folder that can be written to, with 50 MB of room.</source>
        <translation>请选择可写且有 50 MB 空间的文件夹。</translation>
    </message>
    <message>
        <source>%1 is a workspace already; it was not changed.</source>
        <translation>%1 已是工作区；未对其作更改。</translation>
    </message>
    <message>
        <source>Name another folder.</source>
        <translation>请指定其他文件夹。</translation>
    </message>
    <message>
        <source>The folder %1 could not be made.</source>
        <translation>无法创建文件夹 %1。</translation>
    </message>
    <message>
        <source>Choose a folder that can be written to.</source>
        <translation>请选择可写的文件夹。</translation>
    </message>
</context>
<context>
    <name>tidewright::DetailsPane</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Choose a content type to see its state, its runs and its log.</source>
        <translation>请选择内容类型以查看其状态、运行和日志。</translation>
    </message>
    <message>
        <source>Sections of the details</source>
        <translation>详情的各部分</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Changes (%L1)</source>
        <translation>更改（%L1）</translation>
    </message>
</context>
<context>
    <name>tidewright::EndpointFactory</name>
    <message>
        <source>Connection %1</source>
        <translation>连接 %1</translation>
    </message>
    <message>
        <source>Connection %1 is of the kind %2, which this version cannot talk to.</source>
        <translation>连接 %1 的类型为 %2，此版本不支持。</translation>
    </message>
    <message>
        <source>Use sqlite, postgres, mysql or folder.</source>
        <translation>请使用 sqlite、postgres、mysql 或 folder。</translation>
    </message>
</context>
<context>
    <name>tidewright::FactsDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>tidewright::FieldWording</name>
    <message>
        <source>This is neither true nor false.</source>
        <translation>这既不是 true 也不是 false。</translation>
    </message>
    <message>
        <source>This is no whole number, like 42, or one that is too large.</source>
        <translation>这不是像 42 这样的整数，或者数字过大。</translation>
    </message>
    <message>
        <source>This is no number, like 12.50.</source>
        <translation>这不是像 12.50 这样的数字。</translation>
    </message>
    <message>
        <source>This is no date, like 2026-11-20.</source>
        <translation>这不是像 2026-11-20 这样的日期。</translation>
    </message>
    <message>
        <source>This is no time, like 09:30:00.</source>
        <translation>这不是像 09:30:00 这样的时间。</translation>
    </message>
    <message>
        <source>This is no date and time, like 2026-11-20 09:30:00.</source>
        <translation>这不是像 2026-11-20 09:30:00 这样的日期和时间。</translation>
    </message>
    <message>
        <source>This is no JSON: a quote, a comma or a bracket is missing.</source>
        <translation>这不是 JSON：缺少引号、逗号或括号。</translation>
    </message>
    <message>
        <source>This is no UUID, like 123e4567-e89b-12d3-a456-426614174000.</source>
        <translation>这不是像 123e4567-e89b-12d3-a456-426614174000 这样的 UUID。</translation>
    </message>
    <message>
        <source>These are no bytes, like \x00ff.</source>
        <translation>这不是像 \x00ff 这样的字节。</translation>
    </message>
    <message>
        <source>This value cannot be used here.</source>
        <translation>此处不能使用该值。</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>null</source>
        <comment>the value of a field</comment>
        <translation>空值</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>是或否</translation>
    </message>
    <message>
        <source>whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>date and time</source>
        <translation>日期和时间</translation>
    </message>
    <message>
        <source>date, time, zone</source>
        <translation>日期、时间、时区</translation>
    </message>
    <message>
        <source>long text</source>
        <translation>长文本</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
</context>
<context>
    <name>tidewright::FirstRunPage</name>
    <message>
        <source>Welcome to Tidewright</source>
        <translation>欢迎使用 Tidewright</translation>
    </message>
    <message>
        <source>A workspace keeps your jobs, connections and run history together in one folder.</source>
        <translation>工作区将作业、连接和运行历史一起保存在一个文件夹中。</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>打开工作区</translation>
    </message>
    <message>
        <source>Continue with jobs from this computer or a shared drive.</source>
        <translation>使用本机或共享驱动器上的作业继续工作。</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Create a workspace</source>
        <translation>创建工作区</translation>
    </message>
    <message>
        <source>An empty folder with its state database, for connections and jobs of your own.</source>
        <translation>带有状态数据库的空文件夹，用于自己的连接和作业。</translation>
    </message>
    <message>
        <source>Create…</source>
        <translation>创建…</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>试用演示</translation>
    </message>
    <message>
        <source>A sample job over an embedded database. Stays on this computer.</source>
        <translation>基于嵌入式数据库的示例作业。仅保留在本机上。</translation>
    </message>
    <message>
        <source>Start the demo</source>
        <translation>启动演示</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Or drop a workspace folder here. No recent workspaces yet.</source>
        <translation>或将工作区文件夹拖放到此处。暂无最近使用的工作区。</translation>
    </message>
    <message>
        <source>Or drop a workspace folder here.</source>
        <translation>或将工作区文件夹拖放到此处。</translation>
    </message>
</context>
<context>
    <name>tidewright::ForceFullDialog</name>
    <message>
        <source>Force full sync</source>
        <translation>强制全量同步</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Mapping, schedule, rejected rows and run history; other content types</source>
        <translation>映射、计划、被拒绝的行和运行历史；其他内容类型</translation>
    </message>
    <message>
        <source>Starts over</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Reversible</source>
        <translation>可撤销</translation>
    </message>
    <message>
        <source>Until the run is committed, in one transaction at its end, it can be rolled back. A finished run cannot: no snapshot is kept.</source>
        <translation>运行结束时在一个事务中提交，在此之前可以回滚。已完成的运行无法回滚：不保留快照。</translation>
    </message>
    <message>
        <source>Number of rows that may be deleted</source>
        <translation>允许删除的行数</translation>
    </message>
    <message>
        <source>Show preview</source>
        <translation>显示预览</translation>
    </message>
    <message>
        <source>a dry run, nothing is written</source>
        <translation>试运行，不写入任何内容</translation>
    </message>
    <message>
        <source>Kind of change</source>
        <translation>更改类型</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Sync without preview</source>
        <translation>不预览直接同步</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>尚不清楚</translation>
    </message>
    <message>
        <source>rows will be read</source>
        <translation>行将被读取</translation>
    </message>
    <message>
        <source>rows will be added</source>
        <translation>行将被添加</translation>
    </message>
    <message>
        <source>in the source, not in the target</source>
        <translation>源中有，目标中没有</translation>
    </message>
    <message>
        <source>rows will be updated</source>
        <translation>行将被更新</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) are equal already</source>
        <translation>
            <numerusform>%Ln 行已一致</numerusform>
        </translation>
    </message>
    <message>
        <source>rows may be deleted</source>
        <translation>行可能被删除</translation>
    </message>
    <message>
        <source>in the target only; the safety limit is %1</source>
        <translation>仅目标中有；安全上限为 %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) would be deleted, more than the safety limit of %1</source>
        <translation>
            <numerusform>将删除 %Ln 行，超过安全上限 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>If that is what you want, type the number of rows to delete.</source>
        <translation>如果确实要这样做，请输入要删除的行数。</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>未写入任何内容。</translation>
    </message>
    <message>
        <source>%1 Nothing was written.</source>
        <translation>%1 未写入任何内容。</translation>
    </message>
    <message>
        <source>Deletes %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>Updates %1</source>
        <translation>更新 %1</translation>
    </message>
    <message>
        <source>Adds %1</source>
        <translation>添加 %1</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message numerus="yes">
        <source>Read and sync %Ln row(s)</source>
        <translation>
            <numerusform>读取并同步 %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Run preview first</source>
        <translation>先运行预览</translation>
    </message>
    <message>
        <source>No other run is active, starts at once</source>
        <translation>没有其他活动的运行，立即开始</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other run(s) active, starts when a worker is free</source>
        <translation>
            <numerusform>另有 %Ln 个活动的运行，工作线程空闲后开始</numerusform>
        </translation>
    </message>
    <message>
        <source>Counting. Nothing is written.</source>
        <translation>正在统计。不写入任何内容。</translation>
    </message>
    <message>
        <source>None of this kind.</source>
        <translation>没有此类更改。</translation>
    </message>
    <message>
        <source>No preview yet.</source>
        <translation>暂无预览。</translation>
    </message>
</context>
<context>
    <name>tidewright::ForceFullText</name>
    <message>
        <source>Read every row of %1 again?</source>
        <translation>重新读取 %1 的每一行？</translation>
    </message>
    <message numerus="yes">
        <source>Read every row of %Ln content type(s) again?</source>
        <translation>
            <numerusform>重新读取 %Ln 个内容类型的每一行？</numerusform>
        </translation>
    </message>
    <message>
        <source>Their targets are made equal to their sources. A normal run reads only rows changed since the cursor.</source>
        <translation>使各目标与其源一致。普通运行只读取游标之后更改的行。</translation>
    </message>
    <message>
        <source>Cursor %1 and the checkpoint, set again when the run has succeeded</source>
        <translation>游标 %1 和检查点，运行成功后重新设置</translation>
    </message>
    <message>
        <source>Cursor and checkpoint, set again when the run has succeeded</source>
        <translation>游标和检查点，运行成功后重新设置</translation>
    </message>
    <message>
        <source>%1 in %2 is made equal to %3 in %4.</source>
        <translation>使 %2 中的 %1 与 %4 中的 %3 相同。</translation>
    </message>
    <message>
        <source>%1 in %2 is made equal to %3 in %4. A normal run reads only rows changed since the cursor.</source>
        <translation>使 %2 中的 %1 与 %4 中的 %3 相同。普通运行只读取自游标以来更改的行。</translation>
    </message>
</context>
<context>
    <name>tidewright::FullTextDialog</name>
    <message>
        <source>%1, full text</source>
        <translation>%1，全文</translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation>上一处更改</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>下一处更改</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>基准</translation>
    </message>
    <message>
        <source>as last synced</source>
        <translation>上次同步时</translation>
    </message>
    <message>
        <source>local</source>
        <translation>本地</translation>
    </message>
    <message>
        <source>remote</source>
        <translation>远端</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Result: what will be saved on both sides</source>
        <translation>结果：将保存到两侧的内容</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Take %1</source>
        <translation>采用 %1</translation>
    </message>
    <message>
        <source>Keep this text</source>
        <translation>保留此文本</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>null</source>
        <comment>the value of a field</comment>
        <translation>空值</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>¶ %1 of %2</source>
        <comment>paragraphs</comment>
        <translation>¶ %1 / %2</translation>
    </message>
</context>
<context>
    <name>tidewright::HistoryPage</name>
    <message>
        <source>Duration of the last runs</source>
        <translation>最近运行的耗时</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>What the chart shows</source>
        <translation>图表显示的内容</translation>
    </message>
    <message>
        <source>Rows read by the last runs</source>
        <translation>最近运行读取的行数</translation>
    </message>
    <message>
        <source>Reading the runs…</source>
        <translation>正在读取运行…</translation>
    </message>
    <message>
        <source>Median %1</source>
        <translation>中位数 %1</translation>
    </message>
    <message>
        <source>No runs yet. Each run of %1 is listed here, with its duration and what it changed.</source>
        <translation>暂无运行。%1 的每次运行都会列在此处，包括耗时和更改的内容。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) taken back.</source>
        <translation>
            <numerusform>已撤回 %Ln 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is kept any more that would take this run back.</source>
        <translation>不再保留可用于撤回此运行的数据。</translation>
    </message>
</context>
<context>
    <name>tidewright::HumanText</name>
    <message>
        <source>%1 s</source>
        <comment>duration in seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>%1 分钟前</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>%1 小时前</translation>
    </message>
    <message>
        <source>%1 d ago</source>
        <translation>%1 天前</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>short date format of QDate</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>%1, %2 %3</source>
        <comment>date, time and time zone</comment>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <comment>long date format of QDate</comment>
        <translation>yyyy年M月d日 ddd</translation>
    </message>
    <message>
        <source>%1k rows/s</source>
        <translation>%1k 行/秒</translation>
    </message>
    <message>
        <source>%1 rows/s</source>
        <translation>%1 行/秒</translation>
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
        <translation>本地</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>远端</translation>
    </message>
    <message>
        <source>Back to base</source>
        <translation>恢复基准</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Next, previous field</source>
        <translation>下一个、上一个字段</translation>
    </message>
    <message>
        <source>Next, previous record</source>
        <translation>下一条、上一条记录</translation>
    </message>
</context>
<context>
    <name>tidewright::LogPage</name>
    <message>
        <source>Log of the content type</source>
        <translation>内容类型的日志</translation>
    </message>
    <message>
        <source>Nothing was logged yet. What a run of this content type does appears here while the console is open.</source>
        <translation>暂无日志。控制台打开期间，此内容类型的运行所执行的操作会显示在此处。</translation>
    </message>
    <message>
        <source>Following the newest line. Scroll up to hold.</source>
        <translation>正在跟随最新一行。向上滚动可停住。</translation>
    </message>
    <message>
        <source>Held here. Scroll to the end to follow the newest line again.</source>
        <translation>已停在此处。滚动到末尾可再次跟随最新一行。</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Write these lines to a file</source>
        <translation>将这些行写入文件</translation>
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
        <translation>无</translation>
    </message>
    <message>
        <source>Nothing matches &apos;%1&apos;.
Esc clears the filter.</source>
        <translation>没有与“%1”匹配的内容。
按 Esc 清除筛选。</translation>
    </message>
    <message>
        <source>No content type is in &apos;%1&apos;.
That is good news; Ctrl+6 shows all of them.</source>
        <translation>“%1”中没有内容类型。
这是好消息；按 Ctrl+6 显示全部。</translation>
    </message>
    <message>
        <source>This workspace has no jobs yet.
A job is a file in its folder jobs/; it appears here as soon as it is saved.</source>
        <translation>此工作区还没有作业。
作业是其 jobs/ 文件夹中的文件；保存后即显示在此处。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) were interrupted.</source>
        <translation>
            <numerusform>有 %Ln 个运行被中断。</numerusform>
        </translation>
    </message>
    <message>
        <source>What was committed is kept; Resume goes on from the checkpoint.</source>
        <translation>已提交的内容予以保留；“继续”会从检查点接着运行。</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>全部继续</translation>
    </message>
    <message>
        <source>The workspace %1 was not changed.</source>
        <translation>未更改工作区 %1。</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>打开工作区</translation>
    </message>
    <message>
        <source>Create a workspace: name its folder</source>
        <translation>创建工作区：为其文件夹命名</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Nothing was created.</source>
        <translation>未创建任何内容。</translation>
    </message>
    <message>
        <source>About Tidewright</source>
        <translation>关于 Tidewright</translation>
    </message>
    <message>
        <source>Tidewright %1</source>
        <translation>Tidewright %1</translation>
    </message>
    <message>
        <source>Keeps content types in sync between systems.

Free software under the GNU General Public License, version 3 or later.</source>
        <translation>使内容类型在系统之间保持同步。

自由软件，依据 GNU 通用公共许可证第 3 版或更高版本发布。</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Recent workspaces</source>
        <translation>最近使用的工作区</translation>
    </message>
    <message>
        <source>No recent workspaces yet</source>
        <translation>暂无最近使用的工作区</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Font size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>&amp;Sync</source>
        <translation>同步(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Filter by name or status</source>
        <translation>按名称或状态筛选</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Save the log of %1</source>
        <translation>保存 %1 的日志</translation>
    </message>
    <message>
        <source>The log could not be written to %1.</source>
        <translation>日志无法写入 %1。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Sync %1 with the system that its connection leads to now?</source>
        <translation>要将 %1 与其连接现在指向的系统同步吗？</translation>
    </message>
    <message numerus="yes">
        <source>Sync %Ln content type(s) with the system that their connection leads to now?</source>
        <translation>
            <numerusform>要将 %Ln 个内容类型与其连接现在指向的系统同步吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>Accept the new system</source>
        <translation>接受新系统</translation>
    </message>
    <message>
        <source>The position of the last sync is kept, and the next run goes on from there: rows that the new system holds from before are not looked at. If it is another database and not the same one moved, choose Force full afterwards.</source>
        <translation>上次同步的位置会保留，下次运行从那里继续：不会查看新系统中更早的行。如果它是另一个数据库，而不是同一个数据库换了位置，请随后选择“强制全量”。</translation>
    </message>
    <message>
        <source>Accept and sync</source>
        <translation>接受并同步</translation>
    </message>
</context>
<context>
    <name>tidewright::NextStepText</name>
    <message>
        <source>Check the connections. If the change is meant, choose Accept the new system.</source>
        <translation>请检查连接。如果确实要更换，请选择“接受新系统”。</translation>
    </message>
    <message>
        <source>Check both systems. If the change is meant, choose Force full: it shows what would be deleted, and asks.</source>
        <translation>请检查两个系统。如果确实如此，请选择“强制全量”：它会显示将要删除的内容并请求确认。</translation>
    </message>
</context>
<context>
    <name>tidewright::NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Close the notice</source>
        <translation>关闭通知</translation>
    </message>
</context>
<context>
    <name>tidewright::OutcomeWording</name>
    <message>
        <source>kept %1</source>
        <translation>保留 %1</translation>
    </message>
    <message>
        <source>the base</source>
        <translation>基准</translation>
    </message>
    <message>
        <source>deleted on both sides</source>
        <translation>两侧均已删除</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>已合并</translation>
    </message>
    <message>
        <source>merged by hand</source>
        <translation>手动合并</translation>
    </message>
    <message>
        <source>Applied %1, %2</source>
        <comment>time, decision</comment>
        <translation>已应用 %1，%2</translation>
    </message>
    <message>
        <source>Kept for the next run, %1 is busy</source>
        <translation>留待下次运行，%1 正忙</translation>
    </message>
    <message>
        <source>Refused: changed since it was decided</source>
        <translation>已拒绝：决定之后又有更改</translation>
    </message>
    <message>
        <source>Closed: both sides agree</source>
        <translation>已关闭：两侧一致</translation>
    </message>
    <message>
        <source>Came back: both sides are as before</source>
        <translation>已撤回：两侧恢复原状</translation>
    </message>
    <message>
        <source>Not applied: %1</source>
        <translation>未应用：%1</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 和 %2</translation>
    </message>
    <message>
        <source>Changed since in %1.</source>
        <translation>%1 中此后有更改。</translation>
    </message>
    <message>
        <source>Changed since in %1: %2.</source>
        <translation>%1 中此后有更改：%2。</translation>
    </message>
</context>
<context>
    <name>tidewright::OverviewPage</name>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>At the target</source>
        <translation>目标中</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>最近更改</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>本地</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>远程</translation>
    </message>
    <message>
        <source>Last synced</source>
        <translation>上次同步</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Cursor column</source>
        <translation>游标列</translation>
    </message>
    <message>
        <source>Cursor value</source>
        <translation>游标值</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>Initial sync</source>
        <translation>初始同步</translation>
    </message>
    <message>
        <source>Generation</source>
        <translation>代数</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Last run</source>
        <translation>上次运行</translation>
    </message>
    <message>
        <source>Last 30</source>
        <translation>最近 30 次</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>尚不清楚</translation>
    </message>
    <message>
        <source>Content hash</source>
        <translation>内容哈希</translation>
    </message>
    <message>
        <source>as of the last run</source>
        <translation>截至上次运行</translation>
    </message>
    <message>
        <source>changed at the source</source>
        <translation>源中已更改</translation>
    </message>
    <message>
        <source>Refresh asks the source</source>
        <translation>“刷新”会查询源</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>kept in a list and tried again</source>
        <translation>已列入清单，将会重试</translation>
    </message>
    <message>
        <source>The position of this content type was lost</source>
        <translation>此内容类型的位置已丢失</translation>
    </message>
    <message>
        <source>Runs go on from now; what changed in between is missing until a force full has passed.</source>
        <translation>运行从现在接着进行；在强制全量完成之前，期间的更改会缺失。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) changed at the source</source>
        <translation>
            <numerusform>源中有 %Ln 行更改</numerusform>
        </translation>
    </message>
    <message>
        <source>One way: nothing at the source is written, so nothing can conflict.</source>
        <translation>单向：不向源写入任何内容，因此不会发生冲突。</translation>
    </message>
    <message>
        <source>Same as last sync</source>
        <translation>与上次同步相同</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>已更改</translation>
    </message>
    <message>
        <source>each run compares both sides</source>
        <translation>每次运行都比较两侧</translation>
    </message>
    <message>
        <source>not set yet</source>
        <translation>尚未设置</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) read</source>
        <translation>
            <numerusform>已读取 %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>saved %1</source>
        <translation>保存于%1</translation>
    </message>
    <message>
        <source>no run is unfinished</source>
        <translation>没有未完成的运行</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>尚未完成</translation>
    </message>
    <message>
        <source>switched off: starts from now</source>
        <translation>已关闭：从现在开始</translation>
    </message>
    <message>
        <source>grows when key, cursor or mapping change</source>
        <translation>键、游标或映射更改时递增</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>Every %1</source>
        <comment>duration</comment>
        <translation>每 %1</translation>
    </message>
    <message>
        <source>cron</source>
        <translation>cron</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>None</source>
        <comment>checkpoint</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>duration, rows</comment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>tidewright::ProblemPage</name>
    <message>
        <source>What was changed</source>
        <translation>已更改的内容</translation>
    </message>
    <message>
        <source>What was not changed</source>
        <translation>未更改的内容</translation>
    </message>
    <message>
        <source>Where the run stopped</source>
        <translation>运行停止的位置</translation>
    </message>
    <message>
        <source>Rejected rows, first %1 of %2</source>
        <translation>被拒绝的行，%2 行中的前 %1 行</translation>
    </message>
    <message>
        <source>Rejected rows</source>
        <translation>被拒绝的行</translation>
    </message>
    <message>
        <source>Step %1  %2</source>
        <translation>步骤 %1  %2</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>stopped here</source>
        <translation>在此停止</translation>
    </message>
    <message>
        <source>did not start</source>
        <translation>未开始</translation>
    </message>
    <message numerus="yes">
        <source>Show all %Ln row(s)…</source>
        <translation>
            <numerusform>显示全部 %Ln 行…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::ProblemText</name>
    <message>
        <source>%1 of %2 rows read</source>
        <translation>已读取 %1 / %2 行</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) read</source>
        <translation>
            <numerusform>已读取 %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>And written to the target, chunk by chunk</source>
        <translation>并已逐块写入目标</translation>
    </message>
    <message>
        <source>Kept beside the target in a staging table</source>
        <translation>保存在目标旁的暂存表中</translation>
    </message>
    <message>
        <source>No row of %1 was changed</source>
        <translation>%1 中没有行被更改</translation>
    </message>
    <message>
        <source>All changes are merged in one transaction at the end</source>
        <translation>所有更改最后在一个事务中合并</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) written to %1</source>
        <translation>
            <numerusform>已向 %1 写入 %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Committed before the run stopped</source>
        <translation>在运行停止前已提交</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) deleted from %1</source>
        <translation>
            <numerusform>已从 %1 删除 %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>In the same transaction as the changes</source>
        <translation>与更改在同一事务中</translation>
    </message>
    <message>
        <source>The last run of %1 was interrupted</source>
        <translation>%1 的上次运行被中断</translation>
    </message>
    <message>
        <source>Its process ended before the run did. Resume goes on from the checkpoint; Roll back undoes the run.</source>
        <translation>其进程在运行结束前终止。“继续”会从检查点接着运行；“回滚”会撤销该运行。</translation>
    </message>
    <message>
        <source>The last run of %1 failed</source>
        <translation>%1 的上次运行失败</translation>
    </message>
    <message>
        <source>Run %1, %2</source>
        <translation>运行 %1，%2</translation>
    </message>
    <message>
        <source>Checkpoint saved</source>
        <translation>检查点已保存</translation>
    </message>
    <message>
        <source>A resume starts there, not from zero</source>
        <translation>继续时从此处开始，而不是从头开始</translation>
    </message>
    <message>
        <source>No row of %1 was changed by an unfinished run</source>
        <translation>%1 中没有行被未完成的运行更改</translation>
    </message>
    <message>
        <source>There is none: the next run starts anew</source>
        <translation>没有未完成的运行：下次运行重新开始</translation>
    </message>
    <message>
        <source>Nothing was deleted</source>
        <translation>未删除任何内容</translation>
    </message>
    <message>
        <source>Deletes come last</source>
        <translation>删除在最后进行</translation>
    </message>
    <message>
        <source>The source was only read</source>
        <translation>源仅被读取</translation>
    </message>
    <message>
        <source>The position still is that of %1</source>
        <translation>位置仍为 %1 时的位置</translation>
    </message>
    <message>
        <source>No position is set yet</source>
        <translation>尚未设置位置</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>加载</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>收尾</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) of %1 were rejected</source>
        <translation>
            <numerusform>%1 有 %Ln 行被拒绝</numerusform>
        </translation>
    </message>
    <message>
        <source>The last run is complete but for them. Mend them at the source, or what refused them at the target, then retry them.</source>
        <translation>除这些行外，上次运行已完成。请在源端更正它们，或处理目标端拒绝的原因，然后重试。</translation>
    </message>
    <message>
        <source>Every other row was written</source>
        <translation>其他所有行均已写入</translation>
    </message>
    <message>
        <source>Committed, the position has moved on</source>
        <translation>已提交，位置已前移</translation>
    </message>
    <message>
        <source>No rejected row reached the target</source>
        <translation>被拒绝的行均未到达目标端</translation>
    </message>
    <message>
        <source>Each was undone by itself</source>
        <translation>每一行都已单独撤销</translation>
    </message>
    <message>
        <source>A retry reads these rows there again</source>
        <translation>重试会在那里重新读取这些行</translation>
    </message>
</context>
<context>
    <name>tidewright::Processes</name>
    <message>
        <source>%1 on %2, pid %3</source>
        <translation>%2 上的 %1，进程 %3</translation>
    </message>
</context>
<context>
    <name>tidewright::RecordHeader</name>
    <message>
        <source>Deleted in %1, changed in %2</source>
        <translation>在 %1 中删除，在 %2 中更改</translation>
    </message>
    <message numerus="yes">
        <source>Created on both sides with %Ln other field(s)</source>
        <translation>
            <numerusform>两侧均新建，%Ln 个字段不同</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln field(s) changed on both sides</source>
        <translation>
            <numerusform>两侧都更改了 %Ln 个字段</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln merged for you</source>
        <translation>
            <numerusform>已自动合并 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2, conflict %3</source>
        <comment>content type, key, number</comment>
        <translation>%1，%2，冲突 %3</translation>
    </message>
    <message>
        <source>The record is deleted there</source>
        <translation>该记录在那里已删除</translation>
    </message>
    <message>
        <source>When it was changed is not known</source>
        <translation>更改时间未知</translation>
    </message>
    <message>
        <source>Changed %1, %2</source>
        <comment>time, how long ago</comment>
        <translation>更改于 %1，%2</translation>
    </message>
    <message>
        <source>%1 (local)</source>
        <translation>%1（本地）</translation>
    </message>
    <message>
        <source>%1 (remote)</source>
        <translation>%1（远端）</translation>
    </message>
</context>
<context>
    <name>tidewright::RecordPane</name>
    <message>
        <source>Filter records</source>
        <translation>筛选记录</translation>
    </message>
    <message>
        <source>Show one kind of conflicts only</source>
        <translation>只显示一种冲突</translation>
    </message>
    <message>
        <source>Kind of conflicts</source>
        <translation>冲突类型</translation>
    </message>
    <message>
        <source>Records in conflict</source>
        <translation>冲突中的记录</translation>
    </message>
    <message>
        <source>Show the conflicts of all content types</source>
        <translation>显示所有内容类型的冲突</translation>
    </message>
    <message>
        <source>Only %1 of %2</source>
        <translation>仅 %2 的 %1</translation>
    </message>
    <message>
        <source>Changed on both sides</source>
        <translation>两侧均更改</translation>
    </message>
    <message>
        <source>Created on both sides</source>
        <translation>两侧均新建</translation>
    </message>
    <message>
        <source>Deleted at the local side</source>
        <translation>本地侧已删除</translation>
    </message>
    <message>
        <source>Deleted at the remote side</source>
        <translation>远端侧已删除</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>所有类型</translation>
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
        <translation>待处理</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>tidewright::RejectedDialog</name>
    <message>
        <source>Rejected rows</source>
        <translation>被拒绝的行</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) of %1 were rejected</source>
        <translation>
            <numerusform>%1 有 %Ln 行被拒绝</numerusform>
        </translation>
    </message>
    <message>
        <source>They are kept in this list and tried again; the other rows are not held up by them.</source>
        <translation>它们保留在此列表中并会重试；不影响其他行。</translation>
    </message>
</context>
<context>
    <name>tidewright::RejectedModel</name>
    <message>
        <source>Key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>始于</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>tidewright::RejectedTable</name>
    <message>
        <source>Rejected rows</source>
        <translation>被拒绝的行</translation>
    </message>
</context>
<context>
    <name>tidewright::ResultDelegate</name>
    <message>
        <source>Local</source>
        <translation>本地</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>远端</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Back to the base</source>
        <translation>恢复为基准</translation>
    </message>
    <message>
        <source>Not decided yet</source>
        <translation>尚未决定</translation>
    </message>
    <message>
        <source>Press 1 or 2, or click a side</source>
        <translation>按 1 或 2，或点击一侧</translation>
    </message>
    <message>
        <source>Press 1, 2 or E, or click a side</source>
        <translation>按 1、2 或 E，或点击一侧</translation>
    </message>
</context>
<context>
    <name>tidewright::ReviewActions</name>
    <message>
        <source>Take local</source>
        <translation>采用本地</translation>
    </message>
    <message>
        <source>Take remote</source>
        <translation>采用远端</translation>
    </message>
    <message>
        <source>Back to the base</source>
        <translation>恢复为基准</translation>
    </message>
    <message>
        <source>Take the newest</source>
        <translation>采用最新</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Full text…</source>
        <translation>全文…</translation>
    </message>
    <message>
        <source>Next field</source>
        <translation>下一个字段</translation>
    </message>
    <message>
        <source>Previous field</source>
        <translation>上一个字段</translation>
    </message>
    <message>
        <source>Next undecided field</source>
        <translation>下一个未决定的字段</translation>
    </message>
    <message>
        <source>Next record</source>
        <translation>下一条记录</translation>
    </message>
    <message>
        <source>Previous record</source>
        <translation>上一条记录</translation>
    </message>
    <message>
        <source>Keep all local</source>
        <translation>全部保留本地</translation>
    </message>
    <message>
        <source>Keep all remote</source>
        <translation>全部保留远端</translation>
    </message>
    <message>
        <source>Newest wins</source>
        <translation>最新优先</translation>
    </message>
    <message>
        <source>Apply to similar…</source>
        <translation>应用到相似项…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Apply and next</source>
        <translation>应用并继续</translation>
    </message>
    <message>
        <source>Apply all that is decided</source>
        <translation>应用所有已决定的</translation>
    </message>
    <message>
        <source>Filter records</source>
        <translation>筛选记录</translation>
    </message>
    <message>
        <source>Only fields that differ</source>
        <translation>仅显示不同的字段</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>tidewright::ReviewDelegate</name>
    <message>
        <source>deleted or kept</source>
        <translation>删除或保留</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>kind of field, paragraphs</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Full text</source>
        <translation>全文</translation>
    </message>
</context>
<context>
    <name>tidewright::ReviewModel</name>
    <message>
        <source>L</source>
        <comment>letter of the local side</comment>
        <translation>本</translation>
    </message>
    <message>
        <source>R</source>
        <comment>letter of the remote side</comment>
        <translation>远</translation>
    </message>
    <message>
        <source>the base</source>
        <translation>基准</translation>
    </message>
    <message>
        <source>a value of your own</source>
        <translation>自定义的值</translation>
    </message>
    <message>
        <source>Merged: only %1 changed it</source>
        <translation>已合并：仅 %1 更改</translation>
    </message>
    <message>
        <source>Merged: same on both sides</source>
        <translation>已合并：两侧相同</translation>
    </message>
    <message>
        <source>Merged: both changes, line by line</source>
        <translation>已合并：逐行合并两侧更改</translation>
    </message>
    <message numerus="yes">
        <source>%Ln field(s) are equal on both sides and are hidden</source>
        <translation>
            <numerusform>%Ln 个字段两侧相同，已隐藏</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln field(s) are equal on both sides</source>
        <translation>
            <numerusform>%Ln 个字段两侧相同</numerusform>
        </translation>
    </message>
    <message>
        <source>Not decided yet</source>
        <translation>尚未决定</translation>
    </message>
    <message>
        <source>The record is deleted on both sides.</source>
        <translation>该记录将在两侧删除。</translation>
    </message>
    <message>
        <source>The record is again as it was at the last sync, on both sides.</source>
        <translation>该记录在两侧恢复为上次同步时的样子。</translation>
    </message>
    <message>
        <source>The record is kept, with its changes, on both sides.</source>
        <translation>该记录连同其更改在两侧保留。</translation>
    </message>
    <message>
        <source>As the record is decided</source>
        <translation>随整条记录的决定</translation>
    </message>
    <message>
        <source>The whole record</source>
        <translation>整条记录</translation>
    </message>
    <message>
        <source>The record as it was last synced</source>
        <translation>上次同步时的记录</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>Changed in %1</source>
        <translation>在 %1 中已更改</translation>
    </message>
    <message>
        <source>Deleted in %1</source>
        <translation>在 %1 中已删除</translation>
    </message>
    <message>
        <source>%1, not decided yet</source>
        <translation>%1，尚未决定</translation>
    </message>
    <message>
        <source>%1, decided: %2</source>
        <translation>%1，已决定：%2</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>%1, decided with the whole record</source>
        <translation>%1，随整条记录决定</translation>
    </message>
    <message>
        <source>%1, equal on both sides</source>
        <translation>%1，两侧相同</translation>
    </message>
    <message>
        <source>%1 at the last sync: %2</source>
        <translation>%1 上次同步时：%2</translation>
    </message>
    <message>
        <source>%1 in %2: %3</source>
        <translation>%1 在 %2：%3</translation>
    </message>
    <message>
        <source>%1, result: not decided yet. Press 1 for %2, 2 for %3 or E to edit.</source>
        <translation>%1，结果：尚未决定。按 1 采用 %2，按 2 采用 %3，按 E 编辑。</translation>
    </message>
    <message>
        <source>%1, result: %2</source>
        <translation>%1，结果：%2</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>基准</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>tidewright::ReviewSession</name>
    <message numerus="yes">
        <source>Apply %Ln record(s)</source>
        <translation>
            <numerusform>应用 %Ln 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Applying…</source>
        <translation>正在应用…</translation>
    </message>
    <message>
        <source>Taking back…</source>
        <translation>正在撤回…</translation>
    </message>
    <message>
        <source>Not taken back: %1</source>
        <translation>未撤回：%1</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>本地</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>远端</translation>
    </message>
    <message>
        <source>Decided before, and refused: the record has changed since. Nothing was written.</source>
        <translation>此前已决定但被拒绝：该记录此后有更改。未写入任何内容。</translation>
    </message>
    <message>
        <source>Refused: nothing was written. %1</source>
        <translation>已拒绝：未写入任何内容。%1</translation>
    </message>
    <message>
        <source>%1 What was decided about it is open again.</source>
        <translation>%1 对此的决定已重新打开。</translation>
    </message>
    <message>
        <source>Closed: both sides agree</source>
        <translation>已关闭：两侧一致</translation>
    </message>
    <message>
        <source>the record</source>
        <translation>该记录</translation>
    </message>
    <message>
        <source>Take %1 for %2</source>
        <translation>%2 采用 %1</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>编辑 %1</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>更改 %1</translation>
    </message>
    <message>
        <source>Take %1 for the rest</source>
        <translation>其余采用 %1</translation>
    </message>
    <message numerus="yes">
        <source>Decide %Ln record(s) alike</source>
        <translation>
            <numerusform>对 %Ln 条记录作相同决定</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln field(s), %1 decided</source>
        <translation>
            <numerusform>%Ln 个字段，已决定 %1 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Decided: %1</source>
        <translation>已决定：%1</translation>
    </message>
</context>
<context>
    <name>tidewright::ReviewTable</name>
    <message>
        <source>Fields of the record</source>
        <translation>记录的字段</translation>
    </message>
</context>
<context>
    <name>tidewright::ReviewWindow</name>
    <message>
        <source>Review conflicts</source>
        <translation>审阅冲突</translation>
    </message>
    <message>
        <source>Resolved conflicts</source>
        <translation>已解决的冲突</translation>
    </message>
    <message>
        <source>Only fields that differ</source>
        <translation>仅显示不同的字段</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>All that can be done here, with its keys</source>
        <translation>此处可执行的所有操作及其按键</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>kind of system, place</comment>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s)</source>
        <translation>
            <numerusform>%Ln 个作业</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 resolved</source>
        <translation>已解决 %1 / %2</translation>
    </message>
    <message>
        <source>No conflicts</source>
        <translation>没有冲突</translation>
    </message>
    <message>
        <source>Reading the conflicts…</source>
        <translation>正在读取冲突…</translation>
    </message>
    <message numerus="yes">
        <source>Both sides agree in all %Ln content type(s).</source>
        <translation>
            <numerusform>两侧在全部 %Ln 个内容类型中一致。</numerusform>
        </translation>
    </message>
    <message>
        <source>Conflicts come from jobs that sync in both directions; this workspace has none.</source>
        <translation>冲突来自双向同步的作业；此工作区没有这样的作业。</translation>
    </message>
    <message>
        <source>Nothing matches the filter</source>
        <translation>没有符合筛选的内容</translation>
    </message>
    <message>
        <source>No record is chosen</source>
        <translation>未选择记录</translation>
    </message>
    <message>
        <source>Esc in the filter clears it.</source>
        <translation>在筛选框中按 Esc 可清除。</translation>
    </message>
    <message>
        <source>Choose one on the left.</source>
        <translation>请在左侧选择。</translation>
    </message>
    <message>
        <source>as last synced</source>
        <translation>上次同步时</translation>
    </message>
    <message>
        <source>never synced</source>
        <translation>从未同步</translation>
    </message>
    <message>
        <source>local</source>
        <translation>本地</translation>
    </message>
    <message>
        <source>remote</source>
        <translation>远端</translation>
    </message>
    <message>
        <source>saved on both sides</source>
        <translation>保存到两侧</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>record, what became of it</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Decide %1 first</source>
        <translation>请先决定 %1</translation>
    </message>
    <message>
        <source>the record</source>
        <translation>该记录</translation>
    </message>
    <message>
        <source>Decide it here first, then apply it to similar ones</source>
        <translation>请先在此决定，再应用到相似项</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) are decided in part or completely and not applied.</source>
        <translation>
            <numerusform>%Ln 条记录已部分或全部决定，但尚未应用。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing of it was written. The decisions are kept and are here again when you come back.</source>
        <translation>其中没有写入任何内容。这些决定会保留，您回来时仍在这里。</translation>
    </message>
    <message>
        <source>Close the review</source>
        <translation>关闭审阅</translation>
    </message>
    <message>
        <source>Go on reviewing</source>
        <translation>继续审阅</translation>
    </message>
    <message>
        <source>All conflicts are resolved</source>
        <translation>所有冲突均已解决</translation>
    </message>
    <message numerus="yes">
        <source>%Ln field(s) left to decide</source>
        <translation>
            <numerusform>还有 %Ln 个字段待决定</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready to apply</source>
        <translation>可以应用</translation>
    </message>
</context>
<context>
    <name>tidewright::RollbackDialog</name>
    <message>
        <source>Roll back</source>
        <translation>回滚</translation>
    </message>
    <message>
        <source>Undo the unfinished run of %1?</source>
        <translation>撤销 %1 的未完成运行？</translation>
    </message>
    <message numerus="yes">
        <source>Undo %Ln unfinished run(s)?</source>
        <translation>
            <numerusform>撤销 %Ln 个未完成的运行？</numerusform>
        </translation>
    </message>
    <message>
        <source>The target is as it was before the run; the next run starts anew.</source>
        <translation>目标将与运行之前相同；下次运行重新开始。</translation>
    </message>
    <message>
        <source>Roll back the run</source>
        <translation>回滚该运行</translation>
    </message>
    <message numerus="yes">
        <source>Roll back %Ln run(s)</source>
        <translation>
            <numerusform>回滚 %Ln 个运行</numerusform>
        </translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>撤销</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) that the run wrote are taken out of the target again</source>
        <translation>
            <numerusform>该运行写入的 %Ln 行将从目标中移除</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) that were read and kept beside the target are thrown away</source>
        <translation>
            <numerusform>已读取并保存在目标旁的 %Ln 行将被丢弃</numerusform>
        </translation>
    </message>
    <message>
        <source>Starts over</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>The checkpoint; the cursor is where it was before the run</source>
        <translation>检查点；游标回到运行之前的位置</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>The source, every row from before the run, and the run history</source>
        <translation>源、运行之前的每一行，以及运行历史</translation>
    </message>
    <message>
        <source>Nothing but the start: no row was read or written yet</source>
        <translation>仅撤销开始：尚未读取或写入任何行</translation>
    </message>
</context>
<context>
    <name>tidewright::RowWording</name>
    <message>
        <source>¶ %1 of %2</source>
        <comment>paragraphs</comment>
        <translation>¶ %1 / %2</translation>
    </message>
</context>
<context>
    <name>tidewright::RunChart</name>
    <message>
        <source>Chart of the last runs</source>
        <translation>最近运行的图表</translation>
    </message>
    <message numerus="yes">
        <source>%Ln completed</source>
        <translation>
            <numerusform>%Ln 个已完成</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln 个失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stopped</source>
        <translation>
            <numerusform>%Ln 个已停止</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln running</source>
        <translation>
            <numerusform>%Ln 个正在运行</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>duration in seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Last run, %1</source>
        <translation>上次运行，%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) ago, %1</source>
        <translation>
            <numerusform>%Ln 次运行前，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2, %3, %4</source>
        <comment>time: outcome, duration, rows</comment>
        <translation>%1：%2，%3，%4</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::RunText</name>
    <message>
        <source>Running</source>
        <translation>正在运行</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Completed, conflicts</source>
        <translation>已完成，有冲突</translation>
    </message>
    <message>
        <source>Completed, errors</source>
        <translation>已完成，有错误</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Halted</source>
        <translation>已中止</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>忙碌</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>全量</translation>
    </message>
    <message>
        <source>Incremental</source>
        <translation>增量</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Reconcile</source>
        <translation>对账</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>基线</translation>
    </message>
    <message>
        <source>%1, preview</source>
        <translation>%1，预览</translation>
    </message>
    <message>
        <source>%1, resumed</source>
        <translation>%1，已继续</translation>
    </message>
    <message numerus="yes">
        <source>%Ln created</source>
        <translation>
            <numerusform>创建 %Ln 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln updated</source>
        <translation>
            <numerusform>更新 %Ln 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deleted</source>
        <translation>
            <numerusform>删除 %Ln 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected</source>
        <translation>
            <numerusform>拒绝 %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>无需操作</translation>
    </message>
</context>
<context>
    <name>tidewright::RunsModel</name>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Enter folds these runs</source>
        <translation>按回车键折叠这些运行</translation>
    </message>
    <message>
        <source>Enter shows these runs</source>
        <translation>按回车键显示这些运行</translation>
    </message>
    <message numerus="yes">
        <source>%Ln completed run(s), %1 back to %2</source>
        <translation>
            <numerusform>%Ln 次已完成的运行，%1 至 %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::RunsTable</name>
    <message>
        <source>Runs, newest first</source>
        <translation>运行，最新的在前</translation>
    </message>
</context>
<context>
    <name>tidewright::Service</name>
    <message>
        <source>Did you mean %1?</source>
        <translation>是否指 %1？</translation>
    </message>
    <message>
        <source>There are: %1.</source>
        <translation>现有：%1。</translation>
    </message>
    <message>
        <source>The state database of an open workspace cannot be changed; the old one stays in force.</source>
        <translation>无法更改已打开工作区的状态数据库；仍使用原来的状态数据库。</translation>
    </message>
    <message>
        <source>Close the workspace and open it again.</source>
        <translation>请关闭工作区后重新打开。</translation>
    </message>
    <message>
        <source>There is no job %1 in this workspace; nothing was done.</source>
        <translation>此工作区中没有作业 %1；未执行任何操作。</translation>
    </message>
    <message>
        <source>There is no content type %1 in the chosen jobs; nothing was done.</source>
        <translation>所选作业中没有内容类型 %1；未执行任何操作。</translation>
    </message>
    <message>
        <source>There is no connection %1 in this workspace; nothing was done.</source>
        <translation>此工作区中没有连接 %1；未执行任何操作。</translation>
    </message>
    <message>
        <source>%1 is no form of state that can be imported; the state is as it was.</source>
        <translation>%1 不是可导入的状态格式；状态保持不变。</translation>
    </message>
    <message>
        <source>%1 is no PostgreSQL connection of this workspace; the state is as it was.</source>
        <translation>%1 不是此工作区的 PostgreSQL 连接；状态保持不变。</translation>
    </message>
    <message>
        <source>The state of %1/%2 was not changed: %3</source>
        <translation>未更改 %1/%2 的状态：%3</translation>
    </message>
    <message>
        <source>%1 has been decided and applied already. Nothing was changed.</source>
        <translation>%1 已作出决定并已应用。未更改任何内容。</translation>
    </message>
    <message>
        <source>Take that decision back first, if another one is wanted.</source>
        <translation>若要作出其他决定，请先撤回该决定。</translation>
    </message>
    <message>
        <source>%1 has closed: both sides came to agree. Nothing was changed.</source>
        <translation>%1 已关闭：两侧已经一致。未更改任何内容。</translation>
    </message>
    <message>
        <source>%1 has changed since it was looked at. Nothing was written.</source>
        <translation>%1 自查看以来已发生变化。未写入任何内容。</translation>
    </message>
    <message>
        <source>Look at its new values and decide again.</source>
        <translation>请查看其新值并重新决定。</translation>
    </message>
    <message>
        <source>%1 has no decision that could be taken back. Nothing was changed.</source>
        <translation>%1 没有可撤回的决定。未更改任何内容。</translation>
    </message>
    <message>
        <source>%1/%2 is not in this workspace, or switched off. Nothing was written.</source>
        <translation>%1/%2 不在此工作区中，或已停用。未写入任何内容。</translation>
    </message>
    <message>
        <source>Put it back into its job file, and sync it.</source>
        <translation>请将其放回作业文件并同步。</translation>
    </message>
    <message>
        <source>Stopped. What was decided up to there is kept.</source>
        <translation>已停止。到此为止的决定会保留。</translation>
    </message>
    <message>
        <source>Stopped. What was taken back up to there stays so.</source>
        <translation>已停止。到此为止撤回的决定仍为已撤回。</translation>
    </message>
    <message>
        <source>There is no run %1 in the history; nothing was done.</source>
        <translation>历史中没有运行 %1；未执行任何操作。</translation>
    </message>
    <message>
        <source>&quot;tidewright history --json&quot; shows the ids of runs.</source>
        <translation>“tidewright history --json”会显示运行的标识。</translation>
    </message>
    <message>
        <source>%1/%2 is switched off in its job. Nothing was written.</source>
        <translation>%1/%2 在其作业中已关闭。未写入任何内容。</translation>
    </message>
</context>
<context>
    <name>tidewright::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Table and details</source>
        <translation>表格和详情</translation>
    </message>
    <message>
        <source>First details tab</source>
        <translation>第一个详情标签页</translation>
    </message>
    <message>
        <source>To the details</source>
        <translation>转到详情</translation>
    </message>
    <message>
        <source>Check or uncheck the row</source>
        <translation>选中或取消选中该行</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>tidewright::SideCard</name>
    <message>
        <source>Newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1：%2，%3</translation>
    </message>
</context>
<context>
    <name>tidewright::Sidebar</name>
    <message>
        <source>Views and jobs</source>
        <translation>视图和作业</translation>
    </message>
</context>
<context>
    <name>tidewright::SidebarModel</name>
    <message>
        <source>Needs attention</source>
        <translation>需要处理</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>正在运行</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>过期</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>作业</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln content type(s)</source>
        <translation>
            <numerusform>%1，%Ln 个内容类型</numerusform>
        </translation>
    </message>
    <message>
        <source>Job %1, %2</source>
        <comment>name, state</comment>
        <translation>作业 %1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln running</source>
        <translation>
            <numerusform>%Ln 个正在运行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln 个失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with conflicts</source>
        <translation>
            <numerusform>%Ln 个有冲突</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln interrupted, can resume</source>
        <translation>
            <numerusform>%Ln 个中断，可继续</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with changes</source>
        <translation>
            <numerusform>%Ln 个有更改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln never synced</source>
        <translation>
            <numerusform>%Ln 个从未同步</numerusform>
        </translation>
    </message>
    <message>
        <source>In sync</source>
        <translation>已同步</translation>
    </message>
    <message>
        <source>Nothing to sync</source>
        <translation>没有可同步的内容</translation>
    </message>
</context>
<context>
    <name>tidewright::SimilarDialog</name>
    <message>
        <source>All of them</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Looking for them…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>Apply those that are decided completely then</source>
        <translation>应用届时已完全决定的记录</translation>
    </message>
    <message>
        <source>Off: they are decided, and written when you apply them</source>
        <translation>关闭：仅作决定，应用时才写入</translation>
    </message>
    <message>
        <source>Apply to similar</source>
        <translation>应用到相似项</translation>
    </message>
    <message>
        <source>the base</source>
        <translation>基准</translation>
    </message>
    <message>
        <source>Take %1 for other deleted records too?</source>
        <translation>其他已删除的记录也采用 %1？</translation>
    </message>
    <message>
        <source>Take %1 for %2 in other records too?</source>
        <translation>其他记录的 %2 也采用 %1？</translation>
    </message>
    <message>
        <source>Same two values: %1 against %2</source>
        <translation>相同的两个值：%1 对 %2</translation>
    </message>
    <message>
        <source>Any values, as long as %1 is not decided</source>
        <translation>任意值，只要 %1 尚未决定</translation>
    </message>
    <message>
        <source>Similar records</source>
        <translation>相似的记录</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Nothing is written before you apply it; Undo takes all of it back.</source>
        <translation>应用之前不会写入；撤销可全部收回。</translation>
    </message>
    <message>
        <source>No other record is like this one</source>
        <translation>没有其他类似的记录</translation>
    </message>
    <message>
        <source>The first %1 are shown</source>
        <translation>显示前 %1 条</translation>
    </message>
    <message>
        <source>%1 of %2 chosen</source>
        <translation>已选 %1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>Decide in %Ln record(s)</source>
        <translation>
            <numerusform>在 %Ln 条记录中决定</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::SimilarModel</name>
    <message>
        <source>%1: %2 against %3</source>
        <comment>record, values of both sides</comment>
        <translation>%1：%2 对 %3</translation>
    </message>
</context>
<context>
    <name>tidewright::StateExchange</name>
    <message>
        <source>%1: its position is neither a text nor a number</source>
        <translation>%1：其位置既不是文本也不是数字</translation>
    </message>
    <message>
        <source>%1: no position in it</source>
        <translation>%1：其中没有位置</translation>
    </message>
    <message>
        <source>%1: its position cannot be told among %2</source>
        <translation>%1：无法在 %2 中确定其位置</translation>
    </message>
    <message>
        <source>the last sync is no time</source>
        <translation>上次同步不是时间</translation>
    </message>
    <message>
        <source>the last sync is null: there is nothing to import</source>
        <translation>上次同步为 null：没有可导入的内容</translation>
    </message>
    <message>
        <source>the file names no content type: say for which job it is</source>
        <translation>文件未指明内容类型：请说明它属于哪个作业</translation>
    </message>
    <message>
        <source>entry %1: no typeKey</source>
        <translation>条目 %1：没有 typeKey</translation>
    </message>
    <message>
        <source>entry %1: no stream name</source>
        <translation>条目 %1：没有流名称</translation>
    </message>
    <message>
        <source>written by a newer version or another program (%1)</source>
        <translation>由更新的版本或其他程序写入（%1）</translation>
    </message>
    <message>
        <source>the partial state of an unfinished run</source>
        <translation>未完成运行的部分状态</translation>
    </message>
    <message>
        <source>%1: %2 is no time (%3)</source>
        <translation>%1：%2 不是时间（%3）</translation>
    </message>
    <message>
        <source>%1: its conflicts are no JSON object</source>
        <translation>%1：其冲突不是 JSON 对象</translation>
    </message>
    <message>
        <source>%1: the progress of its unfinished sync; the next run starts at its last sync</source>
        <translation>%1：其未完成同步的进度；下次运行从其上次同步开始</translation>
    </message>
    <message>
        <source>%1: not all of its entities were ever in sync, so it begins with a full run</source>
        <translation>%1：其实体并非全部同步过，因此从全量运行开始</translation>
    </message>
    <message>
        <source>Nothing was imported from %1: %2</source>
        <translation>未从 %1 导入任何内容：%2</translation>
    </message>
    <message>
        <source>Nothing was imported: there is no file %1.</source>
        <translation>未导入任何内容：没有文件 %1。</translation>
    </message>
    <message>
        <source>Check its name and folder.</source>
        <translation>请检查其名称和文件夹。</translation>
    </message>
    <message>
        <source>Nothing was imported: %1 cannot be read.</source>
        <translation>未导入任何内容：无法读取 %1。</translation>
    </message>
    <message>
        <source>it is larger than 64 MiB.</source>
        <translation>它大于 64 MiB。</translation>
    </message>
    <message>
        <source>the file is empty.</source>
        <translation>文件为空。</translation>
    </message>
    <message>
        <source>it is no valid JSON, line %1, column %2 (%3).</source>
        <translation>它不是有效的 JSON，第 %1 行，第 %2 列（%3）。</translation>
    </message>
    <message>
        <source>Correct the file, or take it anew from the program that wrote it.</source>
        <translation>请更正该文件，或从写入它的程序重新获取。</translation>
    </message>
    <message>
        <source>it holds no state that this format knows.</source>
        <translation>其中没有此格式可识别的状态。</translation>
    </message>
    <message>
        <source>Check that --from names the program that wrote the file.</source>
        <translation>请检查 --from 是否指明了写入该文件的程序。</translation>
    </message>
    <message>
        <source>%1: the job or the content type is not known</source>
        <translation>%1：作业或内容类型无法识别</translation>
    </message>
    <message>
        <source>%1: stands there twice, the first one was taken</source>
        <translation>%1：出现了两次，采用第一个</translation>
    </message>
    <message>
        <source>Nothing was imported: %1</source>
        <translation>未导入任何内容：%1</translation>
    </message>
    <message>
        <source>Nothing was imported: there is no table %1 in this database.</source>
        <translation>未导入任何内容：此数据库中没有表 %1。</translation>
    </message>
    <message>
        <source>Check the file or the connection, and --from.</source>
        <translation>请检查文件或连接，以及 --from。</translation>
    </message>
    <message>
        <source>Nothing was imported: %1 is no database, or it is damaged.</source>
        <translation>未导入任何内容：%1 不是数据库，或已损坏。</translation>
    </message>
    <message>
        <source>Check the file, and --from.</source>
        <translation>请检查文件，以及 --from。</translation>
    </message>
    <message>
        <source>Check the file or the connection.</source>
        <translation>请检查文件或连接。</translation>
    </message>
    <message>
        <source>Nothing was imported: the table %1 has no column %2.</source>
        <translation>未导入任何内容：表 %1 没有列 %2。</translation>
    </message>
    <message>
        <source>Check that --from names the program that made the table.</source>
        <translation>请检查 --from 是否指明了创建该表的程序。</translation>
    </message>
    <message>
        <source>Nothing was imported: the table %1 is empty.</source>
        <translation>未导入任何内容：表 %1 为空。</translation>
    </message>
</context>
<context>
    <name>tidewright::StateFields</name>
    <message>
        <source>a text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>a whole number, 0 or more</source>
        <translation>不小于 0 的整数</translation>
    </message>
    <message>
        <source>a whole number, -1 or more</source>
        <translation>不小于 -1 的整数</translation>
    </message>
    <message>
        <source>a time such as &quot;2026-11-21T06:30:00.123456Z&quot;, or null</source>
        <translation>时间（如 &quot;2026-11-21T06:30:00.123456Z&quot;），或 null</translation>
    </message>
    <message>
        <source>an object as in an export, or null</source>
        <translation>与导出中相同的对象，或 null</translation>
    </message>
    <message>
        <source>new, pending, modified, syncing, in_sync, conflict, failed or skipped</source>
        <translation>new、pending、modified、syncing、in_sync、conflict、failed 或 skipped</translation>
    </message>
    <message>
        <source>none, detected or resolved</source>
        <translation>none、detected 或 resolved</translation>
    </message>
    <message>
        <source>{&quot;field&quot;: …, &quot;value&quot;: …} with a value of the cursor&apos;s kind, or null</source>
        <translation>{&quot;field&quot;: …, &quot;value&quot;: …}，其值与游标类型相同，或 null</translation>
    </message>
    <message>
        <source>remote_to_local, local_to_remote or bidirectional</source>
        <translation>remote_to_local、local_to_remote 或 bidirectional</translation>
    </message>
    <message>
        <source>manual, auto, local_wins, remote_wins or newest_wins</source>
        <translation>manual、auto、local_wins、remote_wins 或 newest_wins</translation>
    </message>
    <message>
        <source>&quot;%1&quot; of the state is not valid: expected %2. Nothing was changed.</source>
        <translation>状态的“%1”无效：应为%2。未作任何更改。</translation>
    </message>
    <message>
        <source>A state has no field &quot;%1&quot;. Nothing was changed.</source>
        <translation>状态没有字段“%1”。未作任何更改。</translation>
    </message>
    <message>
        <source>Did you mean &quot;%1&quot;?</source>
        <translation>是否指“%1”？</translation>
    </message>
    <message>
        <source>The fields are %1.</source>
        <translation>字段有：%1。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is kept by Tidewright itself and cannot be set. Nothing was changed.</source>
        <translation>“%1”由 Tidewright 自行维护，无法设置。未作任何更改。</translation>
    </message>
    <message>
        <source>&quot;syncing&quot; only together with &quot;syncProgress&quot;</source>
        <translation>&quot;syncing&quot; 只能与 &quot;syncProgress&quot; 一起使用</translation>
    </message>
</context>
<context>
    <name>tidewright::StateStore</name>
    <message>
        <source>%1 in %2 is busy: %3 has been working on it since %4. Nothing was changed.</source>
        <translation>%2 中的 %1 正忙：%3 自 %4 起一直在处理。未作任何更改。</translation>
    </message>
    <message>
        <source>Wait until it has finished, or stop it there.</source>
        <translation>请等待其完成，或在那里停止它。</translation>
    </message>
    <message>
        <source>Another worker has taken over %1 in %2. This one wrote nothing more.</source>
        <translation>另一个工作进程已接管 %2 中的 %1。本进程未再写入任何内容。</translation>
    </message>
    <message>
        <source>Let the other worker finish; the next run goes on from there.</source>
        <translation>请让另一个工作进程完成；下次运行从那里接着进行。</translation>
    </message>
    <message>
        <source>The step to version %1 of the state database is missing from this program.</source>
        <translation>此程序缺少将状态数据库升级到版本 %1 的步骤。</translation>
    </message>
    <message>
        <source>The state database was written by a newer version of Tidewright. Nothing was changed in it.</source>
        <translation>状态数据库由更新版本的 Tidewright 写入。未对其作任何更改。</translation>
    </message>
    <message>
        <source>Use that version, or take the state database back with its &quot;tidewright state migrate %1&quot;.</source>
        <translation>请使用该版本，或用其 &quot;tidewright state migrate %1&quot; 将状态数据库退回。</translation>
    </message>
    <message>
        <source>There is no version %1 of the state database. Nothing was changed.</source>
        <translation>状态数据库没有版本 %1。未作任何更改。</translation>
    </message>
    <message>
        <source>Versions go from 0 to %1.</source>
        <translation>版本从 0 到 %1。</translation>
    </message>
    <message>
        <source>An entry of the state database is damaged and cannot be shown. It was left as it is.</source>
        <translation>状态数据库的一个条目已损坏，无法显示。已原样保留。</translation>
    </message>
    <message>
        <source>Restore a back-up of the state database.</source>
        <translation>请恢复状态数据库的备份。</translation>
    </message>
    <message>
        <source>Another process is writing to it. Try again in a moment.</source>
        <translation>另一个进程正在写入。请稍后重试。</translation>
    </message>
    <message>
        <source>Make room on its disk, then try again.</source>
        <translation>请在其磁盘上腾出空间，然后重试。</translation>
    </message>
    <message>
        <source>Check that this account may write to it and to its folder.</source>
        <translation>请检查此帐户能否写入该数据库及其文件夹。</translation>
    </message>
    <message>
        <source>Check the user and the password of the state database in workspace.json.</source>
        <translation>请检查 workspace.json 中状态数据库的用户和密码。</translation>
    </message>
    <message>
        <source>Check &quot;tls&quot; of the state database in workspace.json and the server&apos;s certificate.</source>
        <translation>请检查 workspace.json 中状态数据库的 &quot;tls&quot; 和服务器的证书。</translation>
    </message>
    <message>
        <source>Check that its server, disk or folder can be reached, then try again.</source>
        <translation>请检查其服务器、磁盘或文件夹能否访问，然后重试。</translation>
    </message>
    <message>
        <source>Take out what can be read with &quot;tidewright state export&quot;, then restore a back-up or import into a new one.</source>
        <translation>请用 &quot;tidewright state export&quot; 取出可读取的部分，然后恢复备份或导入新的状态数据库。</translation>
    </message>
    <message>
        <source>The state database is locked; nothing was written.</source>
        <translation>状态数据库已锁定；未写入任何内容。</translation>
    </message>
    <message>
        <source>The disk of the state database is full; nothing was written.</source>
        <translation>状态数据库的磁盘已满；未写入任何内容。</translation>
    </message>
    <message>
        <source>The state database cannot be written to; nothing was changed.</source>
        <translation>无法写入状态数据库；未作任何更改。</translation>
    </message>
    <message>
        <source>The state database refused the user or the password.</source>
        <translation>状态数据库拒绝了用户或密码。</translation>
    </message>
    <message>
        <source>No secure connection to the state database could be made.</source>
        <translation>无法与状态数据库建立安全连接。</translation>
    </message>
    <message>
        <source>The state database cannot be reached; nothing was written.</source>
        <translation>无法访问状态数据库；未写入任何内容。</translation>
    </message>
    <message>
        <source>The state database is damaged; nothing was written.</source>
        <translation>状态数据库已损坏；未写入任何内容。</translation>
    </message>
    <message>
        <source>The state database refused a statement; nothing was written.</source>
        <translation>状态数据库拒绝了一条语句；未写入任何内容。</translation>
    </message>
    <message>
        <source>The state of %1 in %2 is damaged. It was left as it is, and nothing is synchronised from it.</source>
        <translation>%2 中 %1 的状态已损坏。已原样保留，不会据此同步任何内容。</translation>
    </message>
    <message>
        <source>Restore a back-up of the state database, or write this state anew with &quot;tidewright state set&quot; or &quot;tidewright state import&quot;.</source>
        <translation>请恢复状态数据库的备份，或用 &quot;tidewright state set&quot; 或 &quot;tidewright state import&quot; 重新写入此状态。</translation>
    </message>
    <message>
        <source>everything behind it: %1</source>
        <translation>其后的全部内容：%1</translation>
    </message>
    <message>
        <source>The state database %1 is damaged. It was left as it is; no copy of it could be made.</source>
        <translation>状态数据库 %1 已损坏。已原样保留；无法制作副本。</translation>
    </message>
    <message>
        <source>The state database %1 is damaged. It was left as it is; a copy is kept in %2.</source>
        <translation>状态数据库 %1 已损坏。已原样保留；副本保存在 %2。</translation>
    </message>
    <message>
        <source>Take out what can be read with &quot;tidewright state export&quot;, move the file away, and import that or restore a back-up.</source>
        <translation>请用 &quot;tidewright state export&quot; 取出可读取的部分，移走该文件，然后导入取出的内容或恢复备份。</translation>
    </message>
    <message>
        <source>The database driver for the state database is not installed.</source>
        <translation>未安装状态数据库的数据库驱动程序。</translation>
    </message>
    <message>
        <source>Install the SQL driver plugin of Qt 6 for it.</source>
        <translation>请为其安装 Qt 6 的 SQL 驱动插件。</translation>
    </message>
    <message>
        <source>The database driver for the state database is not the one of Qt 6.</source>
        <translation>状态数据库的数据库驱动程序不是 Qt 6 的驱动程序。</translation>
    </message>
    <message>
        <source>The connection to the state database was lost while it was writing: whether it did is not known.</source>
        <translation>写入时与状态数据库的连接中断：是否已写入尚不清楚。</translation>
    </message>
    <message>
        <source>Look at the state again before going on.</source>
        <translation>继续之前请再次查看状态。</translation>
    </message>
    <message>
        <source>Nothing in it can be read. Move the file away and restore a back-up; without one, the next sync begins a new state and deletes nothing.</source>
        <translation>其中没有任何可读内容。请移走该文件并恢复备份；若没有备份，下次同步会建立新的状态，且不会删除任何内容。</translation>
    </message>
    <message>
        <source>A record that is kept in the state database is damaged. It was left as it is.</source>
        <translation>状态数据库中保存的一条记录已损坏。它保持原样。</translation>
    </message>
    <message>
        <source>A conflict in the state database is damaged and cannot be shown. It was left as it is.</source>
        <translation>状态数据库中的一个冲突已损坏，无法显示。它保持原样。</translation>
    </message>
    <message>
        <source>There is no conflict %1.</source>
        <translation>没有冲突 %1。</translation>
    </message>
    <message>
        <source>&quot;tidewright conflicts&quot; lists those that are open.</source>
        <translation>“tidewright conflicts”会列出未解决的冲突。</translation>
    </message>
    <message>
        <source>%1 cannot be opened again: its record is in conflict anew, as %2. Nothing was changed.</source>
        <translation>无法重新打开 %1：其记录再次发生冲突，即 %2。未更改任何内容。</translation>
    </message>
    <message>
        <source>Decide %1 instead.</source>
        <translation>请改为对 %1 作出决定。</translation>
    </message>
</context>
<context>
    <name>tidewright::StatusDelegate</name>
    <message>
        <source>%1 %</source>
        <comment>per cent</comment>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>tidewright::StatusSegment</name>
    <message>
        <source>%1, %2</source>
        <comment>status bar: fact, explanation</comment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>tidewright::TypeText</name>
    <message>
        <source>loading rows</source>
        <translation>加载行</translation>
    </message>
    <message>
        <source>loading changes</source>
        <translation>加载更改</translation>
    </message>
    <message>
        <source>comparing both sides</source>
        <translation>比较两侧</translation>
    </message>
    <message>
        <source>setting the position</source>
        <translation>设置位置</translation>
    </message>
    <message>
        <source>merging into the target</source>
        <translation>合并到目标</translation>
    </message>
    <message>
        <source>deleting</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>finishing</source>
        <translation>收尾</translation>
    </message>
    <message>
        <source>In sync</source>
        <translation>已同步</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>正在同步</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>已修改</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>stopped at %1, can resume</source>
        <translation>停在 %1，可继续</translation>
    </message>
    <message>
        <source>can resume</source>
        <translation>可继续</translation>
    </message>
    <message numerus="yes">
        <source>target rejected %Ln row(s)</source>
        <translation>
            <numerusform>目标拒绝了 %Ln 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries changed on both sides</source>
        <translation>
            <numerusform>两侧更改了 %Ln 个条目</numerusform>
        </translation>
    </message>
    <message>
        <source>never synced</source>
        <translation>从未同步</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>已排队</translation>
    </message>
    <message>
        <source>switched off in this job</source>
        <translation>已在此作业中关闭</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) rejected</source>
        <translation>
            <numerusform>%Ln 行被拒绝</numerusform>
        </translation>
    </message>
    <message>
        <source>state was lost</source>
        <translation>状态已丢失</translation>
    </message>
    <message>
        <source>Step %1 of %2, %3</source>
        <translation>步骤 %1 / %2，%3</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 / %2 行</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>time</comment>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>,  </source>
        <comment>between parts of the progress line</comment>
        <translation>，  </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed at the source</source>
        <translation>
            <numerusform>源端有 %Ln 行更改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) changed in its folder</source>
        <translation>
            <numerusform>文件夹中有 %Ln 个文件已更改</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tidewright::TypesModel</name>
    <message>
        <source>Content type</source>
        <translation>内容类型</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Last sync</source>
        <translation>上次同步</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message numerus="yes">
        <source>Job %1, %Ln content type(s), %2</source>
        <translation>
            <numerusform>作业 %1，%Ln 个内容类型，%2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln detected</source>
        <translation>
            <numerusform>发现 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>None</source>
        <comment>conflicts</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>Pull</source>
        <translation>拉取</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>推送</translation>
    </message>
    <message>
        <source>Two-way</source>
        <translation>双向</translation>
    </message>
    <message>
        <source>Never synced</source>
        <translation>从未同步</translation>
    </message>
    <message>
        <source>%1
Last complete sync, run %2</source>
        <translation>%1
上次完整同步，运行 %2</translation>
    </message>
    <message>
        <source>Not known yet. Refresh asks the source.</source>
        <translation>尚不清楚。“刷新”会查询源。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>tidewright::TypesProxy</name>
    <message numerus="yes">
        <source>%Ln detected</source>
        <translation>
            <numerusform>发现 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>None</source>
        <comment>conflicts</comment>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>tidewright::TypesView</name>
    <message>
        <source>Content types</source>
        <translation>内容类型</translation>
    </message>
</context>
<context>
    <name>tidewright::UndoRunDialog</name>
    <message numerus="yes">
        <source>%Ln row(s) that it added to %1 are deleted</source>
        <translation>
            <numerusform>删除它添加到 %1 的 %Ln 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) that it updated in %1 get their old values</source>
        <translation>
            <numerusform>它在 %1 中更新的 %Ln 行恢复旧值</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) that it deleted from %1 are there again</source>
        <translation>
            <numerusform>恢复它从 %1 删除的 %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Take back a run</source>
        <translation>撤回运行</translation>
    </message>
    <message>
        <source>Take back the run of %1 from %2?</source>
        <translation>撤回 %1 于 %2 的运行？</translation>
    </message>
    <message>
        <source>Every row that still is as the run wrote it becomes what it was before.</source>
        <translation>仍保持该运行写入内容的每一行都会恢复到之前的样子。</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Rows that somebody has edited since, or another run has written: each is counted and named afterwards</source>
        <translation>此后被他人编辑或由其他运行写入的行：之后会逐一计数并列出</translation>
    </message>
    <message>
        <source>Not changed</source>
        <translation>不更改</translation>
    </message>
    <message>
        <source>Rows that the run did not write, other content types, and the run history</source>
        <translation>该运行未写入的行、其他内容类型以及运行历史</translation>
    </message>
    <message>
        <source>Take back the run</source>
        <translation>撤回运行</translation>
    </message>
</context>
<context>
    <name>tidewright::ValueEditor</name>
    <message>
        <source>null</source>
        <comment>the value of a field</comment>
        <translation>空值</translation>
    </message>
    <message>
        <source>Enter keeps it, Esc leaves it</source>
        <translation>Enter 保留，Esc 放弃</translation>
    </message>
    <message>
        <source>Value of %1</source>
        <translation>%1 的值</translation>
    </message>
    <message>
        <source>%1 Nothing was changed.</source>
        <translation>%1 未更改任何内容。</translation>
    </message>
</context>
</TS>
