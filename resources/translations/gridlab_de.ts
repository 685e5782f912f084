<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>Actions</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>New study…</source>
        <translation>Neue Studie …</translation>
    </message>
    <message>
        <source>Open study…</source>
        <translation>Studie öffnen …</translation>
    </message>
    <message>
        <source>Close study</source>
        <translation>Studie schließen</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
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
        <source>Fold the list of designs</source>
        <translation>Designliste einklappen</translation>
    </message>
    <message>
        <source>Design history</source>
        <translation>Verlauf des Designs</translation>
    </message>
    <message>
        <source>Publish on the web</source>
        <translation>Im Web veröffentlichen</translation>
    </message>
    <message>
        <source>Open dataset…</source>
        <translation>Datensatz öffnen …</translation>
    </message>
    <message>
        <source>Import answers</source>
        <translation>Antworten importieren</translation>
    </message>
    <message>
        <source>The page&apos;s main action</source>
        <translation>Hauptaktion der Seite</translation>
    </message>
    <message>
        <source>Add images…</source>
        <translation>Bilder hinzufügen …</translation>
    </message>
    <message>
        <source>New design</source>
        <translation>Neues Design</translation>
    </message>
    <message>
        <source>Duplicate design</source>
        <translation>Design duplizieren</translation>
    </message>
    <message>
        <source>Import designs…</source>
        <translation>Designs importieren …</translation>
    </message>
    <message>
        <source>Export design…</source>
        <translation>Design exportieren …</translation>
    </message>
    <message>
        <source>New session</source>
        <translation>Neue Sitzung</translation>
    </message>
    <message>
        <source>Stations</source>
        <translation>Stationen</translation>
    </message>
    <message>
        <source>Export dataset</source>
        <translation>Datensatz exportieren</translation>
    </message>
    <message>
        <source>Reload study</source>
        <translation>Studie neu laden</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Getting started</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>Glossar</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>About GridLab</source>
        <translation>Über GridLab</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>Reset zoom</source>
        <translation>Zoom zurücksetzen</translation>
    </message>
</context>
<context>
    <name>ContactSheet</name>
    <message>
        <source>main</source>
        <translation>Haupt</translation>
    </message>
    <message>
        <source>practice</source>
        <translation>Übung</translation>
    </message>
    <message>
        <source>catch</source>
        <translation>Kontrolle</translation>
    </message>
    <message>
        <source>repeat</source>
        <translation>Wiederholung</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>gemeinsam</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source> ({reasons})</source>
        <translation> ({reasons})</translation>
    </message>
    <message>
        <source>&quot;label&quot; needs a label that at least {choose} images share and at least {n} do not. No label of this block does. Allowed: &quot;identical&quot;.</source>
        <translation>„label“ braucht ein Label, das mindestens {choose} Bilder haben und mindestens {n} nicht. Kein Label dieses Blocks erfüllt das. Erlaubt: „identical“.</translation>
    </message>
    <message>
        <source>$.{key} is {value}; allowed: {allowed}</source>
        <translation>$.{key} ist {value}; erlaubt: {allowed}</translation>
    </message>
    <message>
        <source>/annotator/code: one that looks like an e-mail address or a platform id</source>
        <translation>/annotator/code: einer sieht nach einer E-Mail-Adresse oder der Kennung einer Plattform aus</translation>
    </message>
    <message>
        <source>/annotator: not each once, by code</source>
        <translation>/annotator: nicht jede einmal, nach Code</translation>
    </message>
    <message>
        <source>/design/id: not the id that the design gives</source>
        <translation>/design/id: nicht die Kennung, die das Design ergibt</translation>
    </message>
    <message>
        <source>/design/json: not the designs that the screens name</source>
        <translation>/design/json: nicht die Designs, die die Durchgänge nennen</translation>
    </message>
    <message>
        <source>/design/json: {what}</source>
        <translation>/design/json: {what}</translation>
    </message>
    <message>
        <source>/design: not each once, by id</source>
        <translation>/design: nicht jedes einmal, nach Kennung</translation>
    </message>
    <message>
        <source>/event/cell: a cell that its screen does not have</source>
        <translation>/event/cell: ein Feld, das der Durchgang nicht hat</translation>
    </message>
    <message>
        <source>/event/screen: a screen of another session</source>
        <translation>/event/screen: ein Durchgang einer anderen Sitzung</translation>
    </message>
    <message>
        <source>/image/name: the same name twice</source>
        <translation>/image/name: zweimal derselbe Name</translation>
    </message>
    <message>
        <source>/image/sha256: not 64 hexadecimal digits</source>
        <translation>/image/sha256: nicht 64 hexadezimale Ziffern</translation>
    </message>
    <message>
        <source>/response: not one standing response for each screen</source>
        <translation>/response: nicht eine gültige Antwort für jeden Durchgang</translation>
    </message>
    <message>
        <source>/screen/choice_ms: a time of a cell that was not chosen</source>
        <translation>/screen/choice_ms: eine Zeit für ein Feld, das nicht gewählt wurde</translation>
    </message>
    <message>
        <source>/screen/choice_order: not 1 to k over the chosen cells</source>
        <translation>/screen/choice_order: nicht 1 bis k über die gewählten Felder</translation>
    </message>
    <message>
        <source>/screen/chosen: not what the standing responses say</source>
        <translation>/screen/chosen: nicht das, was die gültigen Antworten sagen</translation>
    </message>
    <message>
        <source>/screen/excluded: not what /exclusion says</source>
        <translation>/screen/excluded: nicht das, was /exclusion sagt</translation>
    </message>
    <message>
        <source>/screen/passed: not what the chosen and planted cells give</source>
        <translation>/screen/passed: nicht das, was gewählte und richtige Felder ergeben</translation>
    </message>
    <message>
        <source>/screen/planted: right cells on a screen that is not for catching or practice</source>
        <translation>/screen/planted: richtige Felder in einem Durchgang, der weder Kontrolle noch Übung ist</translation>
    </message>
    <message>
        <source>/screen/repeats: not an earlier screen of the session with the same images</source>
        <translation>/screen/repeats: kein früherer Durchgang der Sitzung mit denselben Bildern</translation>
    </message>
    <message>
        <source>/screen/{name}: cells that do not fit /screen/n</source>
        <translation>/screen/{name}: Felder, die nicht zu /screen/n passen</translation>
    </message>
    <message>
        <source>/screen: grids of different widths</source>
        <translation>/screen: Raster verschiedener Breite</translation>
    </message>
    <message>
        <source>/screen: not in the order of session and position</source>
        <translation>/screen: nicht in der Reihenfolge von Sitzung und Position</translation>
    </message>
    <message>
        <source>/session/id: the same session twice</source>
        <translation>/session/id: zweimal dieselbe Sitzung</translation>
    </message>
    <message>
        <source>/session/purpose: not that of the dataset</source>
        <translation>/session/purpose: nicht der des Datensatzes</translation>
    </message>
    <message>
        <source>/session/status: not complete or partial</source>
        <translation>/session/status: nicht complete oder partial</translation>
    </message>
    <message>
        <source>/session: not each once, by start and id</source>
        <translation>/session: nicht jede einmal, nach Beginn und Kennung</translation>
    </message>
    <message>
        <source>/{path}: a code that has no meaning</source>
        <translation>/{path}: ein Code ohne Bedeutung</translation>
    </message>
    <message>
        <source>/{path}: missing</source>
        <translation>/{path}: fehlt</translation>
    </message>
    <message>
        <source>/{path}: not a number</source>
        <translation>/{path}: keine Zahl</translation>
    </message>
    <message>
        <source>/{path}: not what the screens give, from row {start} on</source>
        <translation>/{path}: nicht das, was die Durchgänge ergeben, ab Zeile {start}</translation>
    </message>
    <message>
        <source>/{path}: points outside /{target}</source>
        <translation>/{path}: zeigt aus /{target} hinaus</translation>
    </message>
    <message>
        <source>/{path}: texts larger than the file that should hold them.</source>
        <translation>/{path}: Texte größer als die Datei, die sie fassen soll.</translation>
    </message>
    <message>
        <source>/{path}: without its attribute description</source>
        <translation>/{path}: ohne das Attribut description</translation>
    </message>
    <message>
        <source>/{path}: {count} rows, where its table has {rows}</source>
        <translation>/{path}: {count} Zeilen, wo die Tabelle {rows} hat</translation>
    </message>
    <message>
        <source>/{path}: {problem}</source>
        <translation>/{path}: {problem}</translation>
    </message>
    <message>
        <source>/{triplets}: {count} rows, where the screens give {n_triplets}</source>
        <translation>/{triplets}: {count} Zeilen, wo die Durchgänge {n_triplets} ergeben</translation>
    </message>
    <message>
        <source>0 to {choose}, at most choose</source>
        <translation>0 bis {choose}, höchstens so viele wie zu wählen sind</translation>
    </message>
    <message>
        <source>0 to {most}, at most as many as main screens</source>
        <translation>0 bis {most}, höchstens so viele wie Hauptdurchgänge</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 Bild</translation>
    </message>
    <message>
        <source>1 to {most}, fewer than the {n} images of the grid</source>
        <translation>1 bis {most}, weniger als die {n} Bilder des Rasters</translation>
    </message>
    <message>
        <source>1 triplet</source>
        <translation>1 Triplett</translation>
    </message>
    <message>
        <source>2 to {max_cells} cells (rows × columns)</source>
        <translation>2 bis {max_cells} Felder (Zeilen × Spalten)</translation>
    </message>
    <message>
        <source>32 hexadecimal digits, lower case</source>
        <translation>32 hexadezimale Ziffern, klein geschrieben</translation>
    </message>
    <message>
        <source>64 hexadecimal digits, lower case</source>
        <translation>64 hexadezimale Ziffern, klein geschrieben</translation>
    </message>
    <message>
        <source>A backslash is written \\, other special bytes \xhh.</source>
        <translation>Ein umgekehrter Schrägstrich wird \\ geschrieben, andere besondere Bytes \xhh.</translation>
    </message>
    <message>
        <source>A backup inside the study would be lost with it.</source>
        <translation>Eine Sicherung in der Studie ginge mit ihr verloren.</translation>
    </message>
    <message>
        <source>A cluster needs dask.distributed, which isn&apos;t installed.</source>
        <translation>Ein Cluster braucht dask.distributed, das nicht installiert ist.</translation>
    </message>
    <message>
        <source>A code has 1 to {longest} printable characters.</source>
        <translation>Ein Code hat 1 bis {longest} druckbare Zeichen.</translation>
    </message>
    <message>
        <source>A code must not be empty or begin or end with a space.</source>
        <translation>Ein Code darf nicht leer sein und nicht mit einem Leerzeichen beginnen oder enden.</translation>
    </message>
    <message>
        <source>A design stays as long as it has sessions. Duplicate it to change it.</source>
        <translation>Ein Design bleibt, solange es Sitzungen hat. Duplizieren Sie es, um es zu ändern.</translation>
    </message>
    <message>
        <source>A figure is saved as {listed}, not {suffix}.</source>
        <translation>Eine Abbildung wird als {listed} gespeichert, nicht {suffix}.</translation>
    </message>
    <message>
        <source>A percentage such as &quot;20&quot;, or nothing to use each design&apos;s own.</source>
        <translation>Ein Prozentsatz wie „20“, oder nichts, um den jedes Designs zu verwenden.</translation>
    </message>
    <message>
        <source>A percentage such as &quot;{example}&quot;.</source>
        <translation>Ein Prozentsatz wie „{example}“.</translation>
    </message>
    <message>
        <source>A prediction needs at least three images.</source>
        <translation>Eine Vorhersage braucht mindestens drei Bilder.</translation>
    </message>
    <message>
        <source>A prediction needs numbers of assignments of at least 1.</source>
        <translation>Eine Vorhersage braucht Anzahlen von mindestens 1 Zuweisung.</translation>
    </message>
    <message>
        <source>A prediction with {value} {what} isn&apos;t possible.</source>
        <translation>Eine Vorhersage mit {value} {what} ist nicht möglich.</translation>
    </message>
    <message>
        <source>A preview isn&apos;t saved.</source>
        <translation>Eine Vorschau wird nicht gespeichert.</translation>
    </message>
    <message>
        <source>Another window or program is writing a session of {annotator}.</source>
        <translation>Ein anderes Fenster oder Programm schreibt gerade eine Sitzung von {annotator}.</translation>
    </message>
    <message>
        <source>The session was saved, but reads back differently. Don&apos;t trust this disk.</source>
        <translation>Die Sitzung wurde gespeichert, liest sich aber anders zurück. Diesem Datenträger ist nicht zu trauen.</translation>
    </message>
    <message>
        <source>A sheet is a .pdf or a .png, not {name}.</source>
        <translation>Ein Kontaktbogen ist eine .pdf oder .png, nicht {name}.</translation>
    </message>
    <message>
        <source>A study&apos;s id never changes.</source>
        <translation>Die Kennung einer Studie ändert sich nie.</translation>
    </message>
    <message>
        <source>A truth file goes with the images of a study, and {name!r} has none.</source>
        <translation>Eine Wahrheitsdatei gehört zu den Bildern einer Studie, und {name!r} hat keine.</translation>
    </message>
    <message>
        <source>Add --purpose {purpose}. A dataset holds one purpose.</source>
        <translation>Ergänzen Sie --purpose {purpose}. Ein Datensatz enthält einen Zweck.</translation>
    </message>
    <message>
        <source>Add catch screens</source>
        <translation>Kontrolldurchgänge hinzufügen</translation>
    </message>
    <message>
        <source>Add images to the study.</source>
        <translation>Fügen Sie der Studie Bilder hinzu.</translation>
    </message>
    <message>
        <source>Add images, or choose a grid of at most {size} images.</source>
        <translation>Fügen Sie Bilder hinzu oder wählen Sie ein Raster von höchstens {size} Bildern.</translation>
    </message>
    <message>
        <source>Add the images to the study again, then resume.</source>
        <translation>Fügen Sie die Bilder wieder zur Studie hinzu und setzen Sie dann fort.</translation>
    </message>
    <message>
        <source>Add these images to the study again, or name the sessions to export.</source>
        <translation>Fügen Sie diese Bilder wieder hinzu, oder nennen Sie die zu exportierenden Sitzungen.</translation>
    </message>
    <message>
        <source>Add {wanted}</source>
        <translation>{wanted} hinzufügen</translation>
    </message>
    <message>
        <source>All {count} images are</source>
        <translation>Alle {count} Bilder werden</translation>
    </message>
    <message>
        <source>An amount such as &quot;{example:.2f}&quot;, or nothing.</source>
        <translation>Ein Betrag wie „{example:.2f}“, oder nichts.</translation>
    </message>
    <message>
        <source>Another program changed study.json after it was read. {why}</source>
        <translation>Ein anderes Programm hat study.json nach dem Lesen geändert. {why}</translation>
    </message>
    <message>
        <source>Another program keeps {path} locked.</source>
        <translation>Ein anderes Programm hält {path} gesperrt.</translation>
    </message>
    <message>
        <source>Answer 1 is saved</source>
        <translation>Antwort 1 ist gespeichert</translation>
    </message>
    <message>
        <source>Answers 1 to {answers} are saved</source>
        <translation>Antworten 1 bis {answers} sind gespeichert</translation>
    </message>
    <message>
        <source>Ask for at least 1.</source>
        <translation>Geben Sie mindestens 1 an.</translation>
    </message>
    <message>
        <source>Ask for {low} to {high}.</source>
        <translation>Geben Sie {low} bis {high} an.</translation>
    </message>
    <message>
        <source>At most {most:,} characters.</source>
        <translation>Höchstens {most:,} Zeichen.</translation>
    </message>
    <message>
        <source>Both changed its {name}.</source>
        <translation>Beide haben geändert: {name}.</translation>
    </message>
    <message>
        <source>Restore the folder or make room, then save again.</source>
        <translation>Stellen Sie den Ordner wieder her oder schaffen Sie Platz, und speichern Sie dann erneut.</translation>
    </message>
    <message>
        <source>CSV file</source>
        <translation>CSV-Datei</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Check the reward, or ask for a number of assignments or triplets.</source>
        <translation>Prüfen Sie die Vergütung, oder fragen Sie nach einer Zahl von Zuweisungen oder Tripletts.</translation>
    </message>
    <message>
        <source>Choose a folder outside the study.</source>
        <translation>Wählen Sie einen Ordner außerhalb der Studie.</translation>
    </message>
    <message>
        <source>Choose a place in {exports}/ or outside the study.</source>
        <translation>Wählen Sie einen Ort in {exports}/ oder außerhalb der Studie.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>Choose from {listed}.</source>
        <translation>Zur Wahl stehen {listed}.</translation>
    </message>
    <message>
        <source>Choose one in the settings.</source>
        <translation>Wählen Sie in den Einstellungen einen.</translation>
    </message>
    <message>
        <source>Choose the folder that the images were linked from, or a copy of it.</source>
        <translation>Wählen Sie den Ordner, aus dem die Bilder verknüpft wurden, oder eine Kopie davon.</translation>
    </message>
    <message>
        <source>Choose {half}</source>
        <translation>{half} wählen</translation>
    </message>
    <message>
        <source>Correct it and try again.</source>
        <translation>Berichtigen Sie das und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Correct the design.</source>
        <translation>Berichtigen Sie das Design.</translation>
    </message>
    <message>
        <source>Correct or remove the file. Then set this station&apos;s number again.</source>
        <translation>Berichtigen oder entfernen Sie die Datei. Setzen Sie dann die Nummer dieser Station neu.</translation>
    </message>
    <message>
        <source>Correct the instructions</source>
        <translation>Anleitung berichtigen</translation>
    </message>
    <message>
        <source>Correct the list of screens.</source>
        <translation>Berichtigen Sie die Liste der Durchgänge.</translation>
    </message>
    <message>
        <source>Correct the question</source>
        <translation>Frage berichtigen</translation>
    </message>
    <message>
        <source>Designs and sessions are not affected.</source>
        <translation>Designs und Sitzungen sind nicht betroffen.</translation>
    </message>
    <message>
        <source>Designs of the gallery: {names}.</source>
        <translation>Designs der Galerie: {names}.</translation>
    </message>
    <message>
        <source>Enlarge the cells</source>
        <translation>Felder vergrößern</translation>
    </message>
    <message>
        <source>Erase again.</source>
        <translation>Löschen Sie noch einmal.</translation>
    </message>
    <message>
        <source>Errors are averages over {seeds} simulated studies, with 95 % intervals.</source>
        <translation>Fehler sind Mittel über {seeds} simulierte Studien, mit 95-%-Intervallen.</translation>
    </message>
    <message>
        <source>Export to another disk.</source>
        <translation>Exportieren Sie auf einen anderen Datenträger.</translation>
    </message>
    <message>
        <source>Fit the sizes to the display</source>
        <translation>Größen an den Bildschirm anpassen</translation>
    </message>
    <message>
        <source>Give a file name.</source>
        <translation>Geben Sie einen Dateinamen an.</translation>
    </message>
    <message>
        <source>Give digits, with at most six after a point, like &quot;500&quot; or &quot;499.50&quot;.</source>
        <translation>Geben Sie Ziffern an, höchstens sechs nach einem Punkt, etwa „500“ oder „499.50“.</translation>
    </message>
    <message>
        <source>Give each block some of them.</source>
        <translation>Geben Sie jedem Block einen Teil davon.</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Geben Sie ihm einen Namen.</translation>
    </message>
    <message>
        <source>Give one row for each image in the study&apos;s order, or a file with image names.</source>
        <translation>Geben Sie für jedes Bild eine Zeile in der Reihenfolge der Studie an, oder eine Datei mit Bildnamen.</translation>
    </message>
    <message>
        <source>Give one row for each image.</source>
        <translation>Geben Sie für jedes Bild eine Zeile an.</translation>
    </message>
    <message>
        <source>Give the address that the scheduler shows when it starts, such as tcp://10.0.0.5:8786.</source>
        <translation>Geben Sie die Adresse an, die der Scheduler beim Start zeigt, etwa tcp://10.0.0.5:8786.</translation>
    </message>
    <message>
        <source>Give the images labels, or use identical catch screens.</source>
        <translation>Geben Sie den Bildern Labels, oder verwenden Sie Kontrolldurchgänge mit gleichem Bild.</translation>
    </message>
    <message>
        <source>Give the workers more memory, or ask for fewer images.</source>
        <translation>Geben Sie den Prozessen mehr Speicher, oder verlangen Sie weniger Bilder.</translation>
    </message>
    <message>
        <source>Resume it with --resume, or start a new one with --new.</source>
        <translation>Setzen Sie sie mit --resume fort, oder beginnen Sie mit --new eine neue.</translation>
    </message>
    <message>
        <source>Resume it with --resume.</source>
        <translation>Setzen Sie sie mit --resume fort.</translation>
    </message>
    <message>
        <source>An image of this screen can&apos;t be shown ({kind}).</source>
        <translation>Ein Bild dieses Durchgangs lässt sich nicht zeigen ({kind}).</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>/session/source: not lab, web, simulated or unknown</source>
        <translation>/session/source: nicht lab, web, simulated oder unknown</translation>
    </message>
    <message>
        <source>/{path}: less than {least}</source>
        <translation>/{path}: kleiner als {least}</translation>
    </message>
    <message>
        <source>/{path}: more than {most}</source>
        <translation>/{path}: größer als {most}</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 Datei</translation>
    </message>
    <message>
        <source>1 hidden or system file was skipped: {names}</source>
        <translation>1 versteckte oder Systemdatei wurde übersprungen: {names}</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>1 screen</source>
        <translation>1 Durchgang</translation>
    </message>
    <message>
        <source>1 session</source>
        <translation>1 Sitzung</translation>
    </message>
    <message>
        <source>1 session file</source>
        <translation>1 Sitzungsdatei</translation>
    </message>
    <message>
        <source>1 to {version}, the versions that this program knows</source>
        <translation>1 bis {version}, die Versionen, die dieses Programm kennt</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>A day, like {day}, or nothing where none is known.</source>
        <translation>Ein Tag wie {day}, oder nichts, wenn keiner bekannt ist.</translation>
    </message>
    <message>
        <source>A screen: {seconds}</source>
        <translation>Ein Durchgang: {seconds}</translation>
    </message>
    <message>
        <source>Add image files and folders only.</source>
        <translation>Fügen Sie nur Bilddateien und Ordner hinzu.</translation>
    </message>
    <message>
        <source>Add it again when no program is writing to it.</source>
        <translation>Fügen Sie es wieder hinzu, wenn kein Programm mehr darauf schreibt.</translation>
    </message>
    <message>
        <source>Add the file it links to.</source>
        <translation>Fügen Sie die Datei hinzu, auf die es verweist.</translation>
    </message>
    <message>
        <source>Add the image itself, saved as PNG, JPEG or TIFF.</source>
        <translation>Fügen Sie das Bild selbst hinzu, als PNG, JPEG oder TIFF gespeichert.</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>All images were found.</source>
        <translation>Alle Bilder wurden gefunden.</translation>
    </message>
    <message>
        <source>Alternative text</source>
        <translation>Alternativtext</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>Vp-Code</translation>
    </message>
    <message>
        <source>Another program is making the study {folder}.</source>
        <translation>Ein anderes Programm legt die Studie {folder} gerade an.</translation>
    </message>
    <message>
        <source>Another program left its write-ahead log {name} beside the session.</source>
        <translation>Ein anderes Programm hat sein Write-Ahead-Log {name} neben der Sitzung zurückgelassen.</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Answers 1 to {answers} are no longer in any file, only in this window</source>
        <translation>Die Antworten 1 bis {answers} stehen in keiner Datei mehr, nur noch in diesem Fenster</translation>
    </message>
    <message>
        <source>Choose a screen number it has.</source>
        <translation>Wählen Sie eine Nummer, die es gibt.</translation>
    </message>
    <message>
        <source>Ask for fewer triplets.</source>
        <translation>Fragen Sie nach weniger Tripletts.</translation>
    </message>
    <message>
        <source>Ask for one of them.</source>
        <translation>Fragen Sie nach einem davon.</translation>
    </message>
    <message>
        <source>Backing up sessions</source>
        <translation>Sitzungen werden gesichert</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>Bits</translation>
    </message>
    <message>
        <source>Max. bits: the most one screen can tell you</source>
        <translation>Max. Bits: so viel kann ein Durchgang höchstens aussagen</translation>
    </message>
    <message>
        <source>Importing sessions</source>
        <translation>Sitzungen werden importiert</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Durch</translation>
    </message>
    <message>
        <source>CSV tables</source>
        <translation>CSV-Tabellen</translation>
    </message>
    <message>
        <source>Catch</source>
        <translation>Kontrolle</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Check that it is the right file.</source>
        <translation>Prüfen Sie, ob es die richtige Datei ist.</translation>
    </message>
    <message>
        <source>Check that you may read it, then try again.</source>
        <translation>Prüfen Sie, ob Sie sie lesen dürfen, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Check the code.</source>
        <translation>Prüfen Sie den Code.</translation>
    </message>
    <message>
        <source>Check the name.</source>
        <translation>Prüfen Sie den Namen.</translation>
    </message>
    <message>
        <source>Checking images</source>
        <translation>Bilder werden geprüft</translation>
    </message>
    <message>
        <source>Checking the images of the session</source>
        <translation>Bilder der Sitzung werden geprüft</translation>
    </message>
    <message>
        <source>Choose a folder for backups first.</source>
        <translation>Wählen Sie zuerst einen Ordner für Sicherungen.</translation>
    </message>
    <message>
        <source>Choose a folder with PNG, JPEG, WebP, AVIF, BMP, GIF or TIFF files.</source>
        <translation>Wählen Sie einen Ordner mit PNG-, JPEG-, WebP-, AVIF-, BMP-, GIF- oder TIFF-Dateien.</translation>
    </message>
    <message>
        <source>Choose another purpose, or collect answers first.</source>
        <translation>Wählen Sie einen anderen Zweck, oder sammeln Sie erst Antworten.</translation>
    </message>
    <message>
        <source>Choose the folder of the backup in the settings.</source>
        <translation>Wählen Sie in den Einstellungen den Ordner der Sicherung.</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Gewählt</translation>
    </message>
    <message>
        <source>Close the session in that program. If the log stays, move it to another folder.</source>
        <translation>Schließen Sie die Sitzung dort. Bleibt das Protokoll, verschieben Sie es in einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Comparing images</source>
        <translation>Bilder werden verglichen</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>Complete main sessions, including excluded ones, since they are paid</source>
        <translation>Vollständige Hauptsitzungen, auch ausgeschlossene, da sie bezahlt sind</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Computer slept</source>
        <translation>Rechner schlief</translation>
    </message>
    <message>
        <source>Continue there, save elsewhere, or quit and continue later.</source>
        <translation>Machen Sie dort weiter, speichern Sie anderswo, oder beenden Sie und machen Sie später weiter.</translation>
    </message>
    <message>
        <source>Contradicted</source>
        <translation>Widersprüchlich</translation>
    </message>
    <message>
        <source>Copy it again from where it came from.</source>
        <translation>Kopieren Sie die Datei noch einmal von ihrem Ursprungsort.</translation>
    </message>
    <message>
        <source>Copy the study to another disk, then try again.</source>
        <translation>Kopieren Sie die Studie auf einen anderen Datenträger und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Cost so far</source>
        <translation>Kosten bisher</translation>
    </message>
    <message>
        <source>Cost with fee</source>
        <translation>Gesamtkosten</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Describe</source>
        <translation>Beschreiben</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Unique</source>
        <translation>Versch.</translation>
    </message>
    <message>
        <source>Unique triplets: is A nearer to B or to C? Each asked once</source>
        <translation>Verschiedene Tripletts: Ist A näher an B oder an C? Jede Frage zählt einmal</translation>
    </message>
    <message>
        <source>Enlarged</source>
        <translation>Vergrößert</translation>
    </message>
    <message>
        <source>Erasing {code}</source>
        <translation>{code} wird gelöscht</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Error so far</source>
        <translation>Fehler bisher</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>Ausschließen</translation>
    </message>
    <message>
        <source>Expected error</source>
        <translation>Erwarteter Fehler</translation>
    </message>
    <message>
        <source>Export it from the phone or from a photo program as JPEG.</source>
        <translation>Exportieren Sie es vom Telefon oder aus einem Fotoprogramm als JPEG.</translation>
    </message>
    <message>
        <source>Export it from the phone or its photo program as JPEG. An iPhone takes JPEG photos with the camera setting “Most Compatible”.</source>
        <translation>Exportieren Sie es auf dem Telefon oder im Fotoprogramm als JPEG. Ein iPhone nimmt mit der Kameraeinstellung „Maximale Kompatibilität“ JPEG-Fotos auf.</translation>
    </message>
    <message>
        <source>Export the dataset again.</source>
        <translation>Exportieren Sie den Datensatz neu.</translation>
    </message>
    <message>
        <source>Fee / HIT</source>
        <translation>Geb. / HIT</translation>
    </message>
    <message>
        <source>Fetch it with “git lfs pull”.</source>
        <translation>Holen Sie es mit „git lfs pull“.</translation>
    </message>
    <message>
        <source>Final cost</source>
        <translation>Endkosten</translation>
    </message>
    <message>
        <source>Final time</source>
        <translation>Zeit gesamt</translation>
    </message>
    <message>
        <source>Final triplets</source>
        <translation>Tripl. gesamt</translation>
    </message>
    <message>
        <source>Finish or stop it first, or leave it out.</source>
        <translation>Beenden Sie sie zuerst, oder lassen Sie sie weg.</translation>
    </message>
    <message>
        <source>Finish or stop it there first. Then resume it or start another.</source>
        <translation>Beenden oder unterbrechen Sie sie dort zuerst. Setzen Sie sie dann fort oder beginnen Sie eine andere.</translation>
    </message>
    <message>
        <source>Fitting the map</source>
        <translation>Karte wird berechnet</translation>
    </message>
    <message>
        <source>Give a whole amount.</source>
        <translation>Geben Sie einen ganzen Betrag an.</translation>
    </message>
    <message>
        <source>Give an .h5, .npy, .npz or .csv file.</source>
        <translation>Geben Sie eine Datei .h5, .npy, .npz oder .csv an.</translation>
    </message>
    <message>
        <source>Found: {found}.</source>
        <translation>Gefunden: {found}.</translation>
    </message>
    <message>
        <source>/session/design: not known, of a session that was not imported</source>
        <translation>/session/design: nicht bekannt, bei einer Sitzung, die nicht importiert wurde</translation>
    </message>
    <message>
        <source>A process that simulated studies was ended from outside.</source>
        <translation>Ein Prozess, der Studien simulierte, wurde von außen beendet.</translation>
    </message>
    <message>
        <source>Give an amount such as 500 or 499.50.</source>
        <translation>Geben Sie einen Betrag an, etwa 500 oder 499.50.</translation>
    </message>
    <message>
        <source>Give an amount with at most {digits} decimals.</source>
        <translation>Geben Sie einen Betrag mit höchstens {digits} Nachkommastellen an.</translation>
    </message>
    <message>
        <source>Give features that tell images apart, or leave them out.</source>
        <translation>Geben Sie Merkmale an, die Bilder unterscheiden, oder lassen Sie sie weg.</translation>
    </message>
    <message>
        <source>Give it main or shared screens.</source>
        <translation>Geben Sie ihm Hauptdurchgänge oder gemeinsame.</translation>
    </message>
    <message>
        <source>Give one row of numbers for each image.</source>
        <translation>Geben Sie für jedes Bild eine Zeile mit Zahlen an.</translation>
    </message>
    <message>
        <source>Give the file one of these endings.</source>
        <translation>Geben Sie der Datei eine dieser Endungen.</translation>
    </message>
    <message>
        <source>Continue there.</source>
        <translation>Machen Sie dort weiter.</translation>
    </message>
    <message>
        <source>GridLab can&apos;t write its settings, codes and numbers in {folder}: {reason}.</source>
        <translation>GridLab kann Einstellungen, Codes und Nummern nicht in {folder} schreiben: {reason}.</translation>
    </message>
    <message>
        <source>Something went wrong in GridLab ({kind}).</source>
        <translation>In GridLab ist etwas schiefgegangen ({kind}).</translation>
    </message>
    <message>
        <source>Something went wrong in GridLab.</source>
        <translation>In GridLab ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>HDF5 cannot read it: {value}</source>
        <translation>HDF5 kann es nicht lesen: {value}</translation>
    </message>
    <message>
        <source>HIT time</source>
        <translation>Zeit je HIT</translation>
    </message>
    <message>
        <source>HITs</source>
        <translation>HITs</translation>
    </message>
    <message>
        <source>HITs done</source>
        <translation>HITs fertig</translation>
    </message>
    <message>
        <source>If not, start anyway.</source>
        <translation>Falls nein, beginnen Sie trotzdem.</translation>
    </message>
    <message>
        <source>If not, start with --new.</source>
        <translation>Falls nein, beginnen Sie mit --new.</translation>
    </message>
    <message>
        <source>If so, use {other}. {otherwise}</source>
        <translation>Falls ja, verwenden Sie {other}. {otherwise}</translation>
    </message>
    <message>
        <source>Images on the session&apos;s screens are no longer in the study: {listed}.</source>
        <translation>Bilder aus den Durchgängen der Sitzung sind nicht mehr in der Studie: {listed}.</translation>
    </message>
    <message>
        <source>{count} backed up and verified.</source>
        <translation>{count} gesichert und geprüft.</translation>
    </message>
    <message>
        <source>Include</source>
        <translation>Einschließen</translation>
    </message>
    <message>
        <source>Install GridLab again.</source>
        <translation>Installieren Sie GridLab neu.</translation>
    </message>
    <message>
        <source>Install a newer GridLab, one that reads format version {found}.</source>
        <translation>Installieren Sie ein neueres GridLab, das Formatversion {found} liest.</translation>
    </message>
    <message>
        <source>Install it with `pip install &quot;gridlab[cluster]&quot;`, or leave --cluster out.</source>
        <translation>Installieren Sie es mit `pip install &quot;gridlab[cluster]&quot;`, oder lassen Sie --cluster weg.</translation>
    </message>
    <message>
        <source>Install the same versions on all machines.</source>
        <translation>Installieren Sie auf allen Rechnern dieselben Versionen.</translation>
    </message>
    <message>
        <source>Instructions opened</source>
        <translation>Anleitung angesehen</translation>
    </message>
    <message>
        <source>It belongs to another study.</source>
        <translation>Sie gehört zu einer anderen Studie.</translation>
    </message>
    <message>
        <source>It cannot be read: {reason}.</source>
        <translation>Lesen nicht möglich: {reason}.</translation>
    </message>
    <message>
        <source>It cannot be written: {reason}.</source>
        <translation>Schreiben nicht möglich: {reason}.</translation>
    </message>
    <message>
        <source>It could not be saved: {reason}.</source>
        <translation>Speichern nicht möglich: {reason}.</translation>
    </message>
    <message>
        <source>It has no designs yet.</source>
        <translation>Sie hat noch keine Designs.</translation>
    </message>
    <message>
        <source>It is another study now.</source>
        <translation>Es ist jetzt eine andere Studie.</translation>
    </message>
    <message>
        <source>It&apos;s still there.</source>
        <translation>Er ist noch da.</translation>
    </message>
    <message>
        <source>It&apos;s there, but a power cut could still undo it.</source>
        <translation>Sie ist da, aber ein Stromausfall könnte sie noch rückgängig machen.</translation>
    </message>
    <message>
        <source>It predicts {right:.0%} of the triplets it hasn&apos;t seen. {path}</source>
        <translation>Sie sagt {right:.0%} der Tripletts vorher, die sie nicht kennt. {path}</translation>
    </message>
    <message>
        <source>It was kept as it is.</source>
        <translation>Es blieb, wie es ist.</translation>
    </message>
    <message>
        <source>It was kept.</source>
        <translation>Sie wurde behalten.</translation>
    </message>
    <message>
        <source>It wasn&apos;t changed, and other sessions are not affected.</source>
        <translation>Sie wurde nicht geändert, und andere Sitzungen sind nicht betroffen.</translation>
    </message>
    <message>
        <source>It wasn&apos;t changed.</source>
        <translation>Es wurde nicht geändert.</translation>
    </message>
    <message>
        <source>It wasn&apos;t opened, and nothing was changed.</source>
        <translation>Es wurde nicht geöffnet, und nichts wurde geändert.</translation>
    </message>
    <message>
        <source>It wasn&apos;t opened.</source>
        <translation>Es wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>It wasn&apos;t touched.</source>
        <translation>Es wurde nicht angerührt.</translation>
    </message>
    <message>
        <source>Its annotator&apos;s sessions were erased from this study.</source>
        <translation>Die Sitzungen dieser Versuchsperson wurden endgültig aus dieser Studie gelöscht.</translation>
    </message>
    <message>
        <source>Its annotator&apos;s sessions were erased. Erase them again.</source>
        <translation>Die Sitzungen dieser Versuchsperson wurden endgültig gelöscht. Löschen Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>Its answers are safe.</source>
        <translation>Ihre Antworten sind sicher.</translation>
    </message>
    <message>
        <source>Its answers are safe. {nothing_started}</source>
        <translation>Ihre Antworten sind sicher. {nothing_started}</translation>
    </message>
    <message>
        <source>Its designs: {listed}.</source>
        <translation>Ihre Designs: {listed}.</translation>
    </message>
    <message>
        <source>Its designs: {names}.</source>
        <translation>Ihre Designs: {names}.</translation>
    </message>
    <message>
        <source>Its file is unchanged.</source>
        <translation>Seine Datei ist unverändert.</translation>
    </message>
    <message>
        <source>Its first row is empty.</source>
        <translation>Ihre erste Zeile ist leer.</translation>
    </message>
    <message>
        <source>Its first rows are used as they are, unproven.</source>
        <translation>Die ersten Zeilen werden unbewiesen so verwendet, wie sie sind.</translation>
    </message>
    <message>
        <source>Its name is not that of a session file.</source>
        <translation>Der Name ist nicht der einer Sitzungsdatei.</translation>
    </message>
    <message>
        <source>Its name is not the id of the session in it, {id}.</source>
        <translation>Ihr Name ist nicht die Kennung der Sitzung darin, {id}.</translation>
    </message>
    <message>
        <source>Keep backup and sync programs from writing into a study during a session.</source>
        <translation>Halten Sie Sicherungs- und Abgleichprogramme während einer Sitzung von der Studie fern.</translation>
    </message>
    <message>
        <source>Keep the rows of the images that the study has.</source>
        <translation>Behalten Sie nur die Zeilen der Bilder, die die Studie hat.</translation>
    </message>
    <message>
        <source>Available: {listed}. A study can add its own under `platforms`.</source>
        <translation>Vorhanden: {listed}. Eine Studie kann unter `platforms` eigene ergänzen.</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Labels from {file}</source>
        <translation>Labels aus {file}</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Leave it out, or export it from its own study.</source>
        <translation>Lassen Sie sie weg, oder exportieren Sie sie aus ihrer eigenen Studie.</translation>
    </message>
    <message>
        <source>Leave it out.</source>
        <translation>Lassen Sie sie weg.</translation>
    </message>
    <message>
        <source>Leave the truth out, or predict the designs of a study.</source>
        <translation>Lassen Sie die Wahrheit weg, oder sagen Sie die Designs einer Studie vorher.</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Rest</translation>
    </message>
    <message>
        <source>Less than the minimum.</source>
        <translation>Weniger als der Mindestlohn.</translation>
    </message>
    <message>
        <source>Allow shrinking</source>
        <translation>Verkleinern erlauben</translation>
    </message>
    <message>
        <source>Shrink on small displays</source>
        <translation>Auf kleinen Bildschirmen verkleinern</translation>
    </message>
    <message>
        <source>Remove the place from the question</source>
        <translation>Ort aus der Frage nehmen</translation>
    </message>
    <message>
        <source>Show the number in the question</source>
        <translation>Anzahl in der Frage zeigen</translation>
    </message>
    <message>
        <source>Look for a copy of it: in the backup, or at the station where it was answered.</source>
        <translation>Suchen Sie eine Kopie: in der Sicherung oder an der Station, an der geantwortet wurde.</translation>
    </message>
    <message>
        <source>Look for a quotation mark that is not closed, then try again.</source>
        <translation>Suchen Sie ein Anführungszeichen, das nicht geschlossen ist, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Finding out who is next</source>
        <translation>Wer als Nächstes dran ist</translation>
    </message>
    <message>
        <source>Lost rows: {rows}.</source>
        <translation>Verlorene Zeilen: {rows}.</translation>
    </message>
    <message>
        <source>Use fewer catch screens</source>
        <translation>Weniger Kontrolldurchgänge</translation>
    </message>
    <message>
        <source>Use fewer screens</source>
        <translation>Weniger Durchgänge</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>Haupt</translation>
    </message>
    <message>
        <source>Main screens</source>
        <translation>Hauptdurchgänge</translation>
    </message>
    <message>
        <source>Make it readable, then try again.</source>
        <translation>Machen Sie ihn lesbar und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Make it smaller, then add it again.</source>
        <translation>Verkleinern Sie das Bild und fügen Sie es erneut hinzu.</translation>
    </message>
    <message>
        <source>Make one on the Design page, or name a gallery design.</source>
        <translation>Legen Sie auf der Seite „Design“ eines an, oder nennen Sie ein Design der Galerie.</translation>
    </message>
    <message>
        <source>Make room and retry, save elsewhere, or quit and continue later.</source>
        <translation>Schaffen Sie Platz und versuchen Sie es erneut, speichern Sie anderswo, oder beenden Sie und machen Sie später weiter.</translation>
    </message>
    <message>
        <source>Make room for temporary files, or name a folder for them in TMPDIR.</source>
        <translation>Schaffen Sie Platz für temporäre Dateien, oder nennen Sie in TMPDIR einen Ordner dafür.</translation>
    </message>
    <message>
        <source>Make room or choose another place, then retry.</source>
        <translation>Schaffen Sie Platz oder wählen Sie einen anderen Ort, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Make room or choose another place, then save again.</source>
        <translation>Schaffen Sie Platz oder wählen Sie einen anderen Ort, und speichern Sie dann erneut.</translation>
    </message>
    <message>
        <source>Make room or choose another place, then try again.</source>
        <translation>Schaffen Sie Platz oder wählen Sie einen anderen Ort, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Make text readable</source>
        <translation>Text lesbar machen</translation>
    </message>
    <message>
        <source>Make that folder writable, or name another one in {variable}.</source>
        <translation>Machen Sie diesen Ordner beschreibbar, oder nennen Sie in {variable} einen anderen.</translation>
    </message>
    <message>
        <source>Create the folder or choose another place.</source>
        <translation>Legen Sie den Ordner an oder wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>Make the folder writable, then try again.</source>
        <translation>Geben Sie sich Schreibrechte für den Ordner und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Make the probe as large as a cell</source>
        <translation>Referenzbild so groß wie ein Feld machen</translation>
    </message>
    <message>
        <source>Making the demo study</source>
        <translation>Demostudie wird angelegt</translation>
    </message>
    <message>
        <source>Measured from {count} answered screens on</source>
        <translation>Gemessen ab {count} beantworteten Durchgängen</translation>
    </message>
    <message>
        <source>Memory probably ran out. Ask for fewer images or dimensions, or use one worker.</source>
        <translation>Wahrscheinlich reichte der Speicher nicht. Nehmen Sie weniger Bilder oder Dimensionen, oder einen Prozess.</translation>
    </message>
    <message>
        <source>Move it away, or put the file itself in its place.</source>
        <translation>Verschieben Sie das an einen anderen Ort, oder legen Sie die Datei selbst dorthin.</translation>
    </message>
    <message>
        <source>Move it away, or put the folder itself in its place.</source>
        <translation>Verschieben Sie das an einen anderen Ort, oder legen Sie den Ordner selbst dorthin.</translation>
    </message>
    <message>
        <source>Move the probe away from the grid</source>
        <translation>Referenzbild vom Raster wegrücken</translation>
    </message>
    <message>
        <source>Move the study to a folder with a shorter path.</source>
        <translation>Verschieben Sie die Studie in einen Ordner mit kürzerem Pfad.</translation>
    </message>
    <message>
        <source>Name a new or empty folder.</source>
        <translation>Nennen Sie einen neuen oder leeren Ordner.</translation>
    </message>
    <message>
        <source>Name a folder with --into.</source>
        <translation>Nennen Sie mit --into einen Ordner.</translation>
    </message>
    <message>
        <source>Name each design once.</source>
        <translation>Nennen Sie jedes Design einmal.</translation>
    </message>
    <message>
        <source>Name three columns anchor, near and far, or head, winner and loser.</source>
        <translation>Nennen Sie drei Spalten anchor, near und far, oder head, winner und loser.</translation>
    </message>
    <message>
        <source>Name one of them.</source>
        <translation>Nennen Sie nur eine davon.</translation>
    </message>
    <message>
        <source>A platform id was not sealed for this publication and session.</source>
        <translation>Eine Kennung der Plattform wurde nicht für diese Veröffentlichung und Sitzung versiegelt.</translation>
    </message>
    <message>
        <source>Ask for fewer numbers, or set another station number on this machine.</source>
        <translation>Verlangen Sie weniger Nummern, oder stellen Sie auf diesem Rechner eine andere Stationsnummer ein.</translation>
    </message>
    <message>
        <source>/annotator/weights: not one for each axis</source>
        <translation>/annotator/weights: nicht eines für jede Achse</translation>
    </message>
    <message>
        <source>1 image wasn&apos;t found and is drawn as a dot: {listed}.</source>
        <translation>1 Bild wurde nicht gefunden und ist als Punkt gezeichnet: {listed}.</translation>
    </message>
    <message>
        <source>Change the note, or export without --notes.</source>
        <translation>Ändern Sie die Notiz oder exportieren Sie ohne --notes.</translation>
    </message>
    <message>
        <source>Changing the code</source>
        <translation>Der Code wird geändert</translation>
    </message>
    <message>
        <source>Check the file, or name another --format.</source>
        <translation>Prüfen Sie die Datei, oder nennen Sie ein anderes --format.</translation>
    </message>
    <message>
        <source>Choose two from 1 to {dims}.</source>
        <translation>Wählen Sie zwei von 1 bis {dims}.</translation>
    </message>
    <message>
        <source>Compare the session with the platform&apos;s list.</source>
        <translation>Vergleichen Sie die Sitzung mit der Liste der Plattform.</translation>
    </message>
    <message>
        <source>Copy it from the machine that published, beside the folder and not into it.</source>
        <translation>Kopieren Sie ihn vom Rechner, der veröffentlicht hat, neben den Ordner und nicht hinein.</translation>
    </message>
    <message>
        <source>Counts again: {count}.</source>
        <translation>Zählt wieder: {count}.</translation>
    </message>
    <message>
        <source>Each session has the old code or the new one, with every answer.</source>
        <translation>Jede Sitzung hat den alten oder den neuen Code, mit allen Antworten.</translation>
    </message>
    <message>
        <source>Drawing the map</source>
        <translation>Karte wird gezeichnet</translation>
    </message>
    <message>
        <source>Finish or stop it there first, then resume it here.</source>
        <translation>Beenden oder unterbrechen Sie sie erst dort, dann setzen Sie sie hier fort.</translation>
    </message>
    <message>
        <source>Fit it with --bootstrap 50, or leave the colours out.</source>
        <translation>Berechnen Sie sie mit --bootstrap 50 oder lassen Sie die Farben weg.</translation>
    </message>
    <message>
        <source>Found by name, with another content than the map was fitted to: {listed}.</source>
        <translation>Nach dem Namen gefunden, mit anderem Inhalt als bei der Berechnung der Karte: {listed}.</translation>
    </message>
    <message>
        <source>Give the images labels, then fit the map again, or leave the colours out.</source>
        <translation>Geben Sie den Bildern Labels und berechnen Sie die Karte neu, oder lassen Sie die Farben weg.</translation>
    </message>
    <message>
        <source>Install it with: pip install “gridlab[web]”.</source>
        <translation>Installieren Sie es mit: pip install „gridlab[web]“.</translation>
    </message>
    <message>
        <source>Fit it again with `gridlab embed`.</source>
        <translation>Erzeugen Sie sie neu mit `gridlab embed`.</translation>
    </message>
    <message>
        <source>Give another code.</source>
        <translation>Geben Sie einen anderen Code an.</translation>
    </message>
    <message>
        <source>/exclusion/rule: no rule or decision</source>
        <translation>/exclusion/rule: weder Regel noch Entscheidung</translation>
    </message>
    <message>
        <source>/exclusion/screen: a screen of another session</source>
        <translation>/exclusion/screen: ein Durchgang einer anderen Sitzung</translation>
    </message>
    <message>
        <source>/exclusion/screen: not what the rule marks</source>
        <translation>/exclusion/screen: nicht das, was die Regel markiert</translation>
    </message>
    <message>
        <source>/exclusion/value: a limit of a decision</source>
        <translation>/exclusion/value: ein Grenzwert einer Entscheidung</translation>
    </message>
    <message>
        <source>/exclusion: a mark that the answers do not bear out</source>
        <translation>/exclusion: eine Markierung, die die Antworten nicht bestätigen</translation>
    </message>
    <message>
        <source>0 or 1</source>
        <translation>0 oder 1</translation>
    </message>
    <message>
        <source>A screen is submitted after {seconds:g} s. People who need longer are cut off, which WCAG 2.2 (2.2.1) allows only where time is what you measure.</source>
        <translation>Ein Durchgang wird nach {seconds:g} s abgesendet. Wer länger braucht, wird unterbrochen. WCAG 2.2 (2.2.1) erlaubt das nur, wo Sie gerade die Zeit messen.</translation>
    </message>
    <message>
        <source>Address of the page</source>
        <translation>Adresse der Seite</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>Agreement with oneself on repeat screens: 1 the same, 0 by chance.</source>
        <translation>Übereinstimmung mit sich selbst in Wiederholungen: 1 gleich, 0 zufällig.</translation>
    </message>
    <message>
        <source>Agreement with the others on shared screens: 1 the same, 0 by chance.</source>
        <translation>Übereinstimmung mit den anderen in gemeinsamen Durchgängen: 1 gleich, 0 zufällig.</translation>
    </message>
    <message>
        <source>Agreement κ</source>
        <translation>κ andere</translation>
    </message>
    <message>
        <source>Annotators can read the codes in this page&apos;s source. Approve after comparing with what was collected (collect --submissions), or use the sink serve.</source>
        <translation>Die Codes stehen lesbar im Quelltext der Seite. Bestätigen Sie erst nach dem Vergleich mit den gesammelten Sitzungen (collect --submissions), oder nehmen Sie das Ziel serve.</translation>
    </message>
    <message>
        <source>Another program has given out the numbers meanwhile.</source>
        <translation>Ein anderes Programm hat die Nummern inzwischen vergeben.</translation>
    </message>
    <message>
        <source>Answered, without practice.</source>
        <translation>Beantwortet, ohne Übung.</translation>
    </message>
    <message>
        <source>Answers stay with the annotator as a download, until they hand the file in.</source>
        <translation>Die Antworten bleiben als Datei bei der Versuchsperson, bis sie die Datei abgibt.</translation>
    </message>
    <message>
        <source>Ask for at least as many numbers as links.</source>
        <translation>Verlangen Sie mindestens so viele Nummern wie Links.</translation>
    </message>
    <message>
        <source>Ask for fewer dimensions, or choose another method.</source>
        <translation>Verlangen Sie weniger Dimensionen, oder wählen Sie ein anderes Verfahren.</translation>
    </message>
    <message>
        <source>Catch screens</source>
        <translation>Kontrolldurchgänge</translation>
    </message>
    <message>
        <source>Catch screens passed.</source>
        <translation>Bestandene Kontrolldurchgänge.</translation>
    </message>
    <message>
        <source>Answer to the question “enjoyment”: 1 very unpleasant, 5 very pleasant.</source>
        <translation>Antwort auf die Frage „enjoyment“: 1 sehr unangenehm, 5 sehr angenehm.</translation>
    </message>
    <message>
        <source>Bringing the session back</source>
        <translation>Die Sitzung wird zurückgeholt</translation>
    </message>
    <message>
        <source>Check that it is the study that was published.</source>
        <translation>Prüfen Sie, ob es die veröffentlichte Studie ist.</translation>
    </message>
    <message>
        <source>CloudResearch Connect</source>
        <translation>CloudResearch Connect</translation>
    </message>
    <message>
        <source>Code: {when}</source>
        <translation>Code: {when}</translation>
    </message>
    <message>
        <source>Collecting answers</source>
        <translation>Antworten werden eingesammelt</translation>
    </message>
    <message>
        <source>Command that hands the page out</source>
        <translation>Befehl, der die Seite ausliefert</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Connect: Project link (Connect adds its ids)</source>
        <translation>Connect: Projektlink; Connect ergänzt seine Kennungen selbst</translation>
    </message>
    <message>
        <source>Copy to the server</source>
        <translation>Auf den Server kopieren</translation>
    </message>
    <message>
        <source>Copy {name} from the machine that published to {folder}.</source>
        <translation>Kopieren Sie {name} vom veröffentlichenden Rechner nach {folder}.</translation>
    </message>
    <message>
        <source>Declined to take part</source>
        <translation>Teilnahme abgelehnt</translation>
    </message>
    <message>
        <source>Display or browser doesn&apos;t fit</source>
        <translation>Bildschirm oder Browser passt nicht</translation>
    </message>
    <message>
        <source>Give features of the images, or choose another method.</source>
        <translation>Geben Sie Merkmale der Bilder an, oder wählen Sie ein anderes Verfahren.</translation>
    </message>
    <message>
        <source>Decided (UTC)</source>
        <translation>Entschieden (UTC)</translation>
    </message>
    <message>
        <source>Exclusions are ignored here until their rules are locked, so that no rule is chosen by its error. Lock them with: gridlab exclude {study} --lock</source>
        <translation>Ausschlüsse zählen hier erst, wenn ihre Regeln festgelegt sind, damit keine Regel nach ihrem Fehler gewählt wird. Festlegen mit: gridlab exclude {study} --lock</translation>
    </message>
    <message>
        <source>Exclusions are ignored until their rules are locked.</source>
        <translation>Ausschlüsse zählen erst, wenn ihre Regeln festgelegt sind.</translation>
    </message>
    <message>
        <source>Guess score</source>
        <translation>Rateanteil</translation>
    </message>
    <message>
        <source>How likely so uneven a choice of places is by chance. The flag allows for many people.</source>
        <translation>Wie wahrscheinlich eine so ungleiche Wahl der Stellen zufällig ist. Die Markierung berücksichtigt, wie viele Personen es sind.</translation>
    </message>
    <message>
        <source>Import those of one purpose.</source>
        <translation>Importieren Sie die eines einzigen Zwecks.</translation>
    </message>
    <message>
        <source>It does not belong to the published page.</source>
        <translation>Das gehört nicht zur veröffentlichten Seite.</translation>
    </message>
    <message>
        <source>It is missing.</source>
        <translation>Das fehlt.</translation>
    </message>
    <message>
        <source>It is not as it was published.</source>
        <translation>Das ist nicht so, wie es veröffentlicht wurde.</translation>
    </message>
    <message>
        <source>JATOS</source>
        <translation>JATOS</translation>
    </message>
    <message>
        <source>JATOS: Import Study</source>
        <translation>JATOS: Import Study</translation>
    </message>
    <message>
        <source>Enjoyed</source>
        <translation>Gefallen</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Auffällig</translation>
    </message>
    <message>
        <source>Call the column “Participant id” or “Submission id”.</source>
        <translation>Nennen Sie die Spalte „Participant id“ oder „Submission id“.</translation>
    </message>
    <message>
        <source>Export the results of the study from JATOS, with their data.</source>
        <translation>Exportieren Sie die Ergebnisse der Studie aus JATOS mit ihren Daten.</translation>
    </message>
    <message>
        <source>Leave it out, or let it count again on the Sessions page.</source>
        <translation>Lassen Sie sie weg oder lassen Sie sie auf der Seite „Sitzungen“ wieder zählen.</translation>
    </message>
    <message>
        <source>Personal links</source>
        <translation>Persönliche Links</translation>
    </message>
    <message>
        <source>Make room or choose another place, then publish again.</source>
        <translation>Schaffen Sie Platz oder wählen Sie einen anderen Ort, und veröffentlichen Sie dann noch einmal.</translation>
    </message>
    <message>
        <source>Make the study&apos;s folder writable, then try again.</source>
        <translation>Geben Sie sich Schreibrechte für den Ordner der Studie und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Measuring how people answered</source>
        <translation>Antworten werden geprüft</translation>
    </message>
    <message>
        <source>Name a folder that doesn&apos;t exist yet.</source>
        <translation>Nennen Sie einen Ordner, den es noch nicht gibt.</translation>
    </message>
    <message>
        <source>Name the folder of the inbox, or the files that you downloaded.</source>
        <translation>Nennen Sie den Ordner des Eingangs oder die heruntergeladenen Dateien.</translation>
    </message>
    <message>
        <source>Median time of a screen. Marked where it is much faster than others of this design.</source>
        <translation>Mittlere Zeit eines Durchgangs (Median). Markiert, wo sie viel kürzer ist als bei anderen dieses Designs.</translation>
    </message>
    <message>
        <source>Moving the session aside</source>
        <translation>Die Sitzung wird beiseitegelegt</translation>
    </message>
    <message>
        <source>Neither was changed. The log may hold changes that are not in the session.</source>
        <translation>Keines von beiden wurde geändert. Das Protokoll kann Änderungen enthalten, die nicht in der Sitzung sind.</translation>
    </message>
    <message>
        <source>No answer is saved yet</source>
        <translation>Noch ist keine Antwort gespeichert</translation>
    </message>
    <message>
        <source>Without catch screens you can&apos;t tell careless people from those who see it differently.</source>
        <translation>Ohne Kontrolldurchgänge lässt sich Nachlässigkeit nicht von einer anderen Sicht unterscheiden.</translation>
    </message>
    <message>
        <source>No code was taken.</source>
        <translation>Kein Code wurde übernommen.</translation>
    </message>
    <message>
        <source>No copy can be made in {folder}: {reason}.</source>
        <translation>In {folder} lässt sich keine Kopie anlegen: {reason}.</translation>
    </message>
    <message>
        <source>No dask scheduler answers at {address}: {error}.</source>
        <translation>Bei {address} antwortet kein dask-Scheduler: {error}.</translation>
    </message>
    <message>
        <source>No design can be predicted.</source>
        <translation>Kein Design kann vorhergesagt werden.</translation>
    </message>
    <message>
        <source>No file was changed.</source>
        <translation>Keine Datei wurde geändert.</translation>
    </message>
    <message>
        <source>No backup folder is set.</source>
        <translation>Kein Sicherungsordner ist gewählt.</translation>
    </message>
    <message>
        <source>No label changed.</source>
        <translation>Kein Label wurde geändert.</translation>
    </message>
    <message>
        <source>No number can be given to a session: {reason}.</source>
        <translation>Keine Nummer lässt sich an eine Sitzung vergeben: {reason}.</translation>
    </message>
    <message>
        <source>No numbers can be given to the page: {reason}.</source>
        <translation>Der Seite können keine Nummern gegeben werden: {reason}.</translation>
    </message>
    <message>
        <source>No platform is called {key!r}.</source>
        <translation>Keine Plattform heißt {key!r}.</translation>
    </message>
    <message>
        <source>No prediction of {design} reaches this error.</source>
        <translation>Keine Vorhersage von {design} erreicht diesen Fehler.</translation>
    </message>
    <message>
        <source>No repeat screens</source>
        <translation>Keine Wiederholungsdurchgänge</translation>
    </message>
    <message>
        <source>No row of {path} matches an image. Row {number}, {name}: {problem}.</source>
        <translation>Keine Zeile von {path} passt zu einem Bild. Zeile {number}, {name}: {problem}.</translation>
    </message>
    <message>
        <source>No session files were found there.</source>
        <translation>Dort wurden keine Sitzungsdateien gefunden.</translation>
    </message>
    <message>
        <source>No session has the code {code}.</source>
        <translation>Keine Sitzung hat den Code {code}.</translation>
    </message>
    <message>
        <source>No session was changed.</source>
        <translation>Keine Sitzung wurde geändert.</translation>
    </message>
    <message>
        <source>No session was started, so that no number is used twice.</source>
        <translation>Keine Sitzung wurde begonnen, damit keine Nummer zweimal vergeben wird.</translation>
    </message>
    <message>
        <source>No session was started.</source>
        <translation>Keine Sitzung wurde begonnen.</translation>
    </message>
    <message>
        <source>Without shared screens you can&apos;t measure how well annotators agree.</source>
        <translation>Ohne gemeinsame Durchgänge lässt sich nicht messen, wie gut Versuchspersonen übereinstimmen.</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>Nicht begonnen</translation>
    </message>
    <message>
        <source>Problems in {count} of {files}. Nothing was changed.</source>
        <translation>Probleme in {count} von {files}. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Not everything of {annotator} could be erased: {reason}.</source>
        <translation>Nicht alles von {annotator} konnte gelöscht werden: {reason}.</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgeschlossen</translation>
    </message>
    <message>
        <source>Not exported as voided: {count}.</source>
        <translation>Nicht exportiert, da ungültig: {count}.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Noted.</source>
        <translation>Notiert.</translation>
    </message>
    <message>
        <source>Nothing in it was changed.</source>
        <translation>Darin wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Nothing in it was written.</source>
        <translation>Nichts darin wurde geschrieben.</translation>
    </message>
    <message>
        <source>Nothing is deleted. Exports, costs and maps leave it out.</source>
        <translation>Nichts wird gelöscht. In Exporten, Kosten und Karten zählt sie nicht.</translation>
    </message>
    <message>
        <source>Nothing is recorded.</source>
        <translation>Nichts wird aufgezeichnet.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Nothing was collected.</source>
        <translation>Es wurde nichts eingesammelt.</translation>
    </message>
    <message>
        <source>Nothing was erased.</source>
        <translation>Nichts wurde gelöscht.</translation>
    </message>
    <message>
        <source>Nothing was lost.</source>
        <translation>Nichts ging verloren.</translation>
    </message>
    <message>
        <source>Nothing was opened.</source>
        <translation>Nichts wurde geöffnet.</translation>
    </message>
    <message>
        <source>Nothing was published.</source>
        <translation>Nichts wurde veröffentlicht.</translation>
    </message>
    <message>
        <source>Nothing was put in its place.</source>
        <translation>Nichts wurde an die Stelle gesetzt.</translation>
    </message>
    <message>
        <source>Nothing was simulated.</source>
        <translation>Nichts wurde simuliert.</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Nothing was written: the file is as the other program left it.</source>
        <translation>Nichts wurde geschrieben: Die Datei ist, wie das andere Programm sie hinterließ.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>1 image on the session&apos;s screens is not as in the study: {told}.</source>
        <translation>1 Bild auf den Durchgängen der Sitzung ist anders als in der Studie: {told}.</translation>
    </message>
    <message>
        <source>{count} images on the session&apos;s screens are not as in the study: {told}.</source>
        <translation>{count} Bilder auf den Durchgängen der Sitzung sind anders als in der Studie: {told}.</translation>
    </message>
    <message>
        <source>Of {code} were removed: {count}, and {copies} in the backup.</source>
        <translation>Von {code} wurden entfernt: {count}, dazu {copies} in der Sicherung.</translation>
    </message>
    <message>
        <source>On Debian or Ubuntu: sudo apt-get install {system_packages}</source>
        <translation>Unter Debian oder Ubuntu: sudo apt-get install {system_packages}</translation>
    </message>
    <message>
        <source>On a phone: {reason}</source>
        <translation>Auf einem Telefon: {reason}</translation>
    </message>
    <message>
        <source>On this design&apos;s own held-out screens: {screens:,} in all, draws from {least:.3f} to {most:.3f}. It flatters big grids, so compare designs by the expected error.</source>
        <translation>An zurückgehaltenen Durchgängen dieses Designs: {screens:,} im Ganzen, Ziehungen von {least:.3f} bis {most:.3f}. Große Raster schneiden dabei besser ab. Vergleichen Sie Designs nach dem erwarteten Fehler.</translation>
    </message>
    <message>
        <source>On {size} the probe is {stands}, because the display is taller than wide. The question says {said}.</source>
        <translation>Auf {size} steht das Referenzbild {stands}, weil der Bildschirm höher als breit ist. Die Frage sagt {said}.</translation>
    </message>
    <message>
        <source>One of: {listed}.</source>
        <translation>Zur Wahl stehen: {listed}.</translation>
    </message>
    <message>
        <source>Only 1 repeat screen</source>
        <translation>Nur 1 Wiederholungsdurchgang</translation>
    </message>
    <message>
        <source>Only {repeats} repeat screens</source>
        <translation>Nur {repeats} Wiederholungsdurchgänge</translation>
    </message>
    <message>
        <source>Open a study&apos;s folder, or make one with “gridlab new”.</source>
        <translation>Öffnen Sie den Ordner einer Studie, oder legen Sie mit „gridlab new“ eine an.</translation>
    </message>
    <message>
        <source>Open it in a photo program and export it as JPEG, PNG or TIFF.</source>
        <translation>Öffnen Sie es in einem Fotoprogramm und exportieren Sie es als JPEG, PNG oder TIFF.</translation>
    </message>
    <message>
        <source>Open the page and save the image itself, not the page.</source>
        <translation>Öffnen Sie die Seite und speichern Sie das Bild selbst, nicht die Seite.</translation>
    </message>
    <message>
        <source>Opening {study}</source>
        <translation>{study} wird geöffnet</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Own server</source>
        <translation>Eigener Server</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Passing all by guessing: {chance:.2%}</source>
        <translation>Alle durch Raten bestehen: {chance:.2%}</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Per 1,000</source>
        <translation>Pro 1.000</translation>
    </message>
    <message>
        <source>Pilot</source>
        <translation>Pilot</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>Platform ids are only taken over https, so {url} gives sessions without them.</source>
        <translation>Kennungen der Plattform werden nur über https übernommen. {url} ergibt also Sitzungen ohne sie.</translation>
    </message>
    <message>
        <source>Please answer this question.</source>
        <translation>Bitte beantworten Sie diese Frage.</translation>
    </message>
    <message>
        <source>Please choose one.</source>
        <translation>Bitte wählen Sie eine Antwort.</translation>
    </message>
    <message>
        <source>Please enter a number.</source>
        <translation>Bitte geben Sie eine Zahl ein.</translation>
    </message>
    <message>
        <source>Please send the report to the people who look after GridLab.</source>
        <translation>Bitte schicken Sie den Bericht an die Personen, die GridLab betreuen.</translation>
    </message>
    <message>
        <source>Please use at most {most:,} characters.</source>
        <translation>Bitte verwenden Sie höchstens {most:,} Zeichen.</translation>
    </message>
    <message>
        <source>Connect its disk, or choose another folder in the settings.</source>
        <translation>Schließen Sie den Datenträger an, oder wählen Sie in den Einstellungen einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Position p</source>
        <translation>p Position</translation>
    </message>
    <message>
        <source>Positions are saved as .csv or .h5, not {suffix}.</source>
        <translation>Positionen werden als .csv oder .h5 gespeichert, nicht {suffix}.</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Übung</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Prolific</source>
        <translation>Prolific</translation>
    </message>
    <message>
        <source>Prolific: Study link (choose “I&apos;ll use URL parameters”)</source>
        <translation>Prolific: Study link; wählen Sie „I&apos;ll use URL parameters“</translation>
    </message>
    <message>
        <source>PsiZ file</source>
        <translation>PsiZ-Datei</translation>
    </message>
    <message>
        <source>PsiZ observations</source>
        <translation>PsiZ-Beobachtungen</translation>
    </message>
    <message>
        <source>Psych-DS folder</source>
        <translation>Psych-DS-Ordner</translation>
    </message>
    <message>
        <source>Publish again.</source>
        <translation>Veröffentlichen Sie noch einmal.</translation>
    </message>
    <message>
        <source>Published {design} with {numbers:,} numbers, {size:.1f} MB: {path}</source>
        <translation>{design} ist mit {numbers:,} Nummern veröffentlicht, {size:.1f} MB: {path}</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>Publishing on the web needs the package “cryptography”, which is not installed.</source>
        <translation>Das Veröffentlichen im Web braucht das Paket „cryptography“, das nicht installiert ist.</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>Replace it with a backup.</source>
        <translation>Ersetzen Sie sie durch eine Sicherung.</translation>
    </message>
    <message>
        <source>Put the file itself there instead of a link.</source>
        <translation>Legen Sie die Datei selbst dorthin statt einer Verknüpfung.</translation>
    </message>
    <message>
        <source>Put the file that was published with this folder beside it.</source>
        <translation>Legen Sie die Datei daneben, die mit diesem Ordner veröffentlicht wurde.</translation>
    </message>
    <message>
        <source>Put the files into the linked folder and make a new study from it.</source>
        <translation>Legen Sie die Dateien in den verknüpften Ordner und machen Sie daraus eine neue Studie.</translation>
    </message>
    <message>
        <source>Put the original files back. GridLab never replaces one image with another.</source>
        <translation>Legen Sie die Originaldateien zurück. GridLab ersetzt nie ein Bild durch ein anderes.</translation>
    </message>
    <message>
        <source>Qt can&apos;t be loaded: {error}.</source>
        <translation>Qt lässt sich nicht laden: {error}.</translation>
    </message>
    <message>
        <source>Raise the reward</source>
        <translation>Vergütung erhöhen</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>{count} read in full: all sound.</source>
        <translation>{count} vollständig gelesen: alle einwandfrei.</translation>
    </message>
    <message>
        <source>Reload the study, then make your change again.</source>
        <translation>Laden Sie die Studie neu und ändern Sie dann noch einmal.</translation>
    </message>
    <message>
        <source>Reading answers</source>
        <translation>Antworten werden gelesen</translation>
    </message>
    <message>
        <source>Reading it broke the HDF5 library or took too much memory, so it is refused.</source>
        <translation>Beim Lesen brach die HDF5-Bibliothek ab oder brauchte zu viel Speicher. Die Datei wird deshalb abgelehnt.</translation>
    </message>
    <message>
        <source>Reading it took longer than {seconds:.0f} s, so it is refused.</source>
        <translation>Das Lesen dauerte länger als {seconds:.0f} s. Die Datei wird deshalb abgelehnt.</translation>
    </message>
    <message>
        <source>Reading labels</source>
        <translation>Labels werden gelesen</translation>
    </message>
    <message>
        <source>Reading the answers</source>
        <translation>Antworten werden gelesen</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Recover it first, or merge a sound copy.</source>
        <translation>Stellen Sie sie zuerst wieder her, oder führen Sie eine einwandfreie Kopie ein.</translation>
    </message>
    <message>
        <source>Recovering answers</source>
        <translation>Antworten werden wiederhergestellt</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Bemerkungen</translation>
    </message>
    <message>
        <source>Remove the label</source>
        <translation>Label entfernen</translation>
    </message>
    <message>
        <source>Rename it.</source>
        <translation>Benennen Sie die Datei um.</translation>
    </message>
    <message>
        <source>Rename it. Allowed: {design}.</source>
        <translation>Benennen Sie es um. Erlaubt: {design}.</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Wiederholung</translation>
    </message>
    <message>
        <source>Repeat screens</source>
        <translation>Wiederholungsdurchgänge</translation>
    </message>
    <message>
        <source>Repeat {wanted} screens</source>
        <translation>{wanted} Durchgänge wiederholen</translation>
    </message>
    <message>
        <source>Repeat κ</source>
        <translation>Wdh.-κ</translation>
    </message>
    <message>
        <source>Restoring from the backup</source>
        <translation>Aus der Sicherung zurückholen</translation>
    </message>
    <message>
        <source>Resume it, or start a new one.</source>
        <translation>Setzen Sie sie fort, oder beginnen Sie eine neue.</translation>
    </message>
    <message>
        <source>Resume it.</source>
        <translation>Setzen Sie sie fort.</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Fortgesetzt</translation>
    </message>
    <message>
        <source>Reward</source>
        <translation>Vergütung</translation>
    </message>
    <message>
        <source>Row {at} of the {what} is not as it must be: {error}.</source>
        <translation>{what}, Zeile {at}, ist nicht, wie sie sein muss: {error}.</translation>
    </message>
    <message>
        <source>Row {number} of the keys file {path} is not a code with its names.</source>
        <translation>Zeile {number} der Schlüsseldatei {path} ist kein Code mit seinen Namen.</translation>
    </message>
    <message>
        <source>Rule or decision</source>
        <translation>Regel oder Entscheidung</translation>
    </message>
    <message>
        <source>Rule {number} is already undone.</source>
        <translation>Regel {number} ist schon zurückgenommen.</translation>
    </message>
    <message>
        <source>Run `gridlab open {folder}` and show where its images are.</source>
        <translation>Führen Sie `gridlab open {folder}` aus und zeigen Sie, wo die Bilder liegen.</translation>
    </message>
    <message>
        <source>Run it on a desktop, or without a window: gridlab demo --headless.</source>
        <translation>Führen Sie es auf einem Desktop aus, oder ohne Fenster: gridlab demo --headless.</translation>
    </message>
    <message>
        <source>Run or simulate sessions first.</source>
        <translation>Führen Sie zuerst Sitzungen durch, oder simulieren Sie welche.</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>SONA</source>
        <translation>SONA</translation>
    </message>
    <message>
        <source>SONA: Study URL</source>
        <translation>SONA: Study URL</translation>
    </message>
    <message>
        <source>SNaCK makes one map of answers and features, and no features were given.</source>
        <translation>SNaCK macht eine Karte aus Antworten und Merkmalen, und es sind keine Merkmale angegeben.</translation>
    </message>
    <message>
        <source>A map can&apos;t be called {name}.</source>
        <translation>Eine Karte kann nicht {name} heißen.</translation>
    </message>
    <message>
        <source>Add or undo rules all the same: it is exported as decided after the lock.</source>
        <translation>Sie können trotzdem Regeln hinzufügen oder zurücknehmen: Im Export steht, dass es nach dem Festlegen entschieden wurde.</translation>
    </message>
    <message>
        <source>Another server is using the inbox {folder}.</source>
        <translation>Ein anderer Server benutzt den Eingang {folder}.</translation>
    </message>
    <message>
        <source>Answers cannot be stored: {why}. None that was acknowledged is lost.</source>
        <translation>Antworten können nicht gespeichert werden: {why}. Keine bestätigte ist verloren.</translation>
    </message>
    <message>
        <source> Only {ways} different regroupings exist.</source>
        <translation> Es gibt nur {ways} verschiedene Aufteilungen.</translation>
    </message>
    <message>
        <source>1 image moved farther than chance explains and is marked.</source>
        <translation>1 Bild hat sich weiter bewegt, als Zufall erklärt, und ist markiert.</translation>
    </message>
    <message>
        <source>Block {number}</source>
        <translation>Block {number}</translation>
    </message>
    <message>
        <source>Answers that came are stored.</source>
        <translation>Eingegangene Antworten sind gespeichert.</translation>
    </message>
    <message>
        <source>Choose another one with --inbox.</source>
        <translation>Wählen Sie mit --inbox einen anderen.</translation>
    </message>
    <message>
        <source>Colours and shapes</source>
        <translation>Farben und Formen</translation>
    </message>
    <message>
        <source>Compare maps that share images.</source>
        <translation>Vergleichen Sie Karten mit gemeinsamen Bildern.</translation>
    </message>
    <message>
        <source>Comparing maps</source>
        <translation>Karten werden verglichen</translation>
    </message>
    <message>
        <source>Designs {one} and {other}</source>
        <translation>Designs {one} und {other}</translation>
    </message>
    <message>
        <source>Give the study&apos;s folder, or export the dataset with `--thumbnails`.</source>
        <translation>Geben Sie den Ordner der Studie an, oder exportieren Sie den Datensatz mit `--thumbnails`.</translation>
    </message>
    <message>
        <source>Export the study first: `gridlab export STUDY -o OUT.h5`.</source>
        <translation>Exportieren Sie die Studie zuerst: `gridlab export STUDY -o OUT.h5`.</translation>
    </message>
    <message>
        <source>Groups {one} and {other}</source>
        <translation>Gruppen {one} und {other}</translation>
    </message>
    <message>
        <source>Install it with `pip install &quot;gridlab[snack]&quot;`, or fit another method.</source>
        <translation>Installieren Sie es mit `pip install &quot;gridlab[snack]&quot;`, oder wählen Sie ein anderes Verfahren.</translation>
    </message>
    <message>
        <source>Keeping the map</source>
        <translation>Karte wird behalten</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Festlegung</translation>
    </message>
    <message>
        <source>Looking up the screens</source>
        <translation>Durchgänge werden nachgeschlagen</translation>
    </message>
    <message>
        <source>Name the study, or the folder that holds the images.</source>
        <translation>Nennen Sie die Studie oder den Ordner mit den Bildern.</translation>
    </message>
    <message>
        <source>Install them with: pip install &quot;gridlab[web]&quot;.</source>
        <translation>Installieren Sie sie mit: pip install &quot;gridlab[web]&quot;.</translation>
    </message>
    <message>
        <source>It goes on, and nothing was changed.</source>
        <translation>Er läuft weiter, und nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Make it writable or choose another one with --inbox.</source>
        <translation>Machen Sie ihn beschreibbar, oder wählen Sie mit --inbox einen anderen.</translation>
    </message>
    <message>
        <source>Make room or use a backup of it, or choose another one with --inbox.</source>
        <translation>Schaffen Sie Platz, nehmen Sie eine Sicherung davon, oder wählen Sie mit --inbox einen anderen.</translation>
    </message>
    <message>
        <source>Nothing was started.</source>
        <translation>Es wurde nichts gestartet.</translation>
    </message>
    <message>
        <source>Publish again, or copy the whole folder once more.</source>
        <translation>Veröffentlichen Sie noch einmal, oder kopieren Sie den ganzen Ordner erneut.</translation>
    </message>
    <message>
        <source>Publish it with `--sink serve` to have its answers taken here.</source>
        <translation>Veröffentlichen Sie sie mit `--sink serve`, damit ihre Antworten hier ankommen.</translation>
    </message>
    <message>
        <source>Reading the map</source>
        <translation>Karte wird gelesen</translation>
    </message>
    <message>
        <source>Maps of random halves of the same people ({count} draws) share {low:.0%} to {high:.0%}.</source>
        <translation>Karten zufälliger Hälften derselben Personen ({count} Ziehungen) teilen {low:.0%} bis {high:.0%}.</translation>
    </message>
    <message>
        <source>No image moved farther than chance.</source>
        <translation>Kein Bild hat sich weiter bewegt als durch Zufall.</translation>
    </message>
    <message>
        <source>SNaCK on more than {exact:,} images makes maps of at most {most} dimensions, not {dims}.</source>
        <translation>SNaCK macht bei mehr als {exact:,} Bildern Karten mit höchstens {most} Dimensionen, nicht {dims}.</translation>
    </message>
    <message>
        <source>SNaCK on more than {most:,} images needs openTSNE, which is not installed.</source>
        <translation>SNaCK braucht bei mehr als {most:,} Bildern openTSNE, das nicht installiert ist.</translation>
    </message>
    <message>
        <source>Same cells in a row</source>
        <translation>Gleiche Felder in Folge</translation>
    </message>
    <message>
        <source>Save a picture of it as PNG or JPEG.</source>
        <translation>Speichern Sie ein Bild daraus als PNG oder JPEG.</translation>
    </message>
    <message>
        <source>Save it as CSV from a spreadsheet program. It sets quotation marks correctly.</source>
        <translation>Speichern Sie sie aus einer Tabellenkalkulation als CSV. Sie setzt Anführungszeichen richtig.</translation>
    </message>
    <message>
        <source>Save it as CSV in UTF-8. Spreadsheets call this “CSV UTF-8”.</source>
        <translation>Speichern Sie sie als CSV in UTF-8. Tabellenprogramme nennen das „CSV UTF-8“.</translation>
    </message>
    <message>
        <source>Save it as PNG or JPEG, or install Pillow from PyPI.</source>
        <translation>Speichern Sie es als PNG oder JPEG, oder installieren Sie Pillow von PyPI.</translation>
    </message>
    <message>
        <source>Save it as PNG or JPEG.</source>
        <translation>Speichern Sie es als PNG oder JPEG.</translation>
    </message>
    <message>
        <source>Save it as PNG or TIFF.</source>
        <translation>Speichern Sie es als PNG oder TIFF.</translation>
    </message>
    <message>
        <source>Save it as PNG, or as TIFF with 8 bits per channel.</source>
        <translation>Speichern Sie es als PNG oder als TIFF mit 8 Bit je Kanal.</translation>
    </message>
    <message>
        <source>Save it as PNG, or as TIFF with LZW compression.</source>
        <translation>Speichern Sie es als PNG oder als TIFF mit LZW-Kompression.</translation>
    </message>
    <message>
        <source>Save it as PNG, or as TIFF with interleaved channels.</source>
        <translation>Speichern Sie es als PNG oder als TIFF mit verschachtelten Kanälen.</translation>
    </message>
    <message>
        <source>Save it as PNG, or as ordinary TIFF.</source>
        <translation>Speichern Sie es als PNG oder als gewöhnliches TIFF.</translation>
    </message>
    <message>
        <source>Save it as UTF-8 without a byte-order mark.</source>
        <translation>Speichern Sie sie als UTF-8 ohne Byte-Reihenfolge-Marke.</translation>
    </message>
    <message>
        <source>Save the pictures that you need as PNG or JPEG.</source>
        <translation>Speichern Sie die benötigten Bilder als PNG oder JPEG.</translation>
    </message>
    <message>
        <source>Save the sheet as a PDF, which has pages.</source>
        <translation>Speichern Sie den Kontaktbogen als PDF, das Seiten hat.</translation>
    </message>
    <message>
        <source>Saving the decision</source>
        <translation>Die Entscheidung wird gespeichert</translation>
    </message>
    <message>
        <source>Saving the list</source>
        <translation>Die Liste wird gespeichert</translation>
    </message>
    <message>
        <source>Saving the note</source>
        <translation>Die Notiz wird gespeichert</translation>
    </message>
    <message>
        <source>State the source of the figures.</source>
        <translation>Nennen Sie die Quelle der Angaben.</translation>
    </message>
    <message>
        <source>Update instructions</source>
        <translation>Anleitung aktualisieren</translation>
    </message>
    <message>
        <source>Say {placeholder}</source>
        <translation>{placeholder} schreiben</translation>
    </message>
    <message>
        <source>Use {right}</source>
        <translation>{right} verwenden</translation>
    </message>
    <message>
        <source>Use “framed”</source>
        <translation>„gerahmt“ verwenden</translation>
    </message>
    <message>
        <source>Use “{words}”</source>
        <translation>„{words}“ verwenden</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Durchgang</translation>
    </message>
    <message>
        <source>Screens</source>
        <translation>Durchgänge</translation>
    </message>
    <message>
        <source>Screens answered</source>
        <translation>Durchgänge</translation>
    </message>
    <message>
        <source>Fix this, then try again.</source>
        <translation>Beheben Sie das und wiederholen Sie den Schritt.</translation>
    </message>
    <message>
        <source>Fix this, then publish again.</source>
        <translation>Beheben Sie das und veröffentlichen Sie dann noch einmal.</translation>
    </message>
    <message>
        <source>Fix this, then start again.</source>
        <translation>Beheben Sie das und beginnen Sie dann noch einmal.</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Session {id} belongs to another study.</source>
        <translation>Die Sitzung {id} gehört zu einer anderen Studie.</translation>
    </message>
    <message>
        <source>Session {id} has no screen {screen}.</source>
        <translation>Sitzung {id} hat keinen Durchgang {screen}.</translation>
    </message>
    <message>
        <source>Session {id} has answers, so it is not moved aside.</source>
        <translation>Sitzung {id} hat Antworten und wird deshalb nicht beiseitegelegt.</translation>
    </message>
    <message>
        <source>Check that it is the right file, or use a backup of it.</source>
        <translation>Prüfen Sie, ob es die richtige Datei ist, oder nehmen Sie eine Sicherung davon.</translation>
    </message>
    <message>
        <source>Checking the page</source>
        <translation>Die Seite wird geprüft</translation>
    </message>
    <message>
        <source>Choose another one with --port, or stop what uses it.</source>
        <translation>Wählen Sie mit --port einen anderen, oder beenden Sie, was ihn benutzt.</translation>
    </message>
    <message>
        <source>Choose from the codes in `.annotators.code`.</source>
        <translation>Wählen Sie aus den Codes in `.annotators.code`.</translation>
    </message>
    <message>
        <source>Counting which images met</source>
        <translation>Begegnungen der Bilder werden gezählt</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Zählt</translation>
    </message>
    <message>
        <source>Estimating what more screens would bring</source>
        <translation>Schätzung, was mehr Durchgänge bringen</translation>
    </message>
    <message>
        <source>Give screens on which some images were chosen and others not.</source>
        <translation>Geben Sie Durchgänge an, in denen einige Bilder gewählt wurden und andere nicht.</translation>
    </message>
    <message>
        <source>Its screens are 0 to {last}, counting every one from 0.</source>
        <translation>Ihre Durchgänge sind 0 bis {last}, alle von 0 an gezählt.</translation>
    </message>
    <message>
        <source>Checking the backup</source>
        <translation>Sicherung wird angesehen</translation>
    </message>
    <message>
        <source>More screens still pay.</source>
        <translation>Mehr Durchgänge lohnen sich noch.</translation>
    </message>
    <message>
        <source>More screens would hardly help.</source>
        <translation>Mehr Durchgänge brächten kaum etwas.</translation>
    </message>
    <message>
        <source>No backup: choose a second place in the settings.</source>
        <translation>Keine Sicherung: Wählen Sie in den Einstellungen einen zweiten Ort.</translation>
    </message>
    <message>
        <source>No session is backed up yet.</source>
        <translation>Noch keine Sitzung ist gesichert.</translation>
    </message>
    <message>
        <source>Nobody counts the sessions of this page: each draws one of {numbers:,} numbers. So images aren&apos;t shown equally often, and a number may come twice. Personal links (--links) or another sink keep the balance.</source>
        <translation>Niemand zählt die Sitzungen dieser Seite: Jede zieht eine von {numbers:,} Nummern. Bilder erscheinen daher nicht gleich oft, und eine Nummer kann zweimal kommen. Persönliche Links (--links) oder ein anderes Ziel erhalten das Gleichgewicht.</translation>
    </message>
    <message>
        <source>Nothing is backed up yet in {folder}.</source>
        <translation>In {folder} ist noch nichts gesichert.</translation>
    </message>
    <message>
        <source>Open the study that it was published from, or choose its own folder.</source>
        <translation>Öffnen Sie die Studie, aus der sie veröffentlicht wurde, oder wählen Sie deren Ordner.</translation>
    </message>
    <message>
        <source>Blocks {one} and {other}</source>
        <translation>Blöcke {one} und {other}</translation>
    </message>
    <message>
        <source>Its first row names the columns: code,group,design,station. {found}</source>
        <translation>Die erste Zeile nennt die Spalten: code,group,design,station. {found}</translation>
    </message>
    <message>
        <source>No code can be proposed: {reason}.</source>
        <translation>Es kann kein Code vorgeschlagen werden: {reason}.</translation>
    </message>
    <message>
        <source>Name the folder that `gridlab publish` made.</source>
        <translation>Nennen Sie den Ordner, den `gridlab publish` angelegt hat.</translation>
    </message>
    <message>
        <source>Reading the list of skipped files</source>
        <translation>Die Liste übersprungener Dateien wird gelesen</translation>
    </message>
    <message>
        <source>Give the file this ending.</source>
        <translation>Geben Sie der Datei diese Endung.</translation>
    </message>
    <message>
        <source>Look at them on the Data page, with the purpose Simulated.</source>
        <translation>Sehen Sie sie auf der Seite „Daten“ an, mit dem Zweck Simuliert.</translation>
    </message>
    <message>
        <source>On the same held-out screens, none of them excluded: {excluding:.4f} without what is excluded, {including:.4f} with it.</source>
        <translation>An denselben zurückgehaltenen Durchgängen, keiner ausgeschlossen: {excluding:.4f} ohne das Ausgeschlossene, {including:.4f} damit.</translation>
    </message>
    <message>
        <source>Session {id} has no screens that count.</source>
        <translation>Sitzung {id} hat keine Durchgänge, die zählen.</translation>
    </message>
    <message>
        <source>Session {id} is named twice, by files that differ.</source>
        <translation>Sitzung {id} ist zweimal genannt, mit verschiedenen Dateien.</translation>
    </message>
    <message>
        <source>Session {id} is voided ({reason}).</source>
        <translation>Sitzung {id} ist ungültig ({reason}).</translation>
    </message>
    <message>
        <source>Session {id} shows images that the study doesn&apos;t have: {listed}.</source>
        <translation>Sitzung {id} zeigt Bilder, die die Studie nicht hat: {listed}.</translation>
    </message>
    <message>
        <source>Session {id} was erased from this study and is never exported.</source>
        <translation>Die Sitzung {id} wurde endgültig aus dieser Studie gelöscht und wird nie exportiert.</translation>
    </message>
    <message>
        <source>Session {name} is a {purpose} session, not a {wanted} one.</source>
        <translation>Die Sitzung {name} hat den Zweck {purpose}, nicht {wanted}.</translation>
    </message>
    <message>
        <source>Session {name} is {status}. Only complete and partial sessions are exported.</source>
        <translation>Die Sitzung {name} ist {status}. Exportiert werden nur vollständige und teilweise Sitzungen.</translation>
    </message>
    <message>
        <source>Session {session}, number {number}: {what} ({complete} complete of {started} started, {all} numbers)</source>
        <translation>Sitzung {session}, Nummer {number}: {what} ({complete} von {started} begonnenen vollständig, {all} Nummern)</translation>
    </message>
    <message>
        <source>Set `replacement_percent` to less than 100.</source>
        <translation>Setzen Sie `replacement_percent` auf weniger als 100.</translation>
    </message>
    <message>
        <source>Set another station number on this machine.</source>
        <translation>Stellen Sie auf diesem Rechner eine andere Stationsnummer ein.</translation>
    </message>
    <message>
        <source>Set the feedback of the design to none, or let nobody answer again afterwards.</source>
        <translation>Schalten Sie die Rückmeldung des Designs aus, oder lassen Sie danach niemanden noch einmal antworten.</translation>
    </message>
    <message>
        <source>Set {accent}</source>
        <translation>{accent} setzen</translation>
    </message>
    <message>
        <source>Set {away} px</source>
        <translation>{away} px setzen</translation>
    </message>
    <message>
        <source>Set {cell_size} px</source>
        <translation>{cell_size} px setzen</translation>
    </message>
    <message>
        <source>Set {fewer}</source>
        <translation>{fewer} setzen</translation>
    </message>
    <message>
        <source>Set {ground}</source>
        <translation>{ground} setzen</translation>
    </message>
    <message>
        <source>Set {least} px</source>
        <translation>{least} px setzen</translation>
    </message>
    <message>
        <source>Set {left}</source>
        <translation>{left} setzen</translation>
    </message>
    <message>
        <source>Set {most} px</source>
        <translation>{most} px setzen</translation>
    </message>
    <message>
        <source>Set {reward}</source>
        <translation>{reward} setzen</translation>
    </message>
    <message>
        <source>Set {wanted}</source>
        <translation>{wanted} setzen</translation>
    </message>
    <message>
        <source>Several sessions have ids that begin with {name}.</source>
        <translation>Mehrere Sitzungen haben Kennungen, die mit {name} beginnen.</translation>
    </message>
    <message>
        <source>Several workers of the cluster died of the same simulation.</source>
        <translation>Mehrere Prozesse des Clusters sind an derselben Simulation gescheitert.</translation>
    </message>
    <message>
        <source>Add shared screens</source>
        <translation>Gemeinsame Durchgänge hinzufügen</translation>
    </message>
    <message>
        <source>Add {wanted} shared screens</source>
        <translation>{wanted} gemeinsame Durchgänge hinzufügen</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Gemeinsam</translation>
    </message>
    <message>
        <source>Show images at their own size</source>
        <translation>Bilder in eigener Größe zeigen</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Gezeigt</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>Simuliert</translation>
    </message>
    <message>
        <source>Simulated annotators answer {share:.1f} % of them both ways.</source>
        <translation>Simulierte Versuchspersonen beantworten {share:.1f} % davon auf beide Arten.</translation>
    </message>
    <message>
        <source>Simulated: {count}.</source>
        <translation>Simuliert: {count}.</translation>
    </message>
    <message>
        <source>Simulating sessions</source>
        <translation>Sitzungen werden simuliert</translation>
    </message>
    <message>
        <source>Simulating studies</source>
        <translation>Studien werden simuliert</translation>
    </message>
    <message>
        <source>Simulating was stopped.</source>
        <translation>Das Simulieren wurde angehalten.</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Etwas anderes</translation>
    </message>
    <message>
        <source>Something went wrong: {what}</source>
        <translation>Etwas ging schief: {what}</translation>
    </message>
    <message>
        <source>Space shows or hides its line</source>
        <translation>Leertaste zeigt oder verbirgt die Linie</translation>
    </message>
    <message>
        <source>Start a new one.</source>
        <translation>Beginnen Sie eine neue.</translation>
    </message>
    <message>
        <source>Start it again and repeat the command.</source>
        <translation>Starten Sie ihn wieder und wiederholen Sie den Befehl.</translation>
    </message>
    <message>
        <source>Start one without --resume.</source>
        <translation>Beginnen Sie eine ohne --resume.</translation>
    </message>
    <message>
        <source>Start workers, then repeat the command.</source>
        <translation>Starten Sie Prozesse und wiederholen Sie dann den Befehl.</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Started (UTC)</source>
        <translation>Beginn (UTC)</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Station {station} has used all its {station_size:,} numbers for this design.</source>
        <translation>Station {station} hat alle {station_size:,} Nummern für dieses Design vergeben.</translation>
    </message>
    <message>
        <source>Station {station} has {left:,} numbers left for this design. The page needs {count:,}.</source>
        <translation>Station {station} hat für dieses Design noch {left:,} Nummern. Die Seite braucht {count:,}.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Still found in: {names}.</source>
        <translation>Noch gefunden in: {names}.</translation>
    </message>
    <message>
        <source>Stop it first, or choose another inbox with --inbox.</source>
        <translation>Beenden Sie ihn zuerst, oder wählen Sie mit --inbox einen anderen Eingang.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Strengthen the accent colour</source>
        <translation>Akzentfarbe kräftiger machen</translation>
    </message>
    <message>
        <source>Studies and sessions are not affected.</source>
        <translation>Studien und Sitzungen sind nicht betroffen.</translation>
    </message>
    <message>
        <source>Studies are not affected.</source>
        <translation>Studien sind nicht betroffen.</translation>
    </message>
    <message>
        <source>Study archive</source>
        <translation>Studienarchiv</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Abgesendet</translation>
    </message>
    <message>
        <source>Tablets in the lab</source>
        <translation>Tablets im Labor</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>The answers are not affected.</source>
        <translation>Die Antworten sind nicht betroffen.</translation>
    </message>
    <message>
        <source>The answers in {name} cannot be read: {why}.</source>
        <translation>Die Antworten in {name} können nicht gelesen werden: {why}.</translation>
    </message>
    <message>
        <source>The archive {name} has no study_result_N/comp-result_N/data.txt.</source>
        <translation>Das Archiv {name} hat kein study_result_N/comp-result_N/data.txt.</translation>
    </message>
    <message>
        <source>The backup in {folder} isn&apos;t available and still has the old code. The next backup changes it.</source>
        <translation>Die Sicherung in {folder} ist gerade nicht da und hat noch den alten Code. Die nächste Sicherung ändert ihn.</translation>
    </message>
    <message>
        <source>The backup in {folder} isn&apos;t available right now.</source>
        <translation>Die Sicherung in {folder} ist gerade nicht erreichbar.</translation>
    </message>
    <message>
        <source>The backup in {folder} isn&apos;t available right now. Connect it and erase again.</source>
        <translation>Die Sicherung in {folder} ist gerade nicht erreichbar. Schließen Sie sie an und löschen Sie noch einmal.</translation>
    </message>
    <message>
        <source>The backup in {place} cannot be written: {reason}.</source>
        <translation>Die Sicherung in {place} kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>The backup still has the old code: {why}</source>
        <translation>Die Sicherung hat noch den alten Code: {why}</translation>
    </message>
    <message>
        <source>The budget {budget} is not an amount of money.</source>
        <translation>Das Budget {budget} ist kein Geldbetrag.</translation>
    </message>
    <message>
        <source>The cluster at {address} has no workers.</source>
        <translation>Der Cluster bei {address} hat keine Prozesse.</translation>
    </message>
    <message>
        <source>The cluster is gone: it has no workers left.</source>
        <translation>Der Cluster ist weg: Er hat keine Prozesse mehr.</translation>
    </message>
    <message>
        <source>The code could not be changed everywhere: {reason}.</source>
        <translation>Der Code konnte nicht überall geändert werden: {reason}.</translation>
    </message>
    <message>
        <source>The code is already {code}.</source>
        <translation>Der Code ist schon {code}.</translation>
    </message>
    <message>
        <source>The dataset has no annotator {code}.</source>
        <translation>Der Datensatz hat keine Versuchsperson {code}.</translation>
    </message>
    <message>
        <source>The dataset was written, but /{path} reads back differently. Don&apos;t trust this disk.</source>
        <translation>Der Datensatz wurde geschrieben, aber /{path} liest sich anders zurück. Diesem Datenträger ist nicht zu trauen.</translation>
    </message>
    <message>
        <source>The design is as it was.</source>
        <translation>Das Design ist, wie es war.</translation>
    </message>
    <message>
        <source>The design {name!r} yields no triplets: it has no main or shared screen.</source>
        <translation>Das Design {name!r} bringt keine Tripletts: Es hat keinen Hauptdurchgang und keinen gemeinsamen.</translation>
    </message>
    <message>
        <source>The design {name} cannot be read, so it cannot be renamed here.</source>
        <translation>Das Design {name} kann nicht gelesen und deshalb hier nicht umbenannt werden.</translation>
    </message>
    <message>
        <source>The design {name} has pilot or main sessions.</source>
        <translation>Das Design {name} hat Pilot- oder Hauptsitzungen.</translation>
    </message>
    <message>
        <source>The design {stem} could not be removed: {reason}.</source>
        <translation>Das Design {stem} konnte nicht gelöscht werden: {reason}.</translation>
    </message>
    <message>
        <source>The design {stem} could not be renamed: {reason}.</source>
        <translation>Das Design {stem} konnte nicht umbenannt werden: {reason}.</translation>
    </message>
    <message>
        <source>This display ({width}×{height} pixels) is too small for the design. Use one of at least {wide}×{high} pixels, or let the design shrink.</source>
        <translation>Dieser Bildschirm ({width}×{height} Pixel) ist zu klein für das Design. Nehmen Sie einen mit mindestens {wide}×{high} Pixeln, oder lassen Sie das Design schrumpfen.</translation>
    </message>
    <message>
        <source>The error is already where people disagree with each other.</source>
        <translation>Der Fehler liegt schon dort, wo Personen einander widersprechen.</translation>
    </message>
    <message>
        <source>The features are the same for every image.</source>
        <translation>Die Merkmale sind für alle Bilder gleich.</translation>
    </message>
    <message>
        <source>The fee table {name} cannot be read: {strerror}.</source>
        <translation>Die Gebührentabelle {name} kann nicht gelesen werden: {strerror}.</translation>
    </message>
    <message>
        <source>The fees of {name} are {days} days old (as of {as_of}). Check them.</source>
        <translation>Die Gebühren von {name} sind {days} Tage alt (Stand {as_of}). Prüfen Sie sie.</translation>
    </message>
    <message>
        <source>The fees of {name} have no date. Check them on its own page.</source>
        <translation>Die Gebühren von {name} haben kein Datum. Prüfen Sie sie auf der Seite der Plattform.</translation>
    </message>
    <message>
        <source>The file of session numbers {path} is damaged.</source>
        <translation>Die Datei der Sitzungsnummern {path} ist beschädigt.</translation>
    </message>
    <message>
        <source>The file of {name} cannot be read, so it could not be brought back.</source>
        <translation>Die Datei von {name} kann nicht gelesen werden und ließe sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>The file of {name} cannot be read, so it is left alone.</source>
        <translation>Die Datei von {name} kann nicht gelesen werden und bleibt unangetastet.</translation>
    </message>
    <message>
        <source>The file was not changed.</source>
        <translation>Die Datei wurde nicht geändert.</translation>
    </message>
    <message>
        <source>The file {name} cannot be read. {what}</source>
        <translation>Die Datei {name} kann nicht gelesen werden. {what}</translation>
    </message>
    <message>
        <source>The file {name} cannot be read: {reason}.</source>
        <translation>Die Datei {name} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>The file {name} {told}.</source>
        <translation>Die Datei {name} {told}.</translation>
    </message>
    <message>
        <source>The backup folder {folder} doesn&apos;t exist.</source>
        <translation>Den Sicherungsordner {folder} gibt es nicht.</translation>
    </message>
    <message>
        <source>The folder {folder} can&apos;t be read: it isn&apos;t a folder but {kind}.</source>
        <translation>Der Ordner {folder} kann nicht gelesen werden: Er ist kein Ordner, sondern {kind}.</translation>
    </message>
    <message>
        <source>The folder {folder} can&apos;t be read: {reason}.</source>
        <translation>Der Ordner {folder} ist nicht einsehbar: {reason}.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made: {reason}.</source>
        <translation>Der Ordner {folder} kann nicht angelegt werden: {reason}.</translation>
    </message>
    <message>
        <source>The folder {folder} could not be made: {reason}.</source>
        <translation>Der Ordner {folder} konnte nicht angelegt werden: {reason}.</translation>
    </message>
    <message>
        <source>The font {name} that ships with GridLab cannot be loaded.</source>
        <translation>Die Schrift {name}, die mit GridLab kommt, lässt sich nicht laden.</translation>
    </message>
    <message>
        <source>The gallery has no design {name}.</source>
        <translation>Die Galerie hat kein Design {name}.</translation>
    </message>
    <message>
        <source>The image cannot be read: {reason}.</source>
        <translation>Das Bild ist nicht lesbar: {reason}.</translation>
    </message>
    <message>
        <source>The image folder {folder} cannot be read: {reason}.</source>
        <translation>Der Bilderordner {folder} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>The image is missing.</source>
        <translation>Das Bild fehlt.</translation>
    </message>
    <message>
        <source>The image is not the one that the study was made with.</source>
        <translation>Das Bild ist nicht das, mit dem die Studie angelegt wurde.</translation>
    </message>
    <message>
        <source>The image is refused: {reason}.</source>
        <translation>Das Bild wird abgelehnt: {reason}.</translation>
    </message>
    <message>
        <source>The image name {shown} leads out of the image folder.</source>
        <translation>Der Bildname {shown} führt aus dem Bilderordner hinaus.</translation>
    </message>
    <message>
        <source>The image {name} is refused: {reason}.</source>
        <translation>Das Bild {name} wird abgelehnt: {reason}.</translation>
    </message>
    <message>
        <source>The images are linked, and this machine doesn&apos;t know where they are.</source>
        <translation>Die Bilder sind verknüpft, und dieser Rechner weiß nicht, wo sie sind.</translation>
    </message>
    <message>
        <source>The images are where they were.</source>
        <translation>Die Bilder sind, wo sie waren.</translation>
    </message>
    <message>
        <source>The images of this map have no labels.</source>
        <translation>Die Bilder dieser Karte haben keine Labels.</translation>
    </message>
    <message>
        <source>The images of this study are linked, not copied in.</source>
        <translation>Die Bilder dieser Studie sind verknüpft, nicht hineinkopiert.</translation>
    </message>
    <message>
        <source>The images that the study had are not affected.</source>
        <translation>Die Bilder, die die Studie schon hatte, sind nicht betroffen.</translation>
    </message>
    <message>
        <source>The inbox {folder} cannot be used: {reason}.</source>
        <translation>Der Eingang {folder} kann nicht benutzt werden: {reason}.</translation>
    </message>
    <message>
        <source>The inbox {folder} is that of another publication.</source>
        <translation>Der Eingang {folder} gehört zu einer anderen Veröffentlichung.</translation>
    </message>
    <message>
        <source>The inbox {name} cannot be opened: {why}.</source>
        <translation>Der Eingang {name} kann nicht geöffnet werden: {why}.</translation>
    </message>
    <message>
        <source>The instructions still say {reason}</source>
        <translation>In der Anleitung steht noch {reason}</translation>
    </message>
    <message>
        <source>The journal of {name} cannot be kept aside: {reason}.</source>
        <translation>Das Journal von {name} kann nicht beiseitegelegt werden: {reason}.</translation>
    </message>
    <message>
        <source>The journal of {name} cannot be read: {reason}.</source>
        <translation>Das Journal von {name} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>The keys file {path} does not begin with {listed}.</source>
        <translation>Die Schlüsseldatei {path} beginnt nicht mit {listed}.</translation>
    </message>
    <message>
        <source>The list of codes names designs that the study does not have: {listed}.</source>
        <translation>Die Liste der Codes nennt Designs, die die Studie nicht hat: {listed}.</translation>
    </message>
    <message>
        <source>The list plans {other} for {annotator}, and {design} shows people their own answers at the end.</source>
        <translation>Die Liste sieht {other} für {annotator} vor, und {design} zeigt Personen am Ende ihre eigenen Antworten.</translation>
    </message>
    <message>
        <source>The lock stays: main sessions were started under these rules.</source>
        <translation>Die Regeln bleiben festgelegt: Hauptsitzungen wurden unter ihnen begonnen.</translation>
    </message>
    <message>
        <source>The map has {dims} axes. Axis {axis} isn&apos;t one of them.</source>
        <translation>Die Karte hat {dims} Achsen. Achse {axis} gehört nicht dazu.</translation>
    </message>
    <message>
        <source>The map is drawn: {name}.</source>
        <translation>Die Karte ist gezeichnet: {name}.</translation>
    </message>
    <message>
        <source>The map is kept as {name}.</source>
        <translation>Die Karte ist als {name} behalten.</translation>
    </message>
    <message>
        <source>The map of {count:,} screens is fitted.</source>
        <translation>Die Karte aus {count:,} Durchgängen ist berechnet.</translation>
    </message>
    <message>
        <source>The map was written, but reads back differently. Don&apos;t trust this disk.</source>
        <translation>Die Karte wurde geschrieben, liest sich aber anders zurück. Diesem Datenträger ist nicht zu trauen.</translation>
    </message>
    <message>
        <source>The maps share {share:.0%} of their shape.</source>
        <translation>Die Karten teilen {share:.0%} ihrer Form.</translation>
    </message>
    <message>
        <source>The median time for a screen.</source>
        <translation>Der Median der Zeit für einen Durchgang.</translation>
    </message>
    <message>
        <source>The note about session {id} holds an e-mail address or a platform id.</source>
        <translation>Die Notiz zu Sitzung {id} enthält eine E-Mail-Adresse oder die Kennung einer Plattform.</translation>
    </message>
    <message>
        <source>The note is removed.</source>
        <translation>Die Notiz ist entfernt.</translation>
    </message>
    <message>
        <source>The old code is kept in keys.csv alone.</source>
        <translation>Der alte Code steht nur noch in keys.csv.</translation>
    </message>
    <message>
        <source>The original stays.</source>
        <translation>Das Original bleibt.</translation>
    </message>
    <message>
        <source>The page could not be written to {folder}: {reason}.</source>
        <translation>Die Seite konnte nicht nach {folder} geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>The page in {folder} is not as it was published: {path}: {what:clause}.</source>
        <translation>Die Seite in {folder} ist nicht so, wie sie veröffentlicht wurde: {path}: {what:clause}.</translation>
    </message>
    <message>
        <source>The page in {folder} sends its answers elsewhere.</source>
        <translation>Die Seite in {folder} schickt ihre Antworten woandershin.</translation>
    </message>
    <message>
        <source>The path of the session {name} has {length:,} bytes. SQLite opens at most {longest:,}.</source>
        <translation>Der Pfad der Sitzung {name} hat {length:,} Byte. SQLite öffnet höchstens {longest:,}.</translation>
    </message>
    <message>
        <source>The place of the backup can&apos;t be reached.</source>
        <translation>Der Ort der Sicherung ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The private key of the publication is not on this machine, so platform ids stay sealed.</source>
        <translation>Der private Schlüssel der Veröffentlichung ist nicht auf diesem Rechner. Kennungen der Plattform bleiben deshalb versiegelt.</translation>
    </message>
    <message>
        <source>The private key {path} is not that of the publication.</source>
        <translation>Der private Schlüssel {path} ist nicht der dieser Veröffentlichung.</translation>
    </message>
    <message>
        <source>The question says {said}, but the probe is {stands}.</source>
        <translation>Die Frage sagt {said}, aber das Referenzbild steht {stands}.</translation>
    </message>
    <message>
        <source>The result archive {name} is damaged or not one of JATOS.</source>
        <translation>Das Ergebnisarchiv {name} ist beschädigt oder keines von JATOS.</translation>
    </message>
    <message>
        <source>The result archive {name} unpacks to more than is allowed.</source>
        <translation>Das Ergebnisarchiv {name} ist entpackt größer als erlaubt.</translation>
    </message>
    <message>
        <source>The reward pays {wage} per hour. {name} {word} {rule}.</source>
        <translation>Die Vergütung ergibt {wage} pro Stunde. {name} {word} {rule}.</translation>
    </message>
    <message>
        <source>The rules are locked since {day}.</source>
        <translation>Die Regeln sind seit {day} festgelegt.</translation>
    </message>
    <message>
        <source>The screen {display} cannot be reached.</source>
        <translation>Der Bildschirm {display} ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The server cannot listen on {host}, port {port}: {reason}.</source>
        <translation>Der Server kann nicht auf {host}, Port {port} lauschen: {reason}.</translation>
    </message>
    <message>
        <source>The session file {name} is damaged or not a session: {why}.</source>
        <translation>Die Sitzungsdatei {name} ist beschädigt oder keine Sitzung: {why}.</translation>
    </message>
    <message>
        <source>The session was finished in the meantime.</source>
        <translation>Die Sitzung wurde inzwischen beendet.</translation>
    </message>
    <message>
        <source>The session is back.</source>
        <translation>Die Sitzung ist wieder da.</translation>
    </message>
    <message>
        <source>The session is moved aside. Its number stays used.</source>
        <translation>Die Sitzung ist beiseitegelegt. Ihre Nummer bleibt verbraucht.</translation>
    </message>
    <message>
        <source>The session is not in its own file: {reason}.</source>
        <translation>Die Sitzung steht nicht in ihrer eigenen Datei: {reason}.</translation>
    </message>
    <message>
        <source>The session {id} is damaged, so its code cannot be changed.</source>
        <translation>Die Sitzung {id} ist beschädigt, deshalb kann ihr Code nicht geändert werden.</translation>
    </message>
    <message>
        <source>The session {name} cannot be copied: {reason}.</source>
        <translation>Die Sitzung {name} kann nicht kopiert werden: {reason}.</translation>
    </message>
    <message>
        <source>The session {name} cannot be read: {reason}.</source>
        <translation>Die Sitzung {name} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>The session {name} can&apos;t continue: {reason}.</source>
        <translation>Die Sitzung {name} kann nicht weitergehen: {reason}.</translation>
    </message>
    <message>
        <source>The session {name} could not be moved: {reason}.</source>
        <translation>Die Sitzung {name} konnte nicht verschoben werden: {reason}.</translation>
    </message>
    <message>
        <source>The session {name} is being written by another window or program.</source>
        <translation>Die Sitzung {name} wird gerade von einem anderen Fenster oder Programm geschrieben.</translation>
    </message>
    <message>
        <source>The session {name} is being written on another machine or by another program.</source>
        <translation>Die Sitzung {name} wird auf einem anderen Rechner oder von einem anderen Programm geschrieben.</translation>
    </message>
    <message>
        <source>The session {path} cannot be read: {reason}.</source>
        <translation>Die Sitzung {path} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>The session {path} is larger than the allowed {limit_bytes:,} bytes.</source>
        <translation>Die Sitzung {path} ist größer als die erlaubten {limit_bytes:,} Byte.</translation>
    </message>
    <message>
        <source>The session&apos;s answers are safe.</source>
        <translation>Die Antworten der Sitzung sind sicher.</translation>
    </message>
    <message>
        <source>The sessions in the study are not affected.</source>
        <translation>Die Sitzungen in der Studie sind nicht betroffen.</translation>
    </message>
    <message>
        <source>The settings are refused: {fault}.</source>
        <translation>Die Einstellungen werden abgelehnt: {fault}.</translation>
    </message>
    <message>
        <source>The settings {path} cannot be changed: {reason}.</source>
        <translation>Die Einstellungen {path} lassen sich nicht ändern: {reason}.</translation>
    </message>
    <message>
        <source>The share of screens that a map of the others&apos; answers explains no better than guessing. People who see the images otherwise score high too.</source>
        <translation>Der Anteil der Durchgänge, den eine Karte aus den Antworten der anderen nicht besser erklärt als Raten. Auch wer die Bilder anders sieht, hat einen hohen Wert.</translation>
    </message>
    <message>
        <source>The sheet for the ethics board is a .pdf, not {name}.</source>
        <translation>Der Bogen für die Ethikkommission ist eine .pdf, nicht {name}.</translation>
    </message>
    <message>
        <source>The study already has a map {name}.</source>
        <translation>Die Studie hat schon eine Karte {name}.</translation>
    </message>
    <message>
        <source>The study no longer has {name}.</source>
        <translation>Die Studie hat {name} nicht mehr.</translation>
    </message>
    <message>
        <source>The study already has a design {name}.</source>
        <translation>Die Studie hat schon ein Design {name}.</translation>
    </message>
    <message>
        <source>The study has no design to price.</source>
        <translation>Die Studie hat kein Design, das sich berechnen lässt.</translation>
    </message>
    <message>
        <source>The study has no design {name}.</source>
        <translation>Die Studie hat kein Design {name}.</translation>
    </message>
    <message>
        <source>The study has no publication {id}.</source>
        <translation>Die Studie hat keine Veröffentlichung {id}.</translation>
    </message>
    <message>
        <source>The study has no session and no key of {annotator}.</source>
        <translation>Die Studie hat weder eine Sitzung noch einen Schlüssel von {annotator}.</translation>
    </message>
    <message>
        <source>The study no longer has this design. Its plan is the one in its latest session. No more of it will be bought.</source>
        <translation>Die Studie hat dieses Design nicht mehr. Der Plan ist der aus seiner letzten Sitzung. Mehr davon wird nicht gekauft.</translation>
    </message>
    <message>
        <source>The study has: {listed}. Choose with --purpose.</source>
        <translation>Die Studie hat: {listed}. Wählen Sie mit --purpose.</translation>
    </message>
    <message>
        <source>The study lets people start anew, and {design} shows them their own answers at the end.</source>
        <translation>Die Studie lässt Personen neu beginnen, und {design} zeigt ihnen am Ende ihre eigenen Antworten.</translation>
    </message>
    <message>
        <source>The study is in a shared folder. GridLab watches for {seconds} seconds whether another machine writes the session.</source>
        <translation>Die Studie liegt in einem gemeinsamen Ordner. GridLab beobachtet {seconds} Sekunden lang, ob ein anderer Rechner die Sitzung schreibt.</translation>
    </message>
    <message>
        <source>The study {folder} could not be made: {reason}.</source>
        <translation>Die Studie {folder} konnte nicht angelegt werden: {reason}.</translation>
    </message>
    <message>
        <source>The study {folder} could not be saved: {reason}.</source>
        <translation>Die Studie {folder} konnte nicht gespeichert werden: {reason}.</translation>
    </message>
    <message>
        <source>The study&apos;s disk can&apos;t be checked: {reason}.</source>
        <translation>Der Datenträger der Studie lässt sich nicht ansehen: {reason}.</translation>
    </message>
    <message>
        <source>The study&apos;s disk has {free:.1f} MB left. A session needs {needed:.0f} MB.</source>
        <translation>Auf dem Datenträger der Studie sind {free:.1f} MB frei. Eine Sitzung braucht {needed:.0f} MB.</translation>
    </message>
    <message>
        <source>The study&apos;s images are not on this machine, or not at {image_folder}.</source>
        <translation>Die Bilder der Studie sind nicht auf diesem Rechner, oder nicht in {image_folder}.</translation>
    </message>
    <message>
        <source>The time of each screen, from the first to the last. The line is the annotator&apos;s median.</source>
        <translation>Die Zeit jedes Durchgangs, vom ersten bis zum letzten. Die Linie ist der Median der Versuchsperson.</translation>
    </message>
    <message>
        <source>The true embedding has shape {shape}. It must be images × dimensions.</source>
        <translation>Die wahre Einbettung hat die Form {shape}. Sie muss Bilder × Dimensionen sein.</translation>
    </message>
    <message>
        <source>The true embedding has values that are not finite numbers.</source>
        <translation>Die wahre Einbettung hat Werte, die keine endlichen Zahlen sind.</translation>
    </message>
    <message>
        <source>The true embedding has {count} rows for {images} images.</source>
        <translation>Die wahre Einbettung hat {count} Zeilen für {images} Bilder.</translation>
    </message>
    <message>
        <source>Assumes {images:,} images scattered at random in {dims} dimensions, redrawn for each simulated study.</source>
        <translation>Nimmt {images:,} Bilder an, zufällig verteilt in {dims} Dimensionen, für jede simulierte Studie neu gezogen.</translation>
    </message>
    <message>
        <source>Assumes {images:,} images scattered around their labels in {dims} dimensions, redrawn for each simulated study.</source>
        <translation>Nimmt {images:,} Bilder an, verteilt um ihre Labels in {dims} Dimensionen, für jede simulierte Studie neu gezogen.</translation>
    </message>
    <message>
        <source>The two have fewer than {fewest} images in common.</source>
        <translation>Die beiden haben weniger als {fewest} Bilder gemeinsam.</translation>
    </message>
    <message>
        <source>The web shows no feedback at the end, although the design asks for it.</source>
        <translation>Im Web gibt es am Ende keine Rückmeldung: Was das Design dazu verlangt, entfällt.</translation>
    </message>
    <message>
        <source>The {what} begins with a byte-order mark.</source>
        <translation>{what} beginnt mit einer Byte-Reihenfolge-Marke.</translation>
    </message>
    <message>
        <source>The {what} cannot be read as CSV: {error}</source>
        <translation>{what} kann nicht als CSV gelesen werden: {error}</translation>
    </message>
    <message>
        <source>The {what} cannot be read: {reason}.</source>
        <translation>{what}: nicht lesbar ({reason}).</translation>
    </message>
    <message>
        <source>The {what} does not begin with the rows of a session.</source>
        <translation>{what} beginnt nicht mit den Zeilen einer Sitzung.</translation>
    </message>
    <message>
        <source>The {what} has a row of more than the allowed {most:,} characters.</source>
        <translation>{what}: Eine Zeile hat mehr als die erlaubten {most:,} Zeichen.</translation>
    </message>
    <message>
        <source>The {what} has more than the allowed {max_values:,} values.</source>
        <translation>{what} hat mehr als die erlaubten {max_values:,} Werte.</translation>
    </message>
    <message>
        <source>The {what} has more than {value:,} screens.</source>
        <translation>{what} hat mehr als {value:,} Durchgänge.</translation>
    </message>
    <message>
        <source>The {what} has no column with ids of participants or submissions. Its headings: {heads}.</source>
        <translation>{what}: keine Spalte mit Kennungen von Teilnehmenden oder Einreichungen. Überschriften: {heads}.</translation>
    </message>
    <message>
        <source>The {what} has no column “code”, or a column twice.</source>
        <translation>{what} hat keine Spalte „code“, oder eine Spalte zweimal.</translation>
    </message>
    <message>
        <source>The {what} is larger than the allowed {limit_bytes:,} bytes.</source>
        <translation>{what} ist größer als die erlaubten {limit_bytes:,} Byte.</translation>
    </message>
    <message>
        <source>The {what} is nested deeper than the allowed {max_depth} levels.</source>
        <translation>{what} ist tiefer verschachtelt als die erlaubten {max_depth} Ebenen.</translation>
    </message>
    <message>
        <source>The {what} is not JSON: {msg} in line {lineno}, column {colno}.</source>
        <translation>{what} ist kein JSON: {msg} in Zeile {lineno}, Spalte {colno}.</translation>
    </message>
    <message>
        <source>The {what} is not UTF-8 text: byte {start} does not belong.</source>
        <translation>{what} ist kein UTF-8-Text: Byte {start} gehört nicht dazu.</translation>
    </message>
    <message>
        <source>The {what} is refused: a value {why}.</source>
        <translation>{what} wird abgelehnt: Ein Wert {why}.</translation>
    </message>
    <message>
        <source>The {what} is refused: {path} is {day}, which is no day of the calendar.</source>
        <translation>{what} wird abgelehnt: {path} ist {day}, kein Tag des Kalenders.</translation>
    </message>
    <message>
        <source>The {what} is refused: {path} is {value}. {reason}.</source>
        <translation>{what} wird abgelehnt: {path} ist {value}. {reason}.</translation>
    </message>
    <message>
        <source>The {what} is refused: {path} {why}.</source>
        <translation>{what} wird abgelehnt: {path} {why}.</translation>
    </message>
    <message>
        <source>The {what} is refused: {problem}.</source>
        <translation>{what} wird abgelehnt: {problem}.</translation>
    </message>
    <message>
        <source>The {what} is refused: {told}.</source>
        <translation>{what} wird abgelehnt: {told}.</translation>
    </message>
    <message>
        <source>The {what} is refused: {told}; and {more} more.</source>
        <translation>{what} wird abgelehnt: {told}; und {more} weitere.</translation>
    </message>
    <message>
        <source>The {what} needs the keys format, version and platforms, and no others.</source>
        <translation>{what} braucht die Schlüssel format, version und platforms, und keine anderen.</translation>
    </message>
    <message>
        <source>The {what} {path} cannot be read: {reason}.</source>
        <translation>{what} {path}: Lesen nicht möglich, {reason}.</translation>
    </message>
    <message>
        <source>The {what} {path} could not be saved: {reason}.</source>
        <translation>{what} {path}: Speichern nicht möglich, {reason}.</translation>
    </message>
    <message>
        <source>The {what} {path} is larger than the allowed {limit_bytes:,} bytes.</source>
        <translation>{what} {path} ist größer als die erlaubten {limit_bytes:,} Byte.</translation>
    </message>
    <message>
        <source>The {what} {text!r} is not an amount of money.</source>
        <translation>{what} {text!r} ist kein Geldbetrag.</translation>
    </message>
    <message>
        <source>There are no answered screens to make a map of.</source>
        <translation>Es gibt keine beantworteten Durchgänge für eine Karte.</translation>
    </message>
    <message>
        <source>There are no answers yet.</source>
        <translation>Es gibt noch keine Antworten.</translation>
    </message>
    <message>
        <source>There are too many demo studies beside {wished}.</source>
        <translation>Neben {wished} liegen zu viele Demo-Studien.</translation>
    </message>
    <message>
        <source>A session file {name} already exists.</source>
        <translation>Eine Sitzungsdatei {name} gibt es schon.</translation>
    </message>
    <message>
        <source>There is no design to predict.</source>
        <translation>Es gibt kein Design für eine Vorhersage.</translation>
    </message>
    <message>
        <source>There is no folder {parent}.</source>
        <translation>Den Ordner {parent} gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no format {unknown!r}.</source>
        <translation>Das Format {unknown!r} gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no model {name!r}.</source>
        <translation>Das Modell {name!r} gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no rule or decision {number}.</source>
        <translation>Es gibt keine Regel oder Entscheidung {number}.</translation>
    </message>
    <message>
        <source>There is no screen to open a window on.</source>
        <translation>Es gibt keinen Bildschirm für ein Fenster.</translation>
    </message>
    <message>
        <source>There is no screen {screen}: a HIT of {name} has {count}.</source>
        <translation>Einen Durchgang {screen} gibt es nicht: Ein HIT von {name} hat {count}.</translation>
    </message>
    <message>
        <source>There is no session {absent}.</source>
        <translation>Eine Sitzung {absent} gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no study or dataset {name}.</source>
        <translation>Es gibt keine Studie und keinen Datensatz {name}.</translation>
    </message>
    <message>
        <source>There is no study or folder {name}.</source>
        <translation>Es gibt keine Studie und keinen Ordner {name}.</translation>
    </message>
    <message>
        <source>There is no such file or folder.</source>
        <translation>Eine solche Datei oder einen solchen Ordner gibt es nicht.</translation>
    </message>
    <message>
        <source>These codes look like e-mail addresses or platform ids: {listed}.</source>
        <translation>Diese Codes sehen wie E-Mail-Adressen oder Kennungen einer Plattform aus: {listed}.</translation>
    </message>
    <message>
        <source>These datasets are of different purposes: {listed}.</source>
        <translation>Diese Datensätze haben verschiedene Zwecke: {listed}.</translation>
    </message>
    <message>
        <source>These exports still hold the code: {names}.</source>
        <translation>Diese Exporte enthalten den Code noch: {names}.</translation>
    </message>
    <message>
        <source>These files cannot be read and may be theirs: {names}.</source>
        <translation>Diese Dateien sind nicht lesbar und gehören vielleicht dazu: {names}.</translation>
    </message>
    <message>
        <source>These files cannot be read, so they may be theirs: {names}.</source>
        <translation>Diese Dateien sind nicht lesbar und könnten dazugehören: {names}.</translation>
    </message>
    <message>
        <source>They are more alike than chance (p = {p:.3f}).</source>
        <translation>Sie sind ähnlicher als durch Zufall (p = {p:.3f}).</translation>
    </message>
    <message>
        <source>They are no more alike than chance (p = {p:.3f}).</source>
        <translation>Sie sind nicht ähnlicher als durch Zufall (p = {p:.3f}).</translation>
    </message>
    <message>
        <source>They differ more than chance (p = {p:.3f}).</source>
        <translation>Sie unterscheiden sich mehr als durch Zufall (p = {p:.3f}).</translation>
    </message>
    <message>
        <source>They differ no more than chance (p = {p:.3f}).</source>
        <translation>Sie unterscheiden sich nicht mehr als durch Zufall (p = {p:.3f}).</translation>
    </message>
    <message>
        <source>This answer</source>
        <translation>Diese Antwort</translation>
    </message>
    <message>
        <source>This map</source>
        <translation>Diese Karte</translation>
    </message>
    <message>
        <source>This map and features from a file…</source>
        <translation>Diese Karte und Merkmale aus einer Datei …</translation>
    </message>
    <message>
        <source>This map and the images&apos; colours and shapes</source>
        <translation>Diese Karte und Farben und Formen der Bilder</translation>
    </message>
    <message>
        <source>This map and {name}</source>
        <translation>Diese Karte und {name}</translation>
    </message>
    <message>
        <source>This map doesn&apos;t say how uncertain its images are.</source>
        <translation>Diese Karte sagt nicht, wie unsicher ihre Bilder sind.</translation>
    </message>
    <message>
        <source>This map has no positions that can be drawn.</source>
        <translation>Diese Karte hat keine Positionen, die sich zeichnen lassen.</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>Diese Seite</translation>
    </message>
    <message>
        <source>This program makes other files than those that were published: {listed}.</source>
        <translation>Dieses Programm macht andere Dateien als die veröffentlichten: {listed}.</translation>
    </message>
    <message>
        <source>Tighten the layout</source>
        <translation>Layout enger setzen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Time that the session was open, without interruptions.</source>
        <translation>Zeit, die die Sitzung offen war, ohne Unterbrechungen.</translation>
    </message>
    <message>
        <source>Time ran out</source>
        <translation>Zeit abgelaufen</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>To have it hold again, add it again.</source>
        <translation>Damit sie wieder gilt, fügen Sie sie noch einmal hinzu.</translation>
    </message>
    <message>
        <source>Today {time}</source>
        <translation>Heute {time}</translation>
    </message>
    <message>
        <source>Too few people answered to say what is chance.</source>
        <translation>Zu wenige Personen haben geantwortet, um zu sagen, was Zufall ist.</translation>
    </message>
    <message>
        <source>Too few screens to say what more would bring.</source>
        <translation>Zu wenige Durchgänge, um zu sagen, was mehr brächten.</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Triplets</source>
        <translation>Tripletts</translation>
    </message>
    <message>
        <source>Ask for triplets, budget or assignments, not for several of them.</source>
        <translation>Fragen Sie nach Tripletts, Budget oder Zuweisungen, nicht nach mehreren zugleich.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Twice the screens would bring the error from {now:.3f} to about {expected:.3f} (80 % interval {low:.3f} to {high:.3f}).</source>
        <translation>Doppelt so viele Durchgänge brächten den Fehler von {now:.3f} auf etwa {expected:.3f} (80-%-Intervall {low:.3f} bis {high:.3f}).</translation>
    </message>
    <message>
        <source>Two designs are called {name}.</source>
        <translation>Zwei Designs heißen {name}.</translation>
    </message>
    <message>
        <source>Deselected</source>
        <translation>Abgewählt</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>Unfertig</translation>
    </message>
    <message>
        <source>Unpack it, then add the images in it.</source>
        <translation>Entpacken Sie es und fügen Sie die Bilder daraus hinzu.</translation>
    </message>
    <message>
        <source>Use a code of your own, such as P01, and keep the link to the person in keys.csv.</source>
        <translation>Verwenden Sie einen eigenen Code wie P01, und halten Sie die Verbindung zur Person in keys.csv.</translation>
    </message>
    <message>
        <source>Use a smaller grid</source>
        <translation>Kleineres Raster verwenden</translation>
    </message>
    <message>
        <source>Use identical catch screens</source>
        <translation>Kontrolldurchgänge mit gleichem Bild verwenden</translation>
    </message>
    <message>
        <source>Use identical ones</source>
        <translation>Gleiches Bild verwenden</translation>
    </message>
    <message>
        <source>Use the versions that published: {generator}.</source>
        <translation>Verwenden Sie die Versionen, die veröffentlicht haben: {generator}.</translation>
    </message>
    <message>
        <source>Use up to 100 characters, none of / \ : * ? &quot; &lt; &gt; |, no full stop or space at the ends.</source>
        <translation>Verwenden Sie bis zu 100 Zeichen, keines von / \ : * ? &quot; &lt; &gt; |, am Ende keinen Punkt und an den Enden kein Leerzeichen.</translation>
    </message>
    <message>
        <source>Use {rows}×{columns}</source>
        <translation>{rows}×{columns} verwenden</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>Void it with a reason instead.</source>
        <translation>Erklären Sie sie stattdessen mit einem Grund für ungültig.</translation>
    </message>
    <message>
        <source>Wage / h</source>
        <translation>Lohn / h</translation>
    </message>
    <message>
        <source>Wait until it&apos;s done, or name another folder.</source>
        <translation>Warten Sie, bis es fertig ist, oder nennen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Wait until it&apos;s finished. The Sessions page shows its progress.</source>
        <translation>Warten Sie, bis sie fertig ist. Die Seite „Sitzungen“ zeigt den Fortschritt.</translation>
    </message>
    <message>
        <source>Wait until nothing writes to the folder, then try again.</source>
        <translation>Warten Sie, bis nichts mehr in den Ordner schreibt, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Went back</source>
        <translation>Zurückgegangen</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What is doubtful: look at the session before you decide. Never a reason to refuse pay.</source>
        <translation>Was auffällt: Sehen Sie sich die Sitzung an, bevor Sie entscheiden. Nie ein Grund, Lohn zu verweigern.</translation>
    </message>
    <message>
        <source>What is left wasn&apos;t changed.</source>
        <translation>Was übrig ist, wurde nicht geändert.</translation>
    </message>
    <message>
        <source>What the study had before is unchanged.</source>
        <translation>Was die Studie vorher hatte, ist unverändert.</translation>
    </message>
    <message>
        <source>What was saved before is in {path}.</source>
        <translation>Was vorher gespeichert war, steht in {path}.</translation>
    </message>
    <message>
        <source>What was saved before is safe.</source>
        <translation>Was vorher gespeichert war, ist sicher.</translation>
    </message>
    <message>
        <source>What was saved before is unchanged.</source>
        <translation>Was vorher gespeichert war, ist unverändert.</translation>
    </message>
    <message>
        <source>What was simulated before is kept.</source>
        <translation>Was bisher simuliert wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>What was simulated so far is kept.</source>
        <translation>Was bisher simuliert wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>What was there before is unchanged.</source>
        <translation>Was vorher da war, ist unverändert.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Window back</source>
        <translation>Zurück im Fenster</translation>
    </message>
    <message>
        <source>Window left</source>
        <translation>Fenster verlassen</translation>
    </message>
    <message>
        <source>Windows cannot hold this name: it ends in a full stop or a space.</source>
        <translation>Windows kann diesen Namen nicht speichern: Er endet mit einem Punkt oder Leerzeichen.</translation>
    </message>
    <message>
        <source>Windows cannot hold this name: it has {signs}</source>
        <translation>Windows kann diesen Namen nicht speichern: Er enthält {signs}</translation>
    </message>
    <message>
        <source>Windows cannot hold this name: it is no UTF-8 text.</source>
        <translation>Windows kann diesen Namen nicht speichern: Er ist kein UTF-8-Text.</translation>
    </message>
    <message>
        <source>Windows cannot hold this name: {part} is that of a device.</source>
        <translation>Windows kann diesen Namen nicht speichern: {part} heißt dort ein Gerät.</translation>
    </message>
    <message>
        <source>Windows or macOS cannot hold this name beside {other}.</source>
        <translation>Windows oder macOS kann diesen Namen nicht neben {other} speichern.</translation>
    </message>
    <message>
        <source>With the features shuffled among the images it is {low:.0%} to {high:.0%}.</source>
        <translation>Mit den Merkmalen zufällig auf die Bilder verteilt sind es {low:.0%} bis {high:.0%}.</translation>
    </message>
    <message>
        <source>With {replacement_percent} % of the annotators replaced, nobody is left to count.</source>
        <translation>Wenn {replacement_percent} % der Versuchspersonen ersetzt werden, bleibt niemand, der zählt.</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Zurückgezogen</translation>
    </message>
    <message>
        <source>Withdrew</source>
        <translation>Zurückgezogen</translation>
    </message>
    <message>
        <source>{count} not backed up yet.</source>
        <translation>{count} noch nicht gesichert.</translation>
    </message>
    <message>
        <source>Without a code for those who decline, they block a place on the platform for days.</source>
        <translation>Ohne einen Code für Ablehnungen bleibt deren Platz auf der Plattform tagelang belegt.</translation>
    </message>
    <message>
        <source>Without a completion code, annotators can&apos;t show the platform that they took part.</source>
        <translation>Ohne Abschlusscode können Versuchspersonen der Plattform nicht zeigen, dass sie teilgenommen haben.</translation>
    </message>
    <message>
        <source>Without a study {count:,} images are assumed.</source>
        <translation>Ohne Studie sind {count:,} Bilder angenommen.</translation>
    </message>
    <message>
        <source>Working out what is excluded</source>
        <translation>Ausschlüsse werden ermittelt</translation>
    </message>
    <message>
        <source>Write a measure, &lt; or &gt;, and a value that it can have, such as: catch_share &lt; 0.5</source>
        <translation>Schreiben Sie ein Maß, &lt; oder &gt; und einen Wert, den es haben kann, etwa: catch_share &lt; 0.5</translation>
    </message>
    <message>
        <source>Write it to another disk.</source>
        <translation>Schreiben Sie sie auf einen anderen Datenträger.</translation>
    </message>
    <message>
        <source>Write names as the folder has them, such as {name}.</source>
        <translation>Schreiben Sie Namen, wie der Ordner sie hat, etwa {name}.</translation>
    </message>
    <message>
        <source>Writing the positions</source>
        <translation>Positionen werden geschrieben</translation>
    </message>
    <message>
        <source>Writing and verifying</source>
        <translation>Schreiben und Prüfen</translation>
    </message>
    <message>
        <source>`annotator` is not a printable code</source>
        <translation>`annotator` ist kein druckbarer Code</translation>
    </message>
    <message>
        <source>`gridlab exclude STUDY --list` shows their numbers.</source>
        <translation>`gridlab exclude STUDY --list` zeigt die Nummern.</translation>
    </message>
    <message>
        <source>`gridlab sessions` lists the ids.</source>
        <translation>`gridlab sessions` listet die Kennungen.</translation>
    </message>
    <message>
        <source>`purpose` is none that is known</source>
        <translation>`purpose` ist keiner der bekannten</translation>
    </message>
    <message>
        <source>`source` is none that is known</source>
        <translation>`source` ist keine der bekannten</translation>
    </message>
    <message>
        <source>`who` is not sealed</source>
        <translation>`who` ist nicht versiegelt</translation>
    </message>
    <message>
        <source>`{key}` is missing</source>
        <translation>`{key}` fehlt</translation>
    </message>
    <message>
        <source>`{key}` is neither true nor false</source>
        <translation>`{key}` ist weder wahr noch falsch</translation>
    </message>
    <message>
        <source>`{key}` is not 32 hexadecimal digits</source>
        <translation>`{key}` ist nicht 32 hexadezimale Ziffern</translation>
    </message>
    <message>
        <source>`{key}` is not a number from {least} to {most}</source>
        <translation>`{key}` ist keine Zahl von {least} bis {most}</translation>
    </message>
    <message>
        <source>`{key}` is not a text of up to {longest} characters</source>
        <translation>`{key}` ist kein Text von bis zu {longest} Zeichen</translation>
    </message>
    <message>
        <source>`{key}` is not a time in UTC</source>
        <translation>`{key}` ist keine Zeit in UTC</translation>
    </message>
    <message>
        <source>`{key}` is not a whole number from 0 to {most}</source>
        <translation>`{key}` ist keine ganze Zahl von 0 bis {most}</translation>
    </message>
    <message>
        <source>a BCP 47 language tag such as &quot;en&quot; or &quot;pt-BR&quot;</source>
        <translation>ein Sprachkürzel nach BCP 47 wie „en“ oder „pt-BR“</translation>
    </message>
    <message>
        <source>a GIF image in too many parts, which GridLab doesn&apos;t read</source>
        <translation>ein GIF-Bild aus zu vielen Teilen, das GridLab nicht liest</translation>
    </message>
    <message>
        <source>a JPEG image in too many parts, which GridLab doesn&apos;t read</source>
        <translation>ein JPEG-Bild aus zu vielen Teilen, das GridLab nicht liest</translation>
    </message>
    <message>
        <source>a JPEG image with too many scans, which GridLab doesn&apos;t read</source>
        <translation>ein JPEG-Bild mit zu vielen Scans, das GridLab nicht liest</translation>
    </message>
    <message>
        <source>a JPEG image with {bits}-bit pixels, which GridLab doesn&apos;t read</source>
        <translation>ein JPEG-Bild mit {bits}-Bit-Pixeln, das GridLab nicht liest</translation>
    </message>
    <message>
        <source>a JPEG image with {channels} channels, which GridLab doesn&apos;t read</source>
        <translation>ein JPEG-Bild mit {channels} Kanälen, das GridLab nicht liest</translation>
    </message>
    <message>
        <source>a PNG image in too many parts, which GridLab doesn&apos;t read</source>
        <translation>ein PNG-Bild aus zu vielen Teilen, das GridLab nicht liest</translation>
    </message>
    <message>
        <source>a HEIC image, which GridLab reads only with its extra “heic”</source>
        <translation>ein HEIC-Bild, das GridLab nur mit der Erweiterung „heic“ liest</translation>
    </message>
    <message>
        <source>/{path}: the same twice</source>
        <translation>/{path}: zweimal dasselbe</translation>
    </message>
    <message>
        <source>Check the file, then try again.</source>
        <translation>Prüfen Sie die Datei und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Choose a table with a row for each answer.</source>
        <translation>Wählen Sie eine Tabelle mit einer Zeile je Antwort.</translation>
    </message>
    <message>
        <source>Counting what the text says</source>
        <translation>Angaben für den Text werden gezählt</translation>
    </message>
    <message>
        <source>Fit a map without features, and compare that one.</source>
        <translation>Passen Sie eine Karte ohne Merkmale an, und vergleichen Sie diese.</translation>
    </message>
    <message>
        <source>Four large images: a little more per screen than one of four.</source>
        <translation>Vier große Bilder: etwas mehr pro Durchgang als eines aus vier.</translation>
    </message>
    <message>
        <source>Freeing a code</source>
        <translation>Code wird freigegeben</translation>
    </message>
    <message>
        <source>It is neither a study, nor a design, nor a session, nor a dataset, nor a map.</source>
        <translation>Es ist weder eine Studie noch ein Design, eine Sitzung, ein Datensatz oder eine Karte.</translation>
    </message>
    <message>
        <source>Marked after five minutes: somebody may need help.</source>
        <translation>Nach fünf Minuten markiert: Vielleicht braucht jemand Hilfe.</translation>
    </message>
    <message>
        <source>No session has ended today.</source>
        <translation>Heute ist noch keine Sitzung zu Ende.</translation>
    </message>
    <message>
        <source>Not known, and marked so: {list}.</source>
        <translation>Nicht bekannt und so vermerkt: {list}.</translation>
    </message>
    <message>
        <source>Nothing was heard of this station. It may be off, or not reach the folder. Answers that were given are saved there.</source>
        <translation>Von dieser Station ist nichts zu hören. Vielleicht ist sie aus oder erreicht den Ordner nicht. Gegebene Antworten sind dort gespeichert.</translation>
    </message>
    <message>
        <source>Please tick the box or leave it empty.</source>
        <translation>Bitte kreuzen Sie das Kästchen an oder lassen Sie es frei.</translation>
    </message>
    <message>
        <source>Reading the dataset</source>
        <translation>Datensatz wird gelesen</translation>
    </message>
    <message>
        <source>The answers in {name} cannot be read: {reason}.</source>
        <translation>Die Antworten in {name} sind nicht lesbar: {reason}.</translation>
    </message>
    <message>
        <source>The code that it has on view, or would propose by this machine&apos;s list.</source>
        <translation>Der Code, den sie anzeigt oder nach der Liste dieses Rechners vorschlagen würde.</translation>
    </message>
    <message>
        <source>The session went on in {path}.</source>
        <translation>Die Sitzung ging in {path} weiter.</translation>
    </message>
    <message>
        <source>These exports still hold the annotator: {names}.</source>
        <translation>Diese Exporte enthalten die Person noch: {names}.</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>With so many triplets, the choice and the errors come from a tenth of the screens, held out once.</source>
        <translation>Bei so vielen Tripletts stammen Auswahl und Fehler von einem Zehntel der Durchgänge, das einmal zurückgehalten wurde.</translation>
    </message>
    <message>
        <source>a HEIF image of a rare kind, which GridLab doesn&apos;t read</source>
        <translation>ein HEIF-Bild einer seltenen Art, die GridLab nicht liest</translation>
    </message>
    <message>
        <source>a SHA-256 is not 64 hexadecimal digits</source>
        <translation>ein SHA-256 ist nicht 64 hexadezimale Ziffern</translation>
    </message>
    <message>
        <source>a cell has more than {longest:,} characters.</source>
        <translation>eine Zelle hat mehr als {longest:,} Zeichen.</translation>
    </message>
    <message>
        <source>a code that this machine&apos;s list lacks</source>
        <translation>ein Code, der in der Liste dieses Rechners fehlt</translation>
    </message>
    <message>
        <source>a colour such as &quot;#2f62d9&quot;</source>
        <translation>eine Farbe wie „#2f62d9“</translation>
    </message>
    <message>
        <source>a day such as &quot;2026-05-01&quot;, or with the time (UTC) &quot;2026-05-01T10:00Z&quot;</source>
        <translation>ein Tag wie „2026-05-01“, oder mit der Uhrzeit (UTC) „2026-05-01T10:00Z“</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>ein Gerät</translation>
    </message>
    <message>
        <source>a file</source>
        <translation>eine Datei</translation>
    </message>
    <message>
        <source>a filter that a dataset never has</source>
        <translation>ein Filter, den ein Datensatz nie hat</translation>
    </message>
    <message>
        <source>a folder</source>
        <translation>ein Ordner</translation>
    </message>
    <message>
        <source>a folder of its path is not a folder</source>
        <translation>ein Ordner des Pfades ist kein Ordner</translation>
    </message>
    <message>
        <source>a grid of {n} images needs a probe and {n} others, at least {least} images. This block has {size}.</source>
        <translation>Ein Raster von {n} Bildern braucht ein Referenzbild und {n} andere, mindestens {least} Bilder. Dieser Block hat {size}.</translation>
    </message>
    <message>
        <source>a group has at most {longest_group} printable characters.</source>
        <translation>eine Gruppe hat höchstens {longest_group} druckbare Zeichen.</translation>
    </message>
    <message>
        <source>a label has at most {longest_label} characters, all printable</source>
        <translation>ein Label hat höchstens {longest_label} Zeichen, alle druckbar</translation>
    </message>
    <message>
        <source>a letter, then up to 63 letters, digits, _ and -</source>
        <translation>ein Buchstabe, dann bis zu 63 Buchstaben, Ziffern, _ und -</translation>
    </message>
    <message>
        <source>a link</source>
        <translation>eine Verknüpfung</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>a list is missing</source>
        <translation>eine Liste fehlt</translation>
    </message>
    <message>
        <source>a list of folders</source>
        <translation>eine Liste von Ordnern</translation>
    </message>
    <message>
        <source>a list of two: {first}, then {second}</source>
        <translation>eine Liste von zweien: {first}, dann {second}</translation>
    </message>
    <message>
        <source>a list of {fewest} to {most:,}</source>
        <translation>eine Liste mit {fewest} bis {most:,} Einträgen</translation>
    </message>
    <message>
        <source>a name that no earlier image has</source>
        <translation>ein Name, den kein früheres Bild hat</translation>
    </message>
    <message>
        <source>a number from {low:,} to {high:,}</source>
        <translation>eine Zahl von {low:,} bis {high:,}</translation>
    </message>
    <message>
        <source>a number is not a whole number from {least} to {most}</source>
        <translation>eine Zahl ist keine ganze Zahl von {least} bis {most}</translation>
    </message>
    <message>
        <source>a percentage as a decimal string such as &quot;12.5&quot;</source>
        <translation>ein Prozentsatz als Dezimalzahl wie „12.5“</translation>
    </message>
    <message>
        <source>a percentage at most 100</source>
        <translation>ein Prozentsatz bis 100</translation>
    </message>
    <message>
        <source>a percentage below 100</source>
        <translation>ein Prozentsatz unter 100</translation>
    </message>
    <message>
        <source>a pipe</source>
        <translation>eine Pipe</translation>
    </message>
    <message>
        <source>a probe is in its own grid</source>
        <translation>ein Referenzbild steht in seinem eigenen Raster</translation>
    </message>
    <message>
        <source>a quotation mark is missing or too many from line {line} on.</source>
        <translation>ab Zeile {line} fehlt ein Anführungszeichen oder ist eines zu viel.</translation>
    </message>
    <message>
        <source>a relative path with / and without . or .. as a part, special bytes as \xHH</source>
        <translation>ein relativer Pfad mit / und ohne . oder .. als Teil, besondere Bytes als \xHH</translation>
    </message>
    <message>
        <source>a screen has another grid than its block</source>
        <translation>ein Durchgang hat ein anderes Raster als sein Block</translation>
    </message>
    <message>
        <source>a share from 0 to 1</source>
        <translation>ein Anteil von 0 bis 1</translation>
    </message>
    <message>
        <source>a socket</source>
        <translation>ein Socket</translation>
    </message>
    <message>
        <source>a soft or external link, which a dataset never has</source>
        <translation>eine weiche oder äußere Verknüpfung, die ein Datensatz nie hat</translation>
    </message>
    <message>
        <source>a triplet names an image that doesn&apos;t exist</source>
        <translation>ein Triplett nennt ein Bild, das es nicht gibt</translation>
    </message>
    <message>
        <source>a virtual dataset</source>
        <translation>ein virtueller Datensatz</translation>
    </message>
    <message>
        <source>a whole number from {low:,} to {high:,}</source>
        <translation>eine ganze Zahl von {low:,} bis {high:,}</translation>
    </message>
    <message>
        <source>a whole number from {low} to {high:,}</source>
        <translation>eine ganze Zahl von {low} bis {high:,}</translation>
    </message>
    <message>
        <source>above the grid</source>
        <translation>über dem Raster</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>already there</source>
        <translation>schon da</translation>
    </message>
    <message>
        <source>alternative text</source>
        <translation>Alternativtext</translation>
    </message>
    <message>
        <source>amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>an AVIF image, which the Pillow of this computer doesn&apos;t read</source>
        <translation>ein AVIF-Bild, das die Pillow-Version dieses Computers nicht liest</translation>
    </message>
    <message>
        <source>an alternative text has at most {longest_alt:,} characters, none for control</source>
        <translation>ein Alternativtext hat höchstens {longest_alt:,} Zeichen, keine Steuerzeichen</translation>
    </message>
    <message>
        <source>an amount as a decimal string such as &quot;1.50&quot;</source>
        <translation>ein Betrag als Dezimalzahl wie „1.50“</translation>
    </message>
    <message>
        <source>an annotator sees probes that come more than once</source>
        <translation>eine Versuchsperson sieht Referenzbilder mehrmals</translation>
    </message>
    <message>
        <source>an archive ({kind}), not an image</source>
        <translation>ein Archiv ({kind}), kein Bild</translation>
    </message>
    <message>
        <source>an empty cell</source>
        <translation>eine leere Zelle</translation>
    </message>
    <message>
        <source>an event has no whole numbers</source>
        <translation>ein Ereignis hat keine ganzen Zahlen</translation>
    </message>
    <message>
        <source>an event is out of range</source>
        <translation>ein Ereignis liegt außerhalb</translation>
    </message>
    <message>
        <source>an id that no earlier question has</source>
        <translation>eine Kennung, die keine frühere Frage hat</translation>
    </message>
    <message>
        <source>an image has no name</source>
        <translation>ein Bild hat keinen Namen</translation>
    </message>
    <message>
        <source>an image is there twice</source>
        <translation>ein Bild steht zweimal da</translation>
    </message>
    <message>
        <source>an image is there twice in a grid</source>
        <translation>ein Bild kommt in einem Raster zweimal vor</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>an object with the keys {keys}</source>
        <translation>ein Objekt mit den Schlüsseln {keys}</translation>
    </message>
    <message>
        <source>an {kind} image, which GridLab doesn&apos;t read</source>
        <translation>ein {kind}-Bild, das GridLab nicht liest</translation>
    </message>
    <message>
        <source>and {count:,} more</source>
        <translation>und {count:,} weitere</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
    <message>
        <source>and {more:,} more</source>
        <translation>und {more:,} weitere</translation>
    </message>
    <message>
        <source>animated or with several pages: only the first image is used</source>
        <translation>animiert oder mit mehreren Seiten: nur das erste Bild wird verwendet</translation>
    </message>
    <message>
        <source>another program has switched it to a write-ahead log (WAL)</source>
        <translation>ein anderes Programm hat sie auf ein Write-Ahead-Log (WAL) umgestellt</translation>
    </message>
    <message>
        <source>any image but the probe</source>
        <translation>jedes Bild außer dem Referenzbild</translation>
    </message>
    <message>
        <source>asks for at least</source>
        <translation>verlangt mindestens</translation>
    </message>
    <message>
        <source>assumed</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>at least 1 screen</source>
        <translation>mindestens 1 Durchgang</translation>
    </message>
    <message>
        <source>at least one main or shared screen</source>
        <translation>mindestens ein Hauptdurchgang oder gemeinsamer Durchgang</translation>
    </message>
    <message>
        <source>at least two choices</source>
        <translation>mindestens zwei Auswahlmöglichkeiten</translation>
    </message>
    <message>
        <source>at least {least} screens</source>
        <translation>mindestens {least} Durchgänge</translation>
    </message>
    <message>
        <source>at least {least} with repeat screens, as a repeat comes 5 screens later</source>
        <translation>mindestens {least} bei Wiederholungsdurchgängen, da eine Wiederholung 5 Durchgänge später kommt</translation>
    </message>
    <message>
        <source>at least {shortest:,} characters</source>
        <translation>mindestens {shortest:,} Zeichen</translation>
    </message>
    <message>
        <source>at most {longest:,} characters</source>
        <translation>höchstens {longest:,} Zeichen</translation>
    </message>
    <message>
        <source>attribute format: not {format}</source>
        <translation>Attribut format: nicht {format}</translation>
    </message>
    <message>
        <source>attribute {name}: missing</source>
        <translation>Attribut {name}: fehlt</translation>
    </message>
    <message>
        <source>attribute {name}: neither a number nor a text</source>
        <translation>Attribut {name}: weder Zahl noch Text</translation>
    </message>
    <message>
        <source>attribute {name}: {value}, not {wanted}</source>
        <translation>Attribut {name}: {value} statt {wanted}</translation>
    </message>
    <message>
        <source>attribute {name}: {value}, where /{table} has {rows} rows</source>
        <translation>Attribut {name}: {value}, wo /{table} {rows} Zeilen hat</translation>
    </message>
    <message>
        <source>below the minimum of {pay}</source>
        <translation>weniger als das Minimum von {pay}</translation>
    </message>
    <message>
        <source>below the recommended {pay}</source>
        <translation>weniger als die empfohlenen {pay}</translation>
    </message>
    <message>
        <source>bonus</source>
        <translation>Bonus</translation>
    </message>
    <message>
        <source>button</source>
        <translation>die Schaltfläche</translation>
    </message>
    <message>
        <source>by decision</source>
        <translation>durch Entscheidung</translation>
    </message>
    <message>
        <source>by finger</source>
        <translation>mit dem Finger</translation>
    </message>
    <message>
        <source>cached prediction</source>
        <translation>aufbewahrte Vorhersage</translation>
    </message>
    <message>
        <source>cannot be read ({reason})</source>
        <translation>kann nicht gelesen werden ({reason})</translation>
    </message>
    <message>
        <source>cannot be read as .npy: it is damaged or holds other things than numbers</source>
        <translation>ist nicht als .npy lesbar: beschädigt, oder sie enthält anderes als Zahlen</translation>
    </message>
    <message>
        <source>cannot be read as .npz: it is damaged or holds other things than numbers</source>
        <translation>kann nicht als .npz gelesen werden: Sie ist beschädigt oder enthält anderes als Zahlen</translation>
    </message>
    <message>
        <source>cannot be read: it is damaged or of another kind</source>
        <translation>ist nicht lesbar: beschädigt oder von anderer Art</translation>
    </message>
    <message>
        <source>cannot be read: {problem}</source>
        <translation>kann nicht gelesen werden: {problem}</translation>
    </message>
    <message>
        <source>cannot be used ({what:clause})</source>
        <translation>ist nicht verwendbar ({what:clause})</translation>
    </message>
    <message>
        <source>catch and practice screens show probes that come more than once</source>
        <translation>Kontroll- und Übungsdurchgänge zeigen Referenzbilder, die mehrmals kommen</translation>
    </message>
    <message>
        <source>catch screens</source>
        <translation>Kontrolldurchgänge</translation>
    </message>
    <message>
        <source>cblearn file</source>
        <translation>cblearn-Datei</translation>
    </message>
    <message>
        <source>cblearn triplets</source>
        <translation>cblearn-Tripletts</translation>
    </message>
    <message>
        <source>choices that all differ</source>
        <translation>lauter verschiedene Auswahlmöglichkeiten</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>vollständig</translation>
    </message>
    <message>
        <source>contact sheet</source>
        <translation>Kontaktbogen</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>declares too large a /{name}</source>
        <translation>nennt ein zu großes /{name}</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>design</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>design in the session</source>
        <translation>Design in der Sitzung</translation>
    </message>
    <message>
        <source>design {name}</source>
        <translation>Design {name}</translation>
    </message>
    <message>
        <source>design {path}</source>
        <translation>Design {path}</translation>
    </message>
    <message>
        <source>difference between persons</source>
        <translation>Unterschied zwischen Personen</translation>
    </message>
    <message>
        <source>differs from the session there: both are kept, {second} is not exported ({name})</source>
        <translation>anders als die Sitzung dort: beide bleiben, {second} wird nicht exportiert ({name})</translation>
    </message>
    <message>
        <source>dimensions</source>
        <translation>Dimensionen</translation>
    </message>
    <message>
        <source>each content once</source>
        <translation>jeder Inhalt einmal</translation>
    </message>
    <message>
        <source>each image once in a grid</source>
        <translation>jedes Bild einmal im Raster</translation>
    </message>
    <message>
        <source>embedding</source>
        <translation>Einbettung</translation>
    </message>
    <message>
        <source>empty file</source>
        <translation>leere Datei</translation>
    </message>
    <message>
        <source>entered</source>
        <translation>eingegeben</translation>
    </message>
    <message>
        <source>exactly {n} images</source>
        <translation>genau {n} Bilder</translation>
    </message>
    <message>
        <source>exactly {n} images, as the grid has</source>
        <translation>genau {n} Bilder, wie das Raster hat</translation>
    </message>
    <message>
        <source>exclusions file</source>
        <translation>Ausschlussdatei</translation>
    </message>
    <message>
        <source>exclusions file {path}</source>
        <translation>Ausschlussdatei {path}</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>nicht bestanden</translation>
    </message>
    <message>
        <source>false where the order of choosing counts, or fewer may be chosen</source>
        <translation>false, wo die Reihenfolge der Wahl zählt oder weniger gewählt werden dürfen</translation>
    </message>
    <message>
        <source>fee table</source>
        <translation>Gebührentabelle</translation>
    </message>
    <message>
        <source>figure</source>
        <translation>Abbildung</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>file of session numbers</source>
        <translation>Datei der Sitzungsnummern</translation>
    </message>
    <message>
        <source>from {fewest:,} to {most:,} of them</source>
        <translation>{fewest:,} bis {most:,} davon</translation>
    </message>
    <message>
        <source>from {low:,} to {high:,}</source>
        <translation>{low:,} bis {high:,}</translation>
    </message>
    <message>
        <source>has a key with half of a surrogate pair</source>
        <translation>hat einen Schlüssel mit einem halben Surrogatpaar</translation>
    </message>
    <message>
        <source>has a row without {count} numbers: {row}</source>
        <translation>hat eine Zeile ohne {count} Zahlen: {row}</translation>
    </message>
    <message>
        <source>has an unknown filter on /{name}</source>
        <translation>hat einen unbekannten Filter auf /{name}</translation>
    </message>
    <message>
        <source>has changed</source>
        <translation>hat sich geändert</translation>
    </message>
    <message>
        <source>has half of a surrogate pair</source>
        <translation>enthält ein halbes Surrogatpaar</translation>
    </message>
    <message>
        <source>has neither points nor features</source>
        <translation>enthält weder Punkte noch Merkmale</translation>
    </message>
    <message>
        <source>has no /{name}</source>
        <translation>hat kein /{name}</translation>
    </message>
    <message>
        <source>has no numbers in /embedding</source>
        <translation>hat keine Zahlen in /embedding</translation>
    </message>
    <message>
        <source>has no row for {listed}</source>
        <translation>hat keine Zeile für {listed}</translation>
    </message>
    <message>
        <source>has no row for {listed} and {more} more</source>
        <translation>hat keine Zeile für {listed} und {more} weitere</translation>
    </message>
    <message>
        <source>has no rows</source>
        <translation>hat keine Zeilen</translation>
    </message>
    <message>
        <source>has no texts in /image/sha256</source>
        <translation>hat keine Texte in /image/sha256</translation>
    </message>
    <message>
        <source>doesn&apos;t have one SHA-256 per row of its embedding</source>
        <translation>hat nicht einen SHA-256 für jede Zeile ihrer Einbettung</translation>
    </message>
    <message>
        <source>doesn&apos;t have one name per row</source>
        <translation>hat nicht einen Namen je Zeile</translation>
    </message>
    <message>
        <source>has values that are not finite numbers</source>
        <translation>hat Werte, die keine endlichen Zahlen sind</translation>
    </message>
    <message>
        <source>has {count} rows for {image}</source>
        <translation>hat {count} Zeilen für {image}</translation>
    </message>
    <message>
        <source>has {rows} rows, the study {images} images</source>
        <translation>hat {rows} Zeilen, die Studie {images} Bilder</translation>
    </message>
    <message>
        <source>has {shape} dimensions; 1 to {most_dimensions} are allowed</source>
        <translation>hat {shape} Dimensionen; 1 bis {most_dimensions} sind erlaubt</translation>
    </message>
    <message>
        <source>holds more than {limit_bytes:,} bytes</source>
        <translation>enthält mehr als {limit_bytes:,} Byte</translation>
    </message>
    <message>
        <source>holds no session files</source>
        <translation>enthält keine Sitzungsdateien</translation>
    </message>
    <message>
        <source>hourly pay</source>
        <translation>Stundenlohn</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Bildern</translation>
    </message>
    <message>
        <source>images other than the probe</source>
        <translation>andere Bilder als das Referenzbild</translation>
    </message>
    <message>
        <source>images that all differ</source>
        <translation>lauter verschiedene Bilder</translation>
    </message>
    <message>
        <source>images, labels or alternative texts</source>
        <translation>Bilder, Labels oder Alternativtexte</translation>
    </message>
    <message>
        <source>in pieces larger than itself</source>
        <translation>in Stücken größer als das Ganze</translation>
    </message>
    <message>
        <source>in the middle</source>
        <translation>in der Mitte</translation>
    </message>
    <message>
        <source>index of the write-ahead log</source>
        <translation>Index des Write-Ahead-Logs</translation>
    </message>
    <message>
        <source>is assumed</source>
        <translation>ist angenommen</translation>
    </message>
    <message>
        <source>is fitted to {count:,} {screens} of the study</source>
        <translation>ist aus {count:,} {screens} der Studie geschätzt</translation>
    </message>
    <message>
        <source>is larger than the allowed {limit_bytes:,} bytes</source>
        <translation>ist größer als die erlaubten {limit_bytes:,} Byte</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>is missing; allowed: {allowed}</source>
        <translation>fehlt; erlaubt: {allowed}</translation>
    </message>
    <message>
        <source>is nested deeper than the allowed {most} levels</source>
        <translation>ist tiefer verschachtelt als die erlaubten {most} Ebenen</translation>
    </message>
    <message>
        <source>is not a file</source>
        <translation>ist keine Datei</translation>
    </message>
    <message>
        <source>is not a table of numbers with rows and columns</source>
        <translation>ist keine Tabelle von Zahlen mit Zeilen und Spalten</translation>
    </message>
    <message>
        <source>is not a {format} file</source>
        <translation>ist keine {format}-Datei</translation>
    </message>
    <message>
        <source>is of no known kind</source>
        <translation>ist von keiner bekannten Art</translation>
    </message>
    <message>
        <source>is one of {count:,} keys; up to {max_keys} are allowed</source>
        <translation>ist einer von {count:,} Schlüsseln; bis zu {max_keys} sind erlaubt</translation>
    </message>
    <message>
        <source>is there more than once</source>
        <translation>ist mehr als einmal da</translation>
    </message>
    <message>
        <source>is {text}, which is too large</source>
        <translation>ist {text}, das ist zu groß</translation>
    </message>
    <message>
        <source>is {text}; only finite numbers are allowed</source>
        <translation>ist {text}; nur endliche Zahlen sind erlaubt</translation>
    </message>
    <message>
        <source>is {text}; whole numbers up to {max_int} are allowed</source>
        <translation>ist {text}; ganze Zahlen bis {max_int} sind erlaubt</translation>
    </message>
    <message>
        <source>is {value}; allowed: {allowed}</source>
        <translation>ist {value}; erlaubt: {allowed}</translation>
    </message>
    <message>
        <source>it answers a question that the design does not ask</source>
        <translation>sie beantwortet eine Frage, die das Design nicht stellt</translation>
    </message>
    <message>
        <source>it answers the same questions again</source>
        <translation>dieselben Fragen werden noch einmal beantwortet</translation>
    </message>
    <message>
        <source>it cannot be read: {reason}</source>
        <translation>nicht lesbar, {reason}</translation>
    </message>
    <message>
        <source>it changed while it was being read</source>
        <translation>hat sich beim Lesen geändert</translation>
    </message>
    <message>
        <source>it comes after the end</source>
        <translation>sie kommt nach dem Ende</translation>
    </message>
    <message>
        <source>it does not begin with its header</source>
        <translation>beginnt nicht mit dem Kopf</translation>
    </message>
    <message>
        <source>it ends a session that is not complete</source>
        <translation>sie beendet eine Sitzung, die nicht vollständig ist</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>endet zu früh</translation>
    </message>
    <message>
        <source>it ends within its header</source>
        <translation>endet mitten im Kopf</translation>
    </message>
    <message>
        <source>it has a row of more than {most:,} bytes</source>
        <translation>eine ihrer Zeilen hat mehr als {most:,} Byte</translation>
    </message>
    <message>
        <source>it has changed since it was added to the study</source>
        <translation>hat sich geändert, seit es der Studie hinzugefügt wurde</translation>
    </message>
    <message>
        <source>it has more than the allowed {most:,} rows</source>
        <translation>sie hat mehr als die erlaubten {most:,} Zeilen</translation>
    </message>
    <message>
        <source>it has more than the allowed {most:,} values</source>
        <translation>sie hat mehr als die erlaubten {most:,} Werte</translation>
    </message>
    <message>
        <source>it has no pixels</source>
        <translation>hat keine Pixel</translation>
    </message>
    <message>
        <source>it has no rows</source>
        <translation>keine Zeilen</translation>
    </message>
    <message>
        <source>it has no screens</source>
        <translation>keine Durchgänge</translation>
    </message>
    <message>
        <source>it doesn&apos;t have one time for each chosen cell</source>
        <translation>sie hat nicht eine Zeit für jedes gewählte Feld</translation>
    </message>
    <message>
        <source>it has other tables, triggers or views than a session</source>
        <translation>andere Tabellen, Trigger oder Sichten als in einer Sitzung</translation>
    </message>
    <message>
        <source>it has too many parts</source>
        <translation>zu viele Teile</translation>
    </message>
    <message>
        <source>it has two headers</source>
        <translation>hat zwei Köpfe</translation>
    </message>
    <message>
        <source>it holds an unknown part</source>
        <translation>enthält einen unbekannten Teil</translation>
    </message>
    <message>
        <source>it holds bytes that belong to no part</source>
        <translation>enthält Bytes, die zu keinem Teil gehören</translation>
    </message>
    <message>
        <source>it holds fewer pixels than its header says</source>
        <translation>enthält weniger Pixel, als der Kopf sagt</translation>
    </message>
    <message>
        <source>it holds session {why}</source>
        <translation>sie enthält die Sitzung {why}</translation>
    </message>
    <message>
        <source>it is another kind of file</source>
        <translation>eine Datei anderer Art</translation>
    </message>
    <message>
        <source>it is damaged or of another kind</source>
        <translation>beschädigt oder von anderer Art</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>sie ist leer</translation>
    </message>
    <message>
        <source>it is no end of a session</source>
        <translation>sie ist kein Ende einer Sitzung</translation>
    </message>
    <message>
        <source>it is no settings file of GridLab</source>
        <translation>keine Einstellungsdatei von GridLab</translation>
    </message>
    <message>
        <source>it is not an object</source>
        <translation>sie ist kein Objekt</translation>
    </message>
    <message>
        <source>it is not the head of a session</source>
        <translation>nicht der Kopf einer Sitzung</translation>
    </message>
    <message>
        <source>it doesn&apos;t exist (any more)</source>
        <translation>nicht (mehr) vorhanden</translation>
    </message>
    <message>
        <source>it already exists</source>
        <translation>schon vorhanden</translation>
    </message>
    <message>
        <source>it marks no rows</source>
        <translation>sie bezeichnet keine Zeilen</translation>
    </message>
    <message>
        <source>it looks dark, as its values use less than 1/4 of the range: scale it first</source>
        <translation>es wirkt dunkel, denn seine Werte nutzen weniger als 1/4 des Bereichs. Skalieren Sie es zuerst</translation>
    </message>
    <message>
        <source>The study is in a shared folder ({other}). Sessions work there, but saving may be slow. Don&apos;t open the study on another machine until they&apos;re done.</source>
        <translation>Die Studie liegt in einem gemeinsamen Ordner ({other}). Sitzungen laufen dort, das Speichern kann aber langsam sein. Öffnen Sie die Studie auf keinem anderen Rechner, bis sie fertig sind.</translation>
    </message>
    <message>
        <source>If so, correct the list. If not, use it as it is.</source>
        <translation>Wenn ja, berichtigen Sie die Liste. Wenn nein, verwenden Sie sie so.</translation>
    </message>
    <message>
        <source>Remove the link, or choose another place.</source>
        <translation>Entfernen Sie die Verknüpfung oder wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>Row {number}: {problem}</source>
        <translation>Zeile {number}: {problem}</translation>
    </message>
    <message>
        <source>The {what} has no codes. {why}</source>
        <translation>{what} enthält keine Codes. {why}</translation>
    </message>
    <message>
        <source>a PNG image with a part of unknown meaning, which GridLab doesn&apos;t read</source>
        <translation>ein PNG-Bild mit einem Teil unbekannter Bedeutung, das GridLab nicht liest</translation>
    </message>
    <message>
        <source>a screen repeats another one without showing its images</source>
        <translation>ein Durchgang wiederholt einen anderen, ohne dessen Bilder zu zeigen</translation>
    </message>
    <message>
        <source>a design</source>
        <translation>ein Design</translation>
    </message>
    <message>
        <source>They name people and are never exported. Replace them with `gridlab sessions STUDY --rename OLD NEW`, or leave these sessions out.</source>
        <translation>Sie benennen Personen und werden nie exportiert. Ersetzen Sie sie mit `gridlab sessions STUDY --rename OLD NEW`, oder lassen Sie diese Sitzungen weg.</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>Ungültig</translation>
    </message>
    <message>
        <source>Voided: {count}.</source>
        <translation>Für ungültig erklärt: {count}.</translation>
    </message>
    <message>
        <source>`gridlab sessions` lists the codes.</source>
        <translation>`gridlab sessions` listet die Codes auf.</translation>
    </message>
    <message>
        <source>a screen that is not for catching or practice has right cells</source>
        <translation>ein Durchgang, der weder Kontrolle noch Übung ist, hat richtige Felder</translation>
    </message>
    <message>
        <source>an event is on a cell that its screen does not have</source>
        <translation>ein Ereignis liegt auf einem Feld, das der Durchgang nicht hat</translation>
    </message>
    <message>
        <source>another program changed the file of the session</source>
        <translation>ein anderes Programm hat die Datei der Sitzung geändert</translation>
    </message>
    <message>
        <source>design of the {what}</source>
        <translation>Design ({what})</translation>
    </message>
    <message>
        <source>file of codes</source>
        <translation>Datei der Codes</translation>
    </message>
    <message>
        <source>file system {kind}</source>
        <translation>Dateisystem {kind}</translation>
    </message>
    <message>
        <source>it has a number that is not finite</source>
        <translation>sie hat eine Zahl, die nicht endlich ist</translation>
    </message>
    <message>
        <source>it has more links than numbers</source>
        <translation>sie hat mehr Links als Nummern</translation>
    </message>
    <message>
        <source>it has more than the allowed {most:,} bytes</source>
        <translation>sie hat mehr als die erlaubten {most:,} Byte</translation>
    </message>
    <message>
        <source>it has no stimulus_set</source>
        <translation>sie hat kein stimulus_set</translation>
    </message>
    <message>
        <source>it has no triplets</source>
        <translation>sie hat keine Tripletts</translation>
    </message>
    <message>
        <source>it has other keys than a row</source>
        <translation>sie hat andere Schlüssel als eine Zeile</translation>
    </message>
    <message>
        <source>it holds more than {limit:,} bytes</source>
        <translation>sie enthält mehr als {limit:,} Byte</translation>
    </message>
    <message>
        <source>it is larger than 2 GB</source>
        <translation>sie ist größer als 2 GB</translation>
    </message>
    <message>
        <source>it is not a {format} file</source>
        <translation>es ist keine {format}-Datei</translation>
    </message>
    <message>
        <source>it is no JSON object</source>
        <translation>sie ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>a key is there twice</source>
        <translation>ein Schlüssel steht zweimal da</translation>
    </message>
    <message>
        <source>agrees little with others (κ {kappa:.2f}; {usual:.2f} is usual)</source>
        <translation>stimmt wenig mit anderen überein (κ {kappa:.2f}; üblich sind {usual:.2f})</translation>
    </message>
    <message>
        <source>answers otherwise than most, without a sign of carelessness</source>
        <translation>antwortet anders als die meisten, ohne ein Zeichen von Unachtsamkeit</translation>
    </message>
    <message>
        <source>answers repeat screens otherwise (κ {kappa:.2f})</source>
        <translation>beantwortet Wiederholungen anders (κ {kappa:.2f})</translation>
    </message>
    <message>
        <source>answers repeat screens otherwise (κ {kappa:.2f}; {usual:.2f} is usual)</source>
        <translation>beantwortet Wiederholungen anders (κ {kappa:.2f}; üblich sind {usual:.2f})</translation>
    </message>
    <message>
        <source>chooses by place (p &lt; {p})</source>
        <translation>wählt nach der Stelle (p &lt; {p})</translation>
    </message>
    <message>
        <source>chooses by place (p = {p:.3f})</source>
        <translation>wählt nach der Stelle (p = {p:.3f})</translation>
    </message>
    <message>
        <source>faster than everybody else</source>
        <translation>schneller als alle anderen</translation>
    </message>
    <message>
        <source>axes {across} and {up} hold {share:.0%} of the variance</source>
        <translation>Achsen {across} und {up} enthalten {share:.0%} der Varianz</translation>
    </message>
    <message>
        <source>a number used twice: {number} is also that of {id}</source>
        <translation>eine Nummer zweimal verwendet: {number} hat auch {id}</translation>
    </message>
    <message>
        <source>a submission without a session: {which}</source>
        <translation>eine Einreichung ohne Sitzung: {which}</translation>
    </message>
    <message>
        <source>an answer was taken back, and no other one follows</source>
        <translation>eine Antwort wurde zurückgenommen, und keine andere folgt</translation>
    </message>
    <message>
        <source>a path in the folder</source>
        <translation>ein Pfad im Ordner</translation>
    </message>
    <message>
        <source>a table, one link per row</source>
        <translation>eine Tabelle, ein Link pro Zeile</translation>
    </message>
    <message>
        <source>answered {claimed} s of screens in {span} s</source>
        <translation>{claimed} s an Durchgängen in {span} s beantwortet</translation>
    </message>
    <message>
        <source>a measure of {listed}, a space, and &lt; or &gt;, with &quot;annotator.&quot; before one of sessions</source>
        <translation>ein Maß aus {listed}, ein Leerzeichen und &lt; oder &gt;, mit „annotator.“ vor einem von Sitzungen</translation>
    </message>
    <message>
        <source>a number from -1 to 1</source>
        <translation>eine Zahl von -1 bis 1</translation>
    </message>
    <message>
        <source>a rule of version 1</source>
        <translation>eine Regel der Version 1</translation>
    </message>
    <message>
        <source>after the lock</source>
        <translation>nach dem Festlegen</translation>
    </message>
    <message>
        <source>archive for JATOS</source>
        <translation>Archiv für JATOS</translation>
    </message>
    <message>
        <source>beside each other</source>
        <translation>nebeneinander</translation>
    </message>
    <message>
        <source>best possible {least:.3f} to {most:.3f}</source>
        <translation>bestmöglich {least:.3f} bis {most:.3f}</translation>
    </message>
    <message>
        <source>chance {chance:.1f}</source>
        <translation>Zufall {chance:.1f}</translation>
    </message>
    <message>
        <source>faster than {share:.0%} of the others</source>
        <translation>schneller als {share:.0%} der anderen</translation>
    </message>
    <message>
        <source>file of answers</source>
        <translation>Datei mit Antworten</translation>
    </message>
    <message>
        <source>file of the page</source>
        <translation>Datei der Seite</translation>
    </message>
    <message>
        <source>file {name} of the page</source>
        <translation>Datei {name} der Seite</translation>
    </message>
    <message>
        <source>held-out error not known</source>
        <translation>Fehler auf zurückgehaltenen Antworten nicht bekannt</translation>
    </message>
    <message>
        <source>held-out error {error:.3f}</source>
        <translation>Fehler auf zurückgehaltenen Antworten {error:.3f}</translation>
    </message>
    <message>
        <source>held-out error {error:.3f} ({low:.3f} to {high:.3f})</source>
        <translation>Fehler auf zurückgehaltenen Antworten {error:.3f} ({low:.3f} bis {high:.3f})</translation>
    </message>
    <message>
        <source>inbox</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>in the lab</source>
        <translation>im Labor</translation>
    </message>
    <message>
        <source>inbox {name}</source>
        <translation>Eingang {name}</translation>
    </message>
    <message>
        <source>is not of a publication of this study</source>
        <translation>gehört zu keiner Veröffentlichung dieser Studie</translation>
    </message>
    <message>
        <source>it agrees to another text</source>
        <translation>sie willigt in einen anderen Text ein</translation>
    </message>
    <message>
        <source>it answers a question twice</source>
        <translation>sie beantwortet eine Frage zweimal</translation>
    </message>
    <message>
        <source>it has half of a surrogate pair</source>
        <translation>sie hat ein halbes Surrogatpaar</translation>
    </message>
    <message>
        <source>it has other keys than a row of this kind</source>
        <translation>sie hat andere Schlüssel als eine Zeile dieser Art</translation>
    </message>
    <message>
        <source>it has other tables than an inbox</source>
        <translation>sie hat andere Tabellen als ein Eingang</translation>
    </message>
    <message>
        <source>it is no answer to its question ({why:clause})</source>
        <translation>sie ist keine Antwort auf ihre Frage ({why:clause})</translation>
    </message>
    <message>
        <source>it is not the place for its kind</source>
        <translation>eine Zeile dieser Art gehört nicht hierher</translation>
    </message>
    <message>
        <source>catch</source>
        <translation>Kontrolle</translation>
    </message>
    <message>
        <source>Maps are fitted as `embed` fits them by itself: with the best of its short list.</source>
        <translation>Karten werden so berechnet, wie `embed` es von selbst tut: mit dem Besten seiner kurzen Liste.</translation>
    </message>
    <message>
        <source>Maps are fitted in {dims} dimensions, with the best of the short list of `embed`.</source>
        <translation>Karten werden in {dims} Dimensionen berechnet, mit dem Besten der kurzen Liste von `embed`.</translation>
    </message>
    <message>
        <source>Simulated on {some:,} of the {images:,} images, with as many screens per image.</source>
        <translation>Simuliert mit {some:,} der {images:,} Bilder und ebenso vielen Durchgängen je Bild.</translation>
    </message>
    <message>
        <source>If not, type the code again. {otherwise}</source>
        <translation>Wenn nicht, geben Sie den Code neu ein. {otherwise}</translation>
    </message>
    <message>
        <source>&lt; {p}</source>
        <translation>&lt; {p}</translation>
    </message>
    <message>
        <source>Adding up hours</source>
        <translation>Stunden werden zusammengezählt</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>Hours and pay of {count:,} annotators are in {name}.</source>
        <translation>Stunden und Bezahlung von {count:,} Versuchspersonen stehen in {name}.</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>Bezahlung</translation>
    </message>
    <message>
        <source>All other figures are written.</source>
        <translation>Alle anderen Abbildungen sind geschrieben.</translation>
    </message>
    <message>
        <source>/embedding: an axis of the other sign</source>
        <translation>/embedding: eine Achse mit dem anderen Vorzeichen</translation>
    </message>
    <message>
        <source>/embedding: axes not by descending variance</source>
        <translation>/embedding: Achsen nicht nach fallender Varianz</translation>
    </message>
    <message>
        <source>/embedding: not centred</source>
        <translation>/embedding: nicht zentriert</translation>
    </message>
    <message>
        <source>/tried/chosen: more than one</source>
        <translation>/tried/chosen: mehr als eine</translation>
    </message>
    <message>
        <source>/{path}: below 0</source>
        <translation>/{path}: unter 0</translation>
    </message>
    <message>
        <source>/{path}: no SHA-256</source>
        <translation>/{path}: kein SHA-256</translation>
    </message>
    <message>
        <source>/{path}: no share</source>
        <translation>/{path}: kein Anteil</translation>
    </message>
    <message>
        <source>1 ready</source>
        <translation>1 bereit</translation>
    </message>
    <message>
        <source>1 silent</source>
        <translation>1 still</translation>
    </message>
    <message>
        <source>1 station running</source>
        <translation>1 Station läuft</translation>
    </message>
    <message>
        <source>A HIT is one sitting: the run of screens one person answers.</source>
        <translation>Ein HIT ist eine Sitzung: die Durchgänge, die eine Person beantwortet.</translation>
    </message>
    <message>
        <source>A full ranking of eight around the image, as in doi 10.3791/63461.</source>
        <translation>Eine volle Rangfolge von acht um das Referenzbild, wie in doi 10.3791/63461.</translation>
    </message>
    <message>
        <source>A good first choice: of the twelve published grids the least error per screen.</source>
        <translation>Eine gute erste Wahl: der kleinste Fehler pro Durchgang unter den zwölf veröffentlichten Rastern.</translation>
    </message>
    <message>
        <source>A middle way: two clicks, large images, 12 triplets per screen.</source>
        <translation>Ein Mittelweg: zwei Klicks, große Bilder, 12 Tripletts pro Durchgang.</translation>
    </message>
    <message>
        <source>Collect more answers.</source>
        <translation>Sammeln Sie mehr Antworten.</translation>
    </message>
    <message>
        <source>Comparing axes</source>
        <translation>Achsen werden verglichen</translation>
    </message>
    <message>
        <source>Eight around the image, two chosen in order, as PsiZ shows them.</source>
        <translation>Acht um das Referenzbild, zwei davon der Reihe nach, wie bei PsiZ.</translation>
    </message>
    <message>
        <source>Four large images and one click: for short HITs and small displays.</source>
        <translation>Vier große Bilder und ein Klick: für kurze HITs und kleine Bildschirme.</translation>
    </message>
    <message>
        <source>Divide them all by the same number.</source>
        <translation>Teilen Sie alle durch dieselbe Zahl.</translation>
    </message>
    <message>
        <source>Give a table of numbers: .csv with image names, .npy, .npz, or a map&apos;s .h5.</source>
        <translation>Geben Sie eine Tabelle aus Zahlen an: .csv mit Bildnamen, .npy, .npz oder die .h5-Datei einer Karte.</translation>
    </message>
    <message>
        <source>Give the design shared screens.</source>
        <translation>Geben Sie dem Design gemeinsame Durchgänge.</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>It has the code on view since {time}.</source>
        <translation>Sie zeigt den Code seit {time} an.</translation>
    </message>
    <message>
        <source>Its number, as set on that machine, and the letters of its codes.</source>
        <translation>Ihre Nummer, wie auf jenem Rechner eingestellt, und die Buchstaben ihrer Codes.</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>Letzte Antwort</translation>
    </message>
    <message>
        <source>Looking at the stations</source>
        <translation>Stationen werden angesehen</translation>
    </message>
    <message>
        <source>Half of eight: fewer wrong triplets than two of eight, for four clicks.</source>
        <translation>Die Hälfte von acht: weniger falsche Tripletts als zwei aus acht, bei vier Klicks.</translation>
    </message>
    <message>
        <source>Leave out the rows of other images, or give an .npy or .npz file.</source>
        <translation>Lassen Sie die Zeilen anderer Bilder weg, oder geben Sie eine .npy- oder .npz-Datei an.</translation>
    </message>
    <message>
        <source>Methods text</source>
        <translation>Methodentext</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Folgt</translation>
    </message>
    <message>
        <source>No backup folder is set on this machine.</source>
        <translation>Auf diesem Rechner ist kein Ordner für Sicherungen eingestellt.</translation>
    </message>
    <message>
        <source>Most triplets per screen, for large displays. Nobody has published its error.</source>
        <translation>Die meisten Tripletts pro Durchgang, für große Bildschirme. Sein Fehler ist nicht veröffentlicht.</translation>
    </message>
    <message>
        <source>Nearly as accurate per screen as 16 choose 4, with larger images.</source>
        <translation>Pro Durchgang fast so genau wie 4 aus 16, mit größeren Bildern.</translation>
    </message>
    <message>
        <source>No two annotators answered the same screens.</source>
        <translation>Keine zwei Versuchspersonen haben dieselben Durchgänge beantwortet.</translation>
    </message>
    <message>
        <source>Nobody there</source>
        <translation>Niemand da</translation>
    </message>
    <message>
        <source>One click among eight: quick to answer, still large images.</source>
        <translation>Ein Klick unter acht: schnell beantwortet, die Bilder bleiben groß.</translation>
    </message>
    <message>
        <source>One click gives 11 triplets.</source>
        <translation>Ein Klick ergibt 11 Tripletts.</translation>
    </message>
    <message>
        <source>One click gives 15 triplets.</source>
        <translation>Ein Klick ergibt 15 Tripletts.</translation>
    </message>
    <message>
        <source>Pay is that of complete sessions. Sessions that are excluded or voided are paid too.</source>
        <translation>Bezahlt werden vollständige Sitzungen, auch ausgeschlossene und ungültige.</translation>
    </message>
    <message>
        <source>Ready for the next</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Running for</source>
        <translation>Läuft seit</translation>
    </message>
    <message>
        <source>Serving a page needs packages that are not installed: {names}.</source>
        <translation>Zum Ausliefern einer Seite fehlen Pakete: {names}.</translation>
    </message>
    <message>
        <source>Silent for {time}</source>
        <translation>Still seit {time}</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>The code could not be freed: {reason}.</source>
        <translation>Der Code konnte nicht freigegeben werden: {reason}.</translation>
    </message>
    <message>
        <source>The code is free again.</source>
        <translation>Der Code ist wieder frei.</translation>
    </message>
    <message>
        <source>The classic single comparison, to match earlier studies. It needs the most screens.</source>
        <translation>Der klassische Einzelvergleich, passend zu früheren Studien. Er braucht die meisten Durchgänge.</translation>
    </message>
    <message>
        <source>The truth is {name}.</source>
        <translation>Die Wahrheit ist {name}.</translation>
    </message>
    <message>
        <source>There are no complete or partial {purpose} sessions.</source>
        <translation>Es gibt keine vollständigen oder teilweisen Sitzungen mit dem Zweck {purpose}.</translation>
    </message>
    <message>
        <source>There are too few screens to say how the error falls.</source>
        <translation>Es gibt zu wenige Durchgänge, um zu sagen, wie der Fehler sinkt.</translation>
    </message>
    <message>
        <source>This map was fitted with features, so it resembles features in any case.</source>
        <translation>Diese Karte wurde mit Merkmalen angepasst und ähnelt Merkmalen daher ohnehin.</translation>
    </message>
    <message>
        <source>Two clicks give 20 triplets.</source>
        <translation>Zwei Klicks ergeben 20 Tripletts.</translation>
    </message>
    <message>
        <source>With 400 screens nearly as accurate as 16 choose 4, for two clicks.</source>
        <translation>Mit 400 Durchgängen fast so genau wie 4 aus 16, bei zwei Klicks.</translation>
    </message>
    <message>
        <source>Writing what the paper needs</source>
        <translation>Alles für den Artikel wird geschrieben</translation>
    </message>
    <message>
        <source>a TIFF image with its bits in reverse order, which GridLab doesn&apos;t read</source>
        <translation>ein TIFF-Bild mit umgekehrter Bitfolge, das GridLab nicht liest</translation>
    </message>
    <message>
        <source>a station is a number from 0 to {most}.</source>
        <translation>eine Station ist eine Zahl von 0 bis {most}.</translation>
    </message>
    <message>
        <source>a transfer as text has changed its bytes</source>
        <translation>eine Übertragung als Text hat seine Bytes verändert</translation>
    </message>
    <message>
        <source>attribute {name}: below 0</source>
        <translation>Attribut {name}: unter 0</translation>
    </message>
    <message>
        <source>attribute {name}: no share</source>
        <translation>Attribut {name}: kein Anteil</translation>
    </message>
    <message>
        <source>attribute {name}: outside its interval</source>
        <translation>Attribut {name}: außerhalb seines Intervalls</translation>
    </message>
    <message>
        <source>any</source>
        <translation>jede</translation>
    </message>
    <message>
        <source>claim</source>
        <translation>Anspruch</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>schnell</translation>
    </message>
    <message>
        <source>features {weight:.0%}</source>
        <translation>Merkmale {weight:.0%}</translation>
    </message>
    <message>
        <source>file of answers {name}</source>
        <translation>Datei mit Antworten {name}</translation>
    </message>
    <message>
        <source>file {name}</source>
        <translation>Datei {name}</translation>
    </message>
    <message>
        <source>first third {first:.1f} s, last third {last:.1f} s</source>
        <translation>erstes Drittel {first:.1f} s, letztes Drittel {last:.1f} s</translation>
    </message>
    <message>
        <source>from 1 session</source>
        <translation>aus 1 Sitzung</translation>
    </message>
    <message>
        <source>from {count:,} sessions</source>
        <translation>aus {count:,} Sitzungen</translation>
    </message>
    <message>
        <source>how long answers took</source>
        <translation>wie lange Antworten dauerten</translation>
    </message>
    <message>
        <source>has more than {rows:,} rows or {cells:,} cells</source>
        <translation>hat mehr als {rows:,} Zeilen oder {cells:,} Zellen</translation>
    </message>
    <message>
        <source>has numbers that are too large</source>
        <translation>enthält zu große Zahlen</translation>
    </message>
    <message>
        <source>in a terminal of the server, where you copied them</source>
        <translation>in einem Terminal des Servers, wo Sie beides abgelegt haben</translation>
    </message>
    <message>
        <source>in part</source>
        <translation>teilweise</translation>
    </message>
    <message>
        <source>it has an image twice</source>
        <translation>enthält ein Bild doppelt</translation>
    </message>
    <message>
        <source>it has an image without a name</source>
        <translation>enthält ein Bild ohne Namen</translation>
    </message>
    <message>
        <source>it has too few cells: {row}</source>
        <translation>hat zu wenige Felder: {row}</translation>
    </message>
    <message>
        <source>it is not the row `web`</source>
        <translation>sie ist nicht die Zeile `web`</translation>
    </message>
    <message>
        <source>it looks nearly black, as its values use less than 1/16 of the range: scale it first</source>
        <translation>es wirkt fast schwarz, denn seine Werte nutzen weniger als 1/16 des Bereichs. Skalieren Sie es zuerst</translation>
    </message>
    <message>
        <source>it names no page</source>
        <translation>sie nennt keine Seite</translation>
    </message>
    <message>
        <source>it names no screen of the session</source>
        <translation>sie nennt keinen Durchgang der Sitzung</translation>
    </message>
    <message>
        <source>it plans more screens than the design</source>
        <translation>sie plant mehr Durchgänge als das Design</translation>
    </message>
    <message>
        <source>it repeats a screen that has no images yet</source>
        <translation>sie wiederholt einen Durchgang, der noch keine Bilder hat</translation>
    </message>
    <message>
        <source>it retracts no standing response</source>
        <translation>sie nimmt keine gültige Antwort zurück</translation>
    </message>
    <message>
        <source>it was away for longer than the screen was there</source>
        <translation>sie war länger abwesend, als der Durchgang dauerte</translation>
    </message>
    <message>
        <source>it was given before its screen takes input</source>
        <translation>sie kam, bevor der Durchgang Eingaben annimmt</translation>
    </message>
    <message>
        <source>it was written by a newer GridLab: its version is {found}; this program reads up to {newest}</source>
        <translation>sie stammt von einem neueren GridLab: ihre Version ist {found}; dieses Programm liest bis {newest}</translation>
    </message>
    <message>
        <source>its EXIF data is broken and was ignored</source>
        <translation>die EXIF-Daten sind defekt und wurden nicht beachtet</translation>
    </message>
    <message>
        <source>its answers were discarded</source>
        <translation>ihre Antworten wurden verworfen</translation>
    </message>
    <message>
        <source>its answers were discarded before anything was stored</source>
        <translation>ihre Antworten wurden verworfen, bevor etwas gespeichert war</translation>
    </message>
    <message>
        <source>its brightness was corrected, as it says that its gamma is {gamma:g}</source>
        <translation>die Helligkeit wurde korrigiert, da es sein Gamma mit {gamma:g} angibt</translation>
    </message>
    <message>
        <source>its chosen cells are not what the design allows</source>
        <translation>ihre gewählten Felder sind nicht, was das Design erlaubt</translation>
    </message>
    <message>
        <source>its code has a line break.</source>
        <translation>ihr Code enthält einen Zeilenumbruch.</translation>
    </message>
    <message>
        <source>its colour profile is broken or does not fit and was ignored</source>
        <translation>das Farbprofil ist defekt oder passt nicht und wurde nicht beachtet</translation>
    </message>
    <message>
        <source>its colours are not those of sRGB and were not converted: save it in sRGB</source>
        <translation>seine Farben sind nicht die von sRGB und wurden nicht umgerechnet. Speichern Sie es in sRGB</translation>
    </message>
    <message>
        <source>its columns are {listed}</source>
        <translation>ihre Spalten sind {listed}</translation>
    </message>
    <message>
        <source>its data lie in another file</source>
        <translation>die Daten liegen in einer anderen Datei</translation>
    </message>
    <message>
        <source>its design does not have the id that it names</source>
        <translation>ihr Design hat nicht die Kennung, die sie nennt</translation>
    </message>
    <message>
        <source>its directory is too long</source>
        <translation>das Verzeichnis ist zu lang</translation>
    </message>
    <message>
        <source>its display has other keys than it must have</source>
        <translation>ihr Bildschirm hat andere Schlüssel, als er haben muss</translation>
    </message>
    <message>
        <source>its first part is unknown</source>
        <translation>der erste Teil ist unbekannt</translation>
    </message>
    <message>
        <source>its first row is not as it must be ({error})</source>
        <translation>ihre erste Zeile ist nicht, wie sie sein muss ({error})</translation>
    </message>
    <message>
        <source>its first rows are not as they must be ({error})</source>
        <translation>die ersten Zeilen sind nicht, wie sie sein müssen ({error})</translation>
    </message>
    <message>
        <source>its group has a line break.</source>
        <translation>ihre Gruppe enthält einen Zeilenumbruch.</translation>
    </message>
    <message>
        <source>its header says no size</source>
        <translation>der Kopf nennt keine Größe</translation>
    </message>
    <message>
        <source>its header says {width} × {height} pixels</source>
        <translation>der Kopf sagt {width} × {height} Pixel</translation>
    </message>
    <message>
        <source>its headers contradict each other</source>
        <translation>die Angaben am Anfang widersprechen sich</translation>
    </message>
    <message>
        <source>its images do not have the digest that it names</source>
        <translation>ihre Bilder haben nicht die Prüfsumme, die sie nennt</translation>
    </message>
    <message>
        <source>its journal names other files</source>
        <translation>ihr Journal nennt andere Dateien</translation>
    </message>
    <message>
        <source>its label has a line break</source>
        <translation>das Label enthält einen Zeilenumbruch</translation>
    </message>
    <message>
        <source>its last line is not as it must be: {why}</source>
        <translation>ihre letzte Zeile ist nicht, wie sie sein muss: {why}</translation>
    </message>
    <message>
        <source>its links go in a circle</source>
        <translation>die Verknüpfungen laufen im Kreis</translation>
    </message>
    <message>
        <source>its numbers go beyond those of station {station}</source>
        <translation>ihre Nummern gehen über die der Station {station} hinaus</translation>
    </message>
    <message>
        <source>its page is not the one that comes here</source>
        <translation>ihre Seite ist nicht die, die hier kommt</translation>
    </message>
    <message>
        <source>its pages do not fit together</source>
        <translation>die Seiten passen nicht zusammen</translation>
    </message>
    <message>
        <source>its palette is damaged</source>
        <translation>seine Palette ist beschädigt</translation>
    </message>
    <message>
        <source>its palette is missing</source>
        <translation>seine Palette fehlt</translation>
    </message>
    <message>
        <source>its pixels are interrupted</source>
        <translation>die Pixel sind unterbrochen</translation>
    </message>
    <message>
        <source>its pixels are signed, so negative ones are black and it looks too dark: scale it first</source>
        <translation>seine Pixelwerte haben Vorzeichen: negative sind schwarz, und es wirkt zu dunkel. Skalieren Sie es zuerst</translation>
    </message>
    <message>
        <source>its pixels come before its header</source>
        <translation>die Pixel kommen vor dem Kopf</translation>
    </message>
    <message>
        <source>its row {row} is lost, and nothing else tells what it said</source>
        <translation>Zeile {row} ist verloren, und nichts anderes sagt, was dort stand</translation>
    </message>
    <message>
        <source>its sampling is impossible</source>
        <translation>die Abtastung ist unmöglich</translation>
    </message>
    <message>
        <source>its screen has a standing response or another number of attempts</source>
        <translation>ihr Durchgang hat eine gültige Antwort oder eine andere Zahl von Versuchen</translation>
    </message>
    <message>
        <source>its screen has its images already</source>
        <translation>ihr Durchgang hat schon seine Bilder</translation>
    </message>
    <message>
        <source>its screen has no images yet</source>
        <translation>ihr Durchgang hat noch keine Bilder</translation>
    </message>
    <message>
        <source>its screen is not the one that comes here</source>
        <translation>ihr Durchgang ist nicht der, der hier kommt</translation>
    </message>
    <message>
        <source>its screens are not those of number {number}</source>
        <translation>ihre Durchgänge sind nicht die der Nummer {number}</translation>
    </message>
    <message>
        <source>its settings are not those of a session</source>
        <translation>die Einstellungen sind nicht die einer Sitzung</translation>
    </message>
    <message>
        <source>its tiles are impossible</source>
        <translation>die Kacheln sind unmöglich</translation>
    </message>
    <message>
        <source>its time was not over</source>
        <translation>ihre Zeit war nicht um</translation>
    </message>
    <message>
        <source>its times go backwards (row {row})</source>
        <translation>ihre Zeiten laufen rückwärts (Zeile {row})</translation>
    </message>
    <message>
        <source>its version is not that of its rows</source>
        <translation>ihre Version ist nicht die ihrer Zeilen</translation>
    </message>
    <message>
        <source>journal of the session</source>
        <translation>Journal der Sitzung</translation>
    </message>
    <message>
        <source>keeps /{name} elsewhere</source>
        <translation>bewahrt /{name} anderswo auf</translation>
    </message>
    <message>
        <source>key of a chosen cell</source>
        <translation>die Taste eines gewählten Feldes</translation>
    </message>
    <message>
        <source>keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>keys file</source>
        <translation>Schlüsseldatei</translation>
    </message>
    <message>
        <source>keys file {path}</source>
        <translation>Schlüsseldatei {path}</translation>
    </message>
    <message>
        <source>known from</source>
        <translation>bekannt aus</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>labels file</source>
        <translation>Labeldatei</translation>
    </message>
    <message>
        <source>labels file {path}</source>
        <translation>Labeldatei {path}</translation>
    </message>
    <message>
        <source>larger than its file can hold</source>
        <translation>größer, als die Datei fassen kann</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgeschlossen</translation>
    </message>
    <message>
        <source>left, right or top with {size} cells; center with odd rows and odd columns</source>
        <translation>links, rechts oder oben bei {size} Feldern; Mitte bei ungerader Zahl von Zeilen und Spalten</translation>
    </message>
    <message>
        <source>line {line:,}: {why}</source>
        <translation>Zeile {line:,}: {why}</translation>
    </message>
    <message>
        <source>line {number} is no line of a record: {why}</source>
        <translation>Zeile {number} gehört zu keinem Protokoll: {why}</translation>
    </message>
    <message>
        <source>list</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>list of codes</source>
        <translation>Liste von Codes</translation>
    </message>
    <message>
        <source>list of codes {path}</source>
        <translation>Liste von Codes {path}</translation>
    </message>
    <message>
        <source>list of inboxes</source>
        <translation>Liste der Eingänge</translation>
    </message>
    <message>
        <source>list of links</source>
        <translation>Linkliste</translation>
    </message>
    <message>
        <source>list of screens</source>
        <translation>Liste von Durchgängen</translation>
    </message>
    <message>
        <source>list of screens {path}</source>
        <translation>Liste von Durchgängen {path}</translation>
    </message>
    <message>
        <source>list of skipped files</source>
        <translation>Liste übersprungener Dateien</translation>
    </message>
    <message>
        <source>list of submissions</source>
        <translation>Liste der Einreichungen</translation>
    </message>
    <message>
        <source>list of submissions {path}</source>
        <translation>Liste der Einreichungen {path}</translation>
    </message>
    <message>
        <source>live file</source>
        <translation>Live-Datei</translation>
    </message>
    <message>
        <source>lock file</source>
        <translation>Sperrdatei</translation>
    </message>
    <message>
        <source>main</source>
        <translation>Haupt</translation>
    </message>
    <message>
        <source>manifest</source>
        <translation>Manifest</translation>
    </message>
    <message>
        <source>milliseconds, at most a day</source>
        <translation>Millisekunden, höchstens ein Tag</translation>
    </message>
    <message>
        <source>minimum</source>
        <translation>dem Mindestlohn</translation>
    </message>
    <message>
        <source>minimum fee</source>
        <translation>Mindestgebühr</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlen</translation>
    </message>
    <message>
        <source>more objects than a dataset has</source>
        <translation>mehr Objekte, als ein Datensatz hat</translation>
    </message>
    <message>
        <source>more than {seconds:g} seconds, the time in which input is ignored</source>
        <translation>mehr als {seconds:g} Sekunden, in denen Eingaben nicht zählen</translation>
    </message>
    <message>
        <source>mouse</source>
        <translation>Maus</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>names one image</source>
        <translation>nennt ein Bild</translation>
    </message>
    <message>
        <source>names {number}</source>
        <translation>nennt {number}</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>no consent is asked for here</source>
        <translation>hier wird nicht nach der Einwilligung gefragt</translation>
    </message>
    <message>
        <source>no good image</source>
        <translation>kein brauchbares Bild</translation>
    </message>
    <message>
        <source>no image is called so</source>
        <translation>kein Bild heißt so</translation>
    </message>
    <message>
        <source>no key but {keys}</source>
        <translation>kein Schlüssel außer {keys}</translation>
    </message>
    <message>
        <source>no questions are asked here</source>
        <translation>hier werden keine Fragen gestellt</translation>
    </message>
    <message>
        <source>no such key</source>
        <translation>kein solcher Schlüssel</translation>
    </message>
    <message>
        <source>no such key in version 1</source>
        <translation>kein solcher Schlüssel in Version 1</translation>
    </message>
    <message>
        <source>no such key, as it came with version {since}</source>
        <translation>kein solcher Schlüssel, denn er kam mit Version {since}</translation>
    </message>
    <message>
        <source>no such submission: it came without the platform&apos;s ids</source>
        <translation>keine solche Einreichung: sie kam ohne Kennungen der Plattform</translation>
    </message>
    <message>
        <source>no such submission: the platform&apos;s list has no such ids</source>
        <translation>keine solche Einreichung: die Liste der Plattform hat diese Kennungen nicht</translation>
    </message>
    <message>
        <source>nobody can go back to its screen</source>
        <translation>zu ihrem Durchgang kann niemand zurückgehen</translation>
    </message>
    <message>
        <source>nobody answers within {connect_seconds:.0f} s</source>
        <translation>niemand antwortet innerhalb von {connect_seconds:.0f} s</translation>
    </message>
    <message>
        <source>images&apos; files, displays, dates and practice</source>
        <translation>Bilddateien, Bildschirme, Datum und Übung</translation>
    </message>
    <message>
        <source>labels of the images</source>
        <translation>Labels der Bilder</translation>
    </message>
    <message>
        <source>noise of a choice</source>
        <translation>Rauschen einer Wahl</translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation>nichts gewählt</translation>
    </message>
    <message>
        <source>none of its {count:,} lines is one of a record: {why}</source>
        <translation>keine der {count:,} Zeilen gehört zu einem Protokoll: {why}</translation>
    </message>
    <message>
        <source>none, as the kind is {kind} and not choice</source>
        <translation>keine, da die Art {kind} ist und nicht choice</translation>
    </message>
    <message>
        <source>none, as the method is {method} and not listed</source>
        <translation>keine, da das Verfahren {method} ist und nicht listed</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>nicht beantwortet</translation>
    </message>
    <message>
        <source>not every block has its lines</source>
        <translation>nicht jeder Block hat seine Zeilen</translation>
    </message>
    <message>
        <source>not every image has its pictures</source>
        <translation>nicht jedes Bild hat seine Kopien</translation>
    </message>
    <message>
        <source>not part of the format</source>
        <translation>kein Teil des Formats</translation>
    </message>
    <message>
        <source>not variable-length text</source>
        <translation>kein Text variabler Länge</translation>
    </message>
    <message>
        <source>notes file</source>
        <translation>Notizdatei</translation>
    </message>
    <message>
        <source>notes file {path}</source>
        <translation>Notizdatei {path}</translation>
    </message>
    <message>
        <source>nothing to take yet</source>
        <translation>noch nichts zu übernehmen</translation>
    </message>
    <message>
        <source>number of the screen</source>
        <translation>die Nummer des Durchgangs</translation>
    </message>
    <message>
        <source>of an unknown kind, not a PNG, JPEG, WebP, AVIF, BMP, GIF or TIFF image</source>
        <translation>von unbekannter Art, kein PNG-, JPEG-, WebP-, AVIF-, BMP-, GIF- oder TIFF-Bild</translation>
    </message>
    <message>
        <source>of shape {shape}</source>
        <translation>von der Form {shape}</translation>
    </message>
    <message>
        <source>of type {dtype}, not {types}</source>
        <translation>vom Typ {dtype}, nicht {types}</translation>
    </message>
    <message>
        <source>on the left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>on the right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>on the web</source>
        <translation>im Web</translation>
    </message>
    <message>
        <source>one of {choices}</source>
        <translation>eines von {choices}</translation>
    </message>
    <message>
        <source>only a withdrawal discards answers</source>
        <translation>nur ein Zurückziehen verwirft Antworten</translation>
    </message>
    <message>
        <source>only one good image</source>
        <translation>nur ein brauchbares Bild</translation>
    </message>
    <message>
        <source>pairs of answers to shared screens</source>
        <translation>Paare von Antworten auf gemeinsame Durchgänge</translation>
    </message>
    <message>
        <source>partial</source>
        <translation>teilweise</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>percentage</source>
        <translation>Prozentsatz</translation>
    </message>
    <message>
        <source>permission is denied</source>
        <translation>der Zugriff ist verweigert</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>pilot</source>
        <translation>Pilot</translation>
    </message>
    <message>
        <source>positions</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>preregistration</source>
        <translation>Präregistrierung</translation>
    </message>
    <message>
        <source>private key</source>
        <translation>privater Schlüssel</translation>
    </message>
    <message>
        <source>program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>publication</source>
        <translation>Veröffentlichung</translation>
    </message>
    <message>
        <source>publication {path}</source>
        <translation>Veröffentlichung {path}</translation>
    </message>
    <message>
        <source>question</source>
        <translation>die Frage</translation>
    </message>
    <message>
        <source>recommendation</source>
        <translation>der Empfehlung</translation>
    </message>
    <message>
        <source>recommends</source>
        <translation>empfiehlt</translation>
    </message>
    <message>
        <source>references</source>
        <translation>Literaturangaben</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>refused: {what}</source>
        <translation>abgelehnt: {what}</translation>
    </message>
    <message>
        <source>repeat screens</source>
        <translation>Wiederholungsdurchgänge</translation>
    </message>
    <message>
        <source>repeats the times of session {id}</source>
        <translation>wiederholt die Zeiten der Sitzung {id}</translation>
    </message>
    <message>
        <source>resumed here</source>
        <translation>hier fortgesetzt</translation>
    </message>
    <message>
        <source>reward</source>
        <translation>Vergütung</translation>
    </message>
    <message>
        <source>row 0 is missing</source>
        <translation>Zeile 0 fehlt</translation>
    </message>
    <message>
        <source>row 0 is not as it must be: its checksum is wrong</source>
        <translation>Zeile 0 ist nicht, wie sie sein muss: ihre Prüfsumme ist falsch</translation>
    </message>
    <message>
        <source>row {number}, {name}: {problem}</source>
        <translation>Zeile {number}, {name}: {problem}</translation>
    </message>
    <message>
        <source>row {row} does not follow row {before}</source>
        <translation>Zeile {row} folgt nicht auf Zeile {before}</translation>
    </message>
    <message>
        <source>row {row} is missing</source>
        <translation>Zeile {row} fehlt</translation>
    </message>
    <message>
        <source>row {row} is no text</source>
        <translation>Zeile {row} ist kein Text</translation>
    </message>
    <message>
        <source>row {row} is not UTF-8</source>
        <translation>Zeile {row} ist nicht UTF-8</translation>
    </message>
    <message>
        <source>row {row} is not as it must be: {why:clause}</source>
        <translation>Zeile {row} ist nicht, wie sie sein muss: {why:clause}</translation>
    </message>
    <message>
        <source>row {row} is not as it must be: {why}</source>
        <translation>Zeile {row} ist nicht, wie sie sein muss: {why}</translation>
    </message>
    <message>
        <source>rows {numbers} say different things of this image</source>
        <translation>die Zeilen {numbers} sagen Verschiedenes über dieses Bild</translation>
    </message>
    <message>
        <source>rule for returning annotators</source>
        <translation>Regel für wiederkehrende Versuchspersonen</translation>
    </message>
    <message>
        <source>rules locked</source>
        <translation>Regeln festgelegt</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>s / screen</source>
        <translation>s / Durchg.</translation>
    </message>
    <message>
        <source>screens: {count:,}</source>
        <translation>Durchgänge: {count:,}</translation>
    </message>
    <message>
        <source>sealed text</source>
        <translation>versiegelter Text</translation>
    </message>
    <message>
        <source>seeds</source>
        <translation>Startwerten</translation>
    </message>
    <message>
        <source>session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>session file</source>
        <translation>Sitzungsdatei</translation>
    </message>
    <message>
        <source>session {id}</source>
        <translation>Sitzung {id}</translation>
    </message>
    <message>
        <source>session {id}, screen {screen}</source>
        <translation>Sitzung {id}, Durchgang {screen}</translation>
    </message>
    <message>
        <source>session {name}</source>
        <translation>Sitzung {name}</translation>
    </message>
    <message>
        <source>settings file</source>
        <translation>Einstellungsdatei</translation>
    </message>
    <message>
        <source>settings file {path}</source>
        <translation>Einstellungsdatei {path}</translation>
    </message>
    <message>
        <source>several images are called so</source>
        <translation>mehrere Bilder heißen so</translation>
    </message>
    <message>
        <source>share of screens answered at random</source>
        <translation>Anteil zufällig beantworteter Durchgänge</translation>
    </message>
    <message>
        <source>sheet for the ethics board</source>
        <translation>Bogen für die Ethikkommission</translation>
    </message>
    <message>
        <source>show-up fee</source>
        <translation>Antrittsgeld</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>simuliert</translation>
    </message>
    <message>
        <source>some of its metadata is broken or very large and was ignored</source>
        <translation>ein Teil der Metadaten ist defekt oder sehr groß und wurde nicht beachtet</translation>
    </message>
    <message>
        <source>started</source>
        <translation>begonnen</translation>
    </message>
    <message>
        <source>study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>study {folder}</source>
        <translation>Studie {folder}</translation>
    </message>
    <message>
        <source>study {path}</source>
        <translation>Studie {path}</translation>
    </message>
    <message>
        <source>study&apos;s fee table</source>
        <translation>Gebührentabelle der Studie</translation>
    </message>
    <message>
        <source>system, or a language such as de</source>
        <translation>system, oder eine Sprache wie de</translation>
    </message>
    <message>
        <source>table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>table of numbers</source>
        <translation>Zahlentabelle</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>text of 1 to 100 characters that is good as a file name: none of / \ : * ? &quot; &lt; &gt; | and control characters, no space at the ends, no full stop there</source>
        <translation>Text von 1 bis 100 Zeichen, der als Dateiname taugt: keines von / \ : * ? &quot; &lt; &gt; | und keine Steuerzeichen, kein Leerzeichen an den Enden, kein Punkt am Ende</translation>
    </message>
    <message>
        <source>text of at most {longest:,} characters</source>
        <translation>Text von höchstens {longest:,} Zeichen</translation>
    </message>
    <message>
        <source>text of {shortest} to {longest:,} characters</source>
        <translation>Text von {shortest} bis {longest:,} Zeichen</translation>
    </message>
    <message>
        <source>texts by key</source>
        <translation>Texte nach Schlüssel</translation>
    </message>
    <message>
        <source>the checksum of its {value} part is wrong</source>
        <translation>die Prüfsumme des Teils {value} ist falsch</translation>
    </message>
    <message>
        <source>the checksum of row {row} is wrong</source>
        <translation>die Prüfsumme von Zeile {row} ist falsch</translation>
    </message>
    <message>
        <source>the code that was corrected there holds here too</source>
        <translation>der Code, der dort berichtigt wurde, gilt nun auch hier</translation>
    </message>
    <message>
        <source>the code {code} is listed twice.</source>
        <translation>der Code {code} steht zweimal da.</translation>
    </message>
    <message>
        <source>the damaged file was repaired and holds as much ({name})</source>
        <translation>die beschädigte Datei wurde wiederhergestellt und enthält ebenso viel ({name})</translation>
    </message>
    <message>
        <source>the design inside is not the one it names</source>
        <translation>das Design darin ist nicht das genannte</translation>
    </message>
    <message>
        <source>the design: catch, repeat and shared screens</source>
        <translation>das Design: Kontroll-, Wiederholungs- und gemeinsame Durchgänge</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>der Datenträger ist voll</translation>
    </message>
    <message>
        <source>the disk is read-only</source>
        <translation>der Datenträger ist schreibgeschützt</translation>
    </message>
    <message>
        <source>the disk or the file is read-only</source>
        <translation>der Datenträger oder die Datei ist schreibgeschützt</translation>
    </message>
    <message>
        <source>the disk quota is used up</source>
        <translation>das Speicherkontingent ist aufgebraucht</translation>
    </message>
    <message>
        <source>the disk reports an input/output error</source>
        <translation>der Datenträger meldet einen Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>the file cannot be opened</source>
        <translation>die Datei lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>the file is damaged</source>
        <translation>die Datei ist beschädigt</translation>
    </message>
    <message>
        <source>the folder cannot be read: {reason}</source>
        <translation>der Ordner kann nicht gelesen werden: {reason}</translation>
    </message>
    <message>
        <source>the folder of the session doesn&apos;t exist (any more)</source>
        <translation>der Ordner der Sitzung ist nicht (mehr) da</translation>
    </message>
    <message>
        <source>the journal of the session cannot be removed</source>
        <translation>das Journal der Sitzung lässt sich nicht entfernen</translation>
    </message>
    <message>
        <source>the name is too long</source>
        <translation>der Name ist zu lang</translation>
    </message>
    <message>
        <source>the name of an included image of this block</source>
        <translation>der Name eines einbezogenen Bildes dieses Blocks</translation>
    </message>
    <message>
        <source>the network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>the network folder is gone</source>
        <translation>der Netzwerkordner ist weg</translation>
    </message>
    <message>
        <source>the probe {name} stands in its own grid</source>
        <translation>das Referenzbild {name} steht in seinem eigenen Raster</translation>
    </message>
    <message>
        <source>the row `person` must stand here</source>
        <translation>hier muss die Zeile `person` stehen</translation>
    </message>
    <message>
        <source>the same cells on {run} screens in a row (by chance at most {usual})</source>
        <translation>dieselben Felder in {run} Durchgängen in Folge (durch Zufall höchstens {usual})</translation>
    </message>
    <message>
        <source>the session is closed</source>
        <translation>die Sitzung ist geschlossen</translation>
    </message>
    <message>
        <source>there are {right}</source>
        <translation>es gibt {right}</translation>
    </message>
    <message>
        <source>there is 1</source>
        <translation>es gibt 1</translation>
    </message>
    <message>
        <source>this design</source>
        <translation>dieses Design</translation>
    </message>
    <message>
        <source>this program does not know its kind {kind!r}</source>
        <translation>dieses Programm kennt ihre Art {kind!r} nicht</translation>
    </message>
    <message>
        <source>three capital letters such as &quot;GBP&quot;</source>
        <translation>drei Großbuchstaben wie „GBP“</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>Zeit abgelaufen</translation>
    </message>
    <message>
        <source>too few columns</source>
        <translation>zu wenige Spalten</translation>
    </message>
    <message>
        <source>too large: decoding it takes {needed:,} MB of memory, more than {memory_bytes} MB</source>
        <translation>zu groß: Das Dekodieren braucht {needed:,} MB Speicher, mehr als {memory_bytes} MB</translation>
    </message>
    <message>
        <source>too large: {st_size:,} MB, more than {file_bytes} MB</source>
        <translation>zu groß: {st_size:,} MB, mehr als {file_bytes} MB</translation>
    </message>
    <message>
        <source>too large: {width:,} × {height:,} pixels, more than {pixels} megapixels</source>
        <translation>zu groß: {width:,} × {height:,} Pixel, mehr als {pixels} Megapixel</translation>
    </message>
    <message>
        <source>too large: {width:,} × {height:,} pixels, more than {side:,} on a side</source>
        <translation>zu groß: {width:,} × {height:,} Pixel, mehr als {side:,} auf einer Seite</translation>
    </message>
    <message>
        <source>replaced a damaged file, which is kept as {name}</source>
        <translation>hat eine beschädigte Datei ersetzt, die als {name} bleibt</translation>
    </message>
    <message>
        <source>replaced a shorter one</source>
        <translation>hat eine kürzere ersetzt</translation>
    </message>
    <message>
        <source>touch</source>
        <translation>Berührung</translation>
    </message>
    <message>
        <source>triplet {number:,} has an image twice</source>
        <translation>Triplett {number:,} hat ein Bild zweimal</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>wahr oder falsch</translation>
    </message>
    <message>
        <source>incomplete or damaged ({detail})</source>
        <translation>unvollständig oder beschädigt ({detail})</translation>
    </message>
    <message>
        <source>two pictures have one name</source>
        <translation>zwei Kopien haben einen Namen</translation>
    </message>
    <message>
        <source>undone {day}</source>
        <translation>zurückgenommen {day}</translation>
    </message>
    <message>
        <source>up to {max_images:,} images</source>
        <translation>bis zu {max_images:,} Bilder</translation>
    </message>
    <message>
        <source>up to {most:,} images in all grids of a HIT together; there are {count:,}</source>
        <translation>bis zu {most:,} Bilder in allen Rastern eines HIT zusammen; es sind {count:,}</translation>
    </message>
    <message>
        <source>up to {most:,} screens in a HIT, of all kinds and blocks together; there are {count:,}</source>
        <translation>bis zu {most:,} Durchgänge in einem HIT, alle Arten und Blöcke zusammen; es sind {count:,}</translation>
    </message>
    <message>
        <source>values that JSON writes in one way</source>
        <translation>Werte, die JSON auf eine Weise schreibt</translation>
    </message>
    <message>
        <source>voided {purpose}</source>
        <translation>ungültig {purpose}</translation>
    </message>
    <message>
        <source>what answers is no scheduler</source>
        <translation>was antwortet, ist kein Scheduler</translation>
    </message>
    <message>
        <source>what follows its pixels was ignored</source>
        <translation>was auf seine Pixel folgt, wurde nicht beachtet</translation>
    </message>
    <message>
        <source>who declines answers nothing</source>
        <translation>wer ablehnt, beantwortet nichts</translation>
    </message>
    <message>
        <source>whole characters: half of one is in the text</source>
        <translation>ganze Zeichen: Im Text steht ein halbes</translation>
    </message>
    <message>
        <source>with a pointer</source>
        <translation>mit dem Zeiger</translation>
    </message>
    <message>
        <source>with another content</source>
        <translation>mit anderem Inhalt</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>zurückgezogen</translation>
    </message>
    <message>
        <source>withdrawn elsewhere, its answers discarded</source>
        <translation>anderswo zurückgezogen, die Antworten verworfen</translation>
    </message>
    <message>
        <source>without a suffix</source>
        <translation>ohne Endung</translation>
    </message>
    <message>
        <source>without its values</source>
        <translation>ohne seine Werte</translation>
    </message>
    <message>
        <source>would in part</source>
        <translation>würde es teilweise</translation>
    </message>
    <message>
        <source>write-ahead log of the session</source>
        <translation>Write-Ahead-Protokoll der Sitzung</translation>
    </message>
    <message>
        <source>{amount} is finer than {currency} can be paid.</source>
        <translation>{amount} ist feiner, als {currency} bezahlt werden kann.</translation>
    </message>
    <message>
        <source>{answers} of {screens} answers recovered, in {name}.</source>
        <translation>{answers} von {screens} Antworten wiederhergestellt, in {name}.</translation>
    </message>
    <message>
        <source>{block}: {triplets:,} triplets per screen, at most {bits:.1f} bits</source>
        <translation>{block}: {triplets:,} Tripletts pro Durchgang, höchstens {bits:.1f} Bits</translation>
    </message>
    <message>
        <source>{chance}{few} {verdict} {images}</source>
        <translation>{chance}{few} {verdict} {images}</translation>
    </message>
    <message>
        <source>{code} and {other} differ only in capitals. Are they one person?</source>
        <translation>{code} und {other} unterscheiden sich nur in Groß- und Kleinschreibung. Ist das eine Person?</translation>
    </message>
    <message>
        <source>{code} and {other} differ in capitals alone. If they are one person, use `gridlab sessions STUDY --rename {code} {other}`, or change the code on the Sessions page.</source>
        <translation>{code} und {other} unterscheiden sich nur in der Großschreibung. Ist es dieselbe Person, nehmen Sie `gridlab sessions STUDY --rename {code} {other}` oder ändern Sie den Code auf der Seite „Sitzungen“.</translation>
    </message>
    <message>
        <source>who answered, so nobody&apos;s answers can be judged</source>
        <translation>wer geantwortet hat, sodass niemandes Antworten beurteilt werden können</translation>
    </message>
    <message>
        <source>{code} is erased: {count}, and {copies} in the backup.</source>
        <translation>{code} ist gelöscht: {count}, dazu {copies} in der Sicherung.</translation>
    </message>
    <message>
        <source>{code} looks like an e-mail address or a platform id and is never exported. Replace it with `gridlab sessions STUDY --rename {code} NEW`, or on the Sessions page.</source>
        <translation>{code} sieht nach einer E-Mail-Adresse oder der Kennung einer Plattform aus und wird nie exportiert. Ersetzen Sie den Code mit `gridlab sessions STUDY --rename {code} NEW` oder auf der Seite „Sitzungen“.</translation>
    </message>
    <message>
        <source>{complete} complete of {started} started, {numbers:,} numbers</source>
        <translation>{complete} von {started} begonnenen vollständig, {numbers:,} Nummern</translation>
    </message>
    <message>
        <source>{count:,} complete</source>
        <translation>{count:,} vollständig</translation>
    </message>
    <message>
        <source>{count:,} damaged</source>
        <translation>{count:,} beschädigt</translation>
    </message>
    <message>
        <source>{count:,} files</source>
        <translation>{count:,} Dateien</translation>
    </message>
    <message>
        <source>{count:,} hidden or system files were skipped: {names}</source>
        <translation>{count:,} versteckte oder Systemdateien wurden übersprungen: {names}</translation>
    </message>
    <message>
        <source>{count:,} images share their description with another, such as {alt}. Annotators who hear them can&apos;t tell them apart.</source>
        <translation>{count:,} Bilder haben dieselbe Beschreibung wie ein anderes, etwa {alt}. Wer sie vorgelesen bekommt, kann sie nicht unterscheiden.</translation>
    </message>
    <message>
        <source>{count:,} of {images:,} descriptions equal the image&apos;s label and give it away, such as {alt}.</source>
        <translation>{count:,} von {images:,} Beschreibungen gleichen dem Label des Bildes und verraten es, etwa {alt}.</translation>
    </message>
    <message>
        <source>{count:,} of {images:,} images have no description. People who can&apos;t see them can&apos;t take part (WCAG 2.2, 1.1.1).</source>
        <translation>{count:,} von {images:,} Bildern haben keine Beschreibung. Wer sie nicht sehen kann, kann nicht teilnehmen (WCAG 2.2, 1.1.1).</translation>
    </message>
    <message>
        <source>{count:,} rows</source>
        <translation>{count:,} Zeilen</translation>
    </message>
    <message>
        <source>{count:,} running</source>
        <translation>{count:,} laufend</translation>
    </message>
    <message>
        <source>{count:,} screens</source>
        <translation>{count:,} Durchgänge</translation>
    </message>
    <message>
        <source>{count:,} screens ({share:.0%}) are excluded by rules or decisions and yield no triplets</source>
        <translation>{count:,} Durchgänge ({share:.0%}) sind durch Regeln oder Entscheidungen ausgeschlossen und ergeben keine Tripletts</translation>
    </message>
    <message>
        <source>{count:,} session files</source>
        <translation>{count:,} Sitzungsdateien</translation>
    </message>
    <message>
        <source>{count:,} stations running</source>
        <translation>{count:,} Stationen laufen</translation>
    </message>
    <message>
        <source>{count:,} triplets</source>
        <translation>{count:,} Tripletts</translation>
    </message>
    <message>
        <source>{count:,} triplets imported.</source>
        <translation>{count:,} Tripletts importiert.</translation>
    </message>
    <message>
        <source>{count} answers</source>
        <translation>{count} Antworten</translation>
    </message>
    <message>
        <source>{count} codes look like e-mail addresses or platform ids, so all codes were replaced by numbers. {path}</source>
        <translation>{count} Codes sehen wie E-Mail-Adressen oder Kennungen einer Plattform aus. Deshalb wurden alle durch Nummern ersetzt. {path}</translation>
    </message>
    <message>
        <source>{count} copies of sessions that are there</source>
        <translation>{count} Kopien vorhandener Sitzungen</translation>
    </message>
    <message>
        <source>{count} damaged: {listed}</source>
        <translation>{count} beschädigt: {listed}</translation>
    </message>
    <message>
        <source>{count} images moved farther than chance explains and are marked.</source>
        <translation>{count} Bilder haben sich weiter bewegt, als Zufall erklärt, und sind markiert.</translation>
    </message>
    <message>
        <source>{count} of other purposes, which have exports of their own</source>
        <translation>{count} anderer Zwecke, die eigene Exporte haben</translation>
    </message>
    <message>
        <source>{count} of {old} got the code {new}.</source>
        <translation>{count} von {old}: neuer Code {new}.</translation>
    </message>
    <message>
        <source>{count} random regroupings of the same people share {low:.0%} to {high:.0%}.</source>
        <translation>{count} zufällige Aufteilungen derselben Personen teilen {low:.0%} bis {high:.0%}.</translation>
    </message>
    <message>
        <source>{count} settings were tried. {other} was better by only {gap:.4f} in log-loss, which may be chance.</source>
        <translation>{count} Einstellungen wurden versucht. {other} war im Log-Verlust nur um {gap:.4f} besser; das kann Zufall sein.</translation>
    </message>
    <message>
        <source>{count} timed out</source>
        <translation>{count} abgelaufen</translation>
    </message>
    <message>
        <source>{count} voided: {listed}</source>
        <translation>{count} für ungültig erklärt: {listed}</translation>
    </message>
    <message>
        <source>{count} {status}</source>
        <translation>{count} {status}</translation>
    </message>
    <message>
        <source>{day} {time}</source>
        <translation>{day} {time}</translation>
    </message>
    <message>
        <source>{design} (not in the study)</source>
        <translation>{design} (nicht in der Studie)</translation>
    </message>
    <message>
        <source>{done:,} of {all:,}</source>
        <translation>{done:,} / {all:,}</translation>
    </message>
    <message>
        <source>{done}: {image}</source>
        <translation>{done}: {image}</translation>
    </message>
    <message>
        <source>{entry}: {what}</source>
        <translation>{entry}: {what}</translation>
    </message>
    <message>
        <source>{excluded} excluded, {unfinished} unfinished, {running} running, {pilots} pilots</source>
        <translation>{excluded} ausgeschlossen, {unfinished} unfertig, {running} laufend, {pilots} Pilot</translation>
    </message>
    <message>
        <source>{fast} of {screens} screens fast</source>
        <translation>{fast} von {screens} Durchgängen schnell</translation>
    </message>
    <message>
        <source>{fast} of {screens} screens too fast to be looked at</source>
        <translation>{fast} von {screens} Durchgängen zu schnell, um sie anzusehen</translation>
    </message>
    <message>
        <source>{files} skipped.</source>
        <translation>{files} übersprungen.</translation>
    </message>
    <message>
        <source>{file} saved.</source>
        <translation>{file} gespeichert.</translation>
    </message>
    <message>
        <source>{file}: {what}</source>
        <translation>{file}: {what}</translation>
    </message>
    <message>
        <source>{first}</source>
        <translation>{first}</translation>
    </message>
    <message>
        <source>{first}–{last}</source>
        <translation>{first}–{last}</translation>
    </message>
    <message>
        <source>{folder} could not be written: {reason}.</source>
        <translation>{folder} ließ sich nicht schreiben: {reason}.</translation>
    </message>
    <message>
        <source>{folder} holds no inbox, no .jsonl file and no result archive.</source>
        <translation>{folder} enthält keinen Eingang, keine .jsonl-Datei und kein Ergebnisarchiv.</translation>
    </message>
    <message>
        <source>{folder} is not of a publication of this study.</source>
        <translation>{folder} gehört zu keiner Veröffentlichung dieser Studie.</translation>
    </message>
    <message>
        <source>{folder} is not the folder of a published page.</source>
        <translation>{folder} ist nicht der Ordner einer veröffentlichten Seite.</translation>
    </message>
    <message>
        <source>{folder} is the published page itself, not its answers.</source>
        <translation>{folder} ist die veröffentlichte Seite selbst, nicht ihre Antworten.</translation>
    </message>
    <message>
        <source>{id}</source>
        <translation>{id}</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{images} added.</source>
        <translation>{images} hinzugefügt.</translation>
    </message>
    <message>
        <source>{images} changed by {file}.</source>
        <translation>{images} durch {file} geändert.</translation>
    </message>
    <message>
        <source>{lab} lab, {web} web</source>
        <translation>{lab} Labor, {web} Web</translation>
    </message>
    <message>
        <source>{links:,} links were asked for, and there are {numbers:,} numbers.</source>
        <translation>Verlangt sind {links:,} Links, und es gibt {numbers:,} Nummern.</translation>
    </message>
    <message>
        <source>{low:.0%} to {high:.0%} (95 %)</source>
        <translation>{low:.0%} bis {high:.0%} (95 %)</translation>
    </message>
    <message>
        <source>{missed} of {shown} catch screens missed</source>
        <translation>{missed} von {shown} Kontrolldurchgängen verfehlt</translation>
    </message>
    <message>
        <source>{images} weren&apos;t found and are drawn as dots: {listed}.</source>
        <translation>{images} wurden nicht gefunden und sind als Punkte gezeichnet: {listed}.</translation>
    </message>
    <message>
        <source>{name} is written and verified.</source>
        <translation>{name} ist geschrieben und geprüft.</translation>
    </message>
    <message>
        <source>{name} is written.</source>
        <translation>{name} ist geschrieben.</translation>
    </message>
    <message>
        <source>{new} imported, {known} already there, {refused} refused.</source>
        <translation>{new} importiert, {known} schon da, {refused} abgelehnt.</translation>
    </message>
    <message>
        <source>{path} does not bear the id of the publication in it, {id}.</source>
        <translation>{path} trägt nicht die Kennung der Veröffentlichung darin, {id}.</translation>
    </message>
    <message>
        <source>{path} has more than the allowed {most:,} rows.</source>
        <translation>{path} hat mehr als die erlaubten {most:,} Zeilen.</translation>
    </message>
    <message>
        <source>{path} holds the codes of another publication.</source>
        <translation>{path} enthält die Codes einer anderen Veröffentlichung.</translation>
    </message>
    <message>
        <source>{path} is not an ordinary file but {kind}, so no {what} can take its place.</source>
        <translation>{path} ist keine gewöhnliche Datei, sondern {kind}; deshalb kann dort nichts gespeichert werden ({what}).</translation>
    </message>
    <message>
        <source>{path} is a link that leads to itself.</source>
        <translation>{path} ist eine Verknüpfung, die auf sich selbst führt.</translation>
    </message>
    <message>
        <source>{rows} skipped.</source>
        <translation>{rows} übersprungen.</translation>
    </message>
    <message>
        <source>{rows} of the list skipped. {why}</source>
        <translation>{rows} der Liste übersprungen. {why}</translation>
    </message>
    <message>
        <source>{seconds:.1f} s</source>
        <translation>{seconds:.1f} s</translation>
    </message>
    <message>
        <source>{seconds:.1f} s away</source>
        <translation>{seconds:.1f} s abwesend</translation>
    </message>
    <message>
        <source>{seconds:.3f} s</source>
        <translation>{seconds:.3f} s</translation>
    </message>
    <message>
        <source>{seconds} ({low:.1f} to {high:.1f})</source>
        <translation>{seconds} ({low:.1f} bis {high:.1f})</translation>
    </message>
    <message>
        <source>{seconds}, assumed</source>
        <translation>{seconds}, angenommen</translation>
    </message>
    <message>
        <source>{seconds}, entered</source>
        <translation>{seconds}, eingegeben</translation>
    </message>
    <message>
        <source>{sessions}, {screens}, {triplets}. {path}</source>
        <translation>{sessions}, {screens}, {triplets}. {path}</translation>
    </message>
    <message>
        <source>{sign}{amount}</source>
        <translation>{amount}&#xa0;{sign}</translation>
    </message>
    <message>
        <source>{annotator} already has a session of {design}. This study allows one per code.</source>
        <translation>{annotator} hat schon eine Sitzung von {design}. Diese Studie erlaubt eine pro Code.</translation>
    </message>
    <message>
        <source>{annotator} has an unfinished session of {design}: {answered} of {screens} screens answered.</source>
        <translation>{annotator} hat eine unfertige Sitzung von {design}: {answered} von {screens} Durchgängen beantwortet.</translation>
    </message>
    <message>
        <source>{annotator} has no unfinished session of {design}.</source>
        <translation>{annotator} hat keine unfertige Sitzung mit {design}.</translation>
    </message>
    <message>
        <source>{assignments} assignments can&apos;t be priced.</source>
        <translation>{assignments} Zuweisungen lassen sich nicht berechnen.</translation>
    </message>
    <message>
        <source>{budget:,f} buys more than {most_assignments:,} assignments of {name!r}.</source>
        <translation>{budget:,f} reicht für mehr als {most_assignments:,} Zuweisungen von {name!r}.</translation>
    </message>
    <message>
        <source>{catch} of {all_of} screens are catch screens ({percent:.1f} %). Above {most} % people notice them, and you pay for screens that give no triplets.</source>
        <translation>{catch} von {all_of} Durchgängen sind Kontrolldurchgänge ({percent:.1f} %). Über {most} % fallen sie auf, und Sie bezahlen Durchgänge ohne Tripletts.</translation>
    </message>
    <message>
        <source>{cell} px</source>
        <translation>{cell} px</translation>
    </message>
    <message>
        <source>{cell} px, probe {probe} px</source>
        <translation>{cell} px, Referenzbild {probe} px</translation>
    </message>
    <message>
        <source>{contrast_ratio:.1f}:1</source>
        <translation>{contrast_ratio:.1f}:1</translation>
    </message>
    <message>
        <source>{count:,} images</source>
        <translation>{count:,} Bilder</translation>
    </message>
    <message>
        <source>{count:,} screens are too many for one picture.</source>
        <translation>{count:,} Durchgänge sind zu viele für ein Bild.</translation>
    </message>
    <message>
        <source>{count:,} {what} ({listed})</source>
        <translation>{count:,} {what} ({listed})</translation>
    </message>
    <message>
        <source>{count} images</source>
        <translation>{count} Bilder</translation>
    </message>
    <message>
        <source>{count} names where {needed} are needed: the probe, then the {n} images of the grid</source>
        <translation>{count} Namen, wo {needed} nötig sind: das Referenzbild, dann die {n} Bilder des Rasters</translation>
    </message>
    <message>
        <source>{count} of {total} workers of the cluster don&apos;t have this version of GridLab with the same numpy and scipy. The first is {first}.</source>
        <translation>{count} von {total} Prozessen des Clusters haben nicht diese Version von GridLab mit denselben numpy und scipy. Der erste ist {first}.</translation>
    </message>
    <message>
        <source>{count} of {total} images are</source>
        <translation>{count} von {total} Bildern werden</translation>
    </message>
    <message>
        <source>The images of the session&apos;s next screens are chosen by another program.</source>
        <translation>Die Bilder der nächsten Durchgänge der Sitzung wählt ein anderes Programm.</translation>
    </message>
    <message>
        <source>The session file {name} cannot be read: {why}.</source>
        <translation>Die Sitzungsdatei {name} kann nicht gelesen werden: {why}.</translation>
    </message>
    <message>
        <source>The {what} is refused: {fault}.</source>
        <translation>{what} wird abgelehnt: {fault}.</translation>
    </message>
    <message>
        <source>The {what} was written by a newer GridLab: $.version is {found}; allowed: {allowed}.</source>
        <translation>{what} stammt von einem neueren GridLab: $.version ist {found}; erlaubt: {allowed}.</translation>
    </message>
    <message>
        <source>Use another code, or resume an unfinished session.</source>
        <translation>Verwenden Sie einen anderen Code, oder setzen Sie eine unfertige Sitzung fort.</translation>
    </message>
    <message>
        <source>attribute format_version: {problem}</source>
        <translation>Attribut format_version: {problem}</translation>
    </message>
    <message>
        <source>its version is {found}; this program knows {known}</source>
        <translation>ihre Version ist {found}; dieses Programm kennt {known}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>{count:,} sessions</source>
        <translation>{count:,} Sitzungen</translation>
    </message>
    <message>
        <source>{count} sessions are complete and stay.</source>
        <translation>{count} Sitzungen sind vollständig und bleiben.</translation>
    </message>
    <message>
        <source>{count} triplets</source>
        <translation>{count} Tripletts</translation>
    </message>
    <message>
        <source>{count} {what}</source>
        <translation>{count} {what}</translation>
    </message>
    <message>
        <source>{currency}&#xa0;{amount}</source>
        <translation>{amount}&#xa0;{currency}</translation>
    </message>
    <message>
        <source>{design}: VAT is {own} % by the study&apos;s entry for {name}. The design&apos;s {vat_percent} % isn&apos;t used.</source>
        <translation>{design}: Die MwSt. ist nach dem Eintrag der Studie für {name} {own} %. Die {vat_percent} % des Designs gelten nicht.</translation>
    </message>
    <message>
        <source>{design}: unique triplets are counted for the first {sessions} assignments and estimated beyond.</source>
        <translation>{design}: Verschiedene Tripletts sind für die ersten {sessions} Zuweisungen gezählt, danach geschätzt.</translation>
    </message>
    <message>
        <source>{design}: unique triplets can&apos;t be counted: {what}</source>
        <translation>{design}: Verschiedene Tripletts lassen sich nicht zählen: {what}</translation>
    </message>
    <message>
        <source>{design}: {assignments:,} whole assignments leave {budget_left_over:f} {currency} of the budget.</source>
        <translation>{design}: {assignments:,} ganze Zuweisungen lassen {budget_left_over:f} {currency} des Budgets übrig.</translation>
    </message>
    <message>
        <source>{design}: {assignments:,} whole assignments give {triplets_left_over:,} more triplets than you asked for.</source>
        <translation>{design}: {assignments:,} ganze Zuweisungen ergeben {triplets_left_over:,} Tripletts mehr als gewünscht.</translation>
    </message>
    <message>
        <source>{design}: {hourly_wage:f} {currency} per hour is below the {word} of {name}, {rule:f} {currency}.</source>
        <translation>{design}: {hourly_wage:f} {currency} pro Stunde liegen unter {word} von {name}, {rule:f} {currency}.</translation>
    </message>
    <message>
        <source>{design}: {seconds_per_screen:.2f} s per screen is an assumption (between {low:.2f} and {high:.2f} s).</source>
        <translation>{design}: {seconds_per_screen:.2f} s pro Durchgang sind angenommen (zwischen {low:.2f} und {high:.2f} s).</translation>
    </message>
    <message>
        <source>{first} or {second}</source>
        <translation>{first} oder {second}</translation>
    </message>
    <message>
        <source>{folder} can&apos;t be read: {reason}.</source>
        <translation>{folder} lässt sich nicht ansehen: {reason}.</translation>
    </message>
    <message>
        <source>{folder} doesn&apos;t hold the study&apos;s images: {absent}.</source>
        <translation>{folder} enthält die Bilder der Studie nicht: {absent}.</translation>
    </message>
    <message>
        <source>{folder} is already a study.</source>
        <translation>{folder} ist schon eine Studie.</translation>
    </message>
    <message>
        <source>{folder} is no study: it has no {file_name}.</source>
        <translation>{folder} ist keine Studie: Sie hat keine {file_name}.</translation>
    </message>
    <message>
        <source>{folder} is not an empty folder.</source>
        <translation>{folder} ist kein leerer Ordner.</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>{id}, {status}</source>
        <translation>{id}, {status}</translation>
    </message>
    <message>
        <source>{image_dir} has {found}{told}; a study needs at least {fewest_images}.</source>
        <translation>{image_dir} enthält {found}{told}; eine Studie braucht mindestens {fewest_images}.</translation>
    </message>
    <message>
        <source>{k} of {n} images, but this design asks for {kept} of {right_n}.</source>
        <translation>{k} von {n} Bildern, aber dieses Design verlangt {kept} von {right_n}.</translation>
    </message>
    <message>
        <source>{low:.1f} to {high:.1f} s (95 %), {sessions}.</source>
        <translation>{low:.1f} bis {high:.1f} s (95 %), {sessions}.</translation>
    </message>
    <message>
        <source>{low:.3f} to {high:.3f}</source>
        <translation>{low:.3f} bis {high:.3f}</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{minutes} min {seconds:02} s</source>
        <translation>{minutes} min {seconds:02} s</translation>
    </message>
    <message>
        <source>Catch screens by label need {needed} images of one label and {others} of others. The largest label has {largest}.</source>
        <translation>Kontrolldurchgänge durch Labels brauchen {needed} Bilder eines Labels und {others} andere. Das größte Label hat {largest}.</translation>
    </message>
    <message>
        <source>Cells are {shown} px wide on {size}. That is hard to hit {how}: use at least {least} px.</source>
        <translation>Felder sind auf {size} {shown} px breit. Das ist {how} schwer zu treffen: Nehmen Sie mindestens {least} px.</translation>
    </message>
    <message>
        <source>Choosing {k} of {n} means finding the {others} least similar, for {triplets} per screen. {half} of {n} gives {fewer}.</source>
        <translation>{k} von {n} zu wählen heißt, die {others} unähnlichsten zu finden, für {triplets} pro Durchgang. {half} von {n} ergibt {fewer}.</translation>
    </message>
    <message>
        <source>Doesn&apos;t fit {size} without scrolling. With cells of {width} px the screen needs {content_width}×{content_height} px, but there are {room_width}×{room_height}.</source>
        <translation>Passt nicht ohne Scrollen auf {size}. Mit Feldern von {width} px braucht der Durchgang {content_width}×{content_height} px, es sind aber nur {room_width}×{room_height}.</translation>
    </message>
    <message>
        <source>Nothing of {name} can be recovered: {why:clause}.</source>
        <translation>Von {name} lässt sich nichts wiederherstellen: {why:clause}.</translation>
    </message>
    <message>
        <source>Nothing proves who answered. Check the code {code}.</source>
        <translation>Nichts beweist, wer geantwortet hat. Prüfen Sie den Code {code}.</translation>
    </message>
    <message>
        <source>Sessions don&apos;t start on {size}: cells of {cell_size} px don&apos;t fit, {width} px would.</source>
        <translation>Auf {size} starten keine Sitzungen: Felder von {cell_size} px passen nicht, {width} px passten.</translation>
    </message>
    <message>
        <source>Shrinks to {scale:.0%} on {size}, the display it is made for: cells are {width} px instead of {cell_size} px.</source>
        <translation>Schrumpft auf {size}, dem Bildschirm, für den es gemacht ist, auf {scale:.0%}: Felder sind {width} px statt {cell_size} px.</translation>
    </message>
    <message>
        <source>Text is hard to read: the {which} has a contrast of {least}. It needs at least {text_contrast:g}:1.</source>
        <translation>Text ist schwer zu lesen: {which} hat einen Kontrast von {least}. Nötig sind mindestens {text_contrast:g}:1.</translation>
    </message>
    <message>
        <source>The first row must name the columns, for example name,label or name,label,alt. {found}</source>
        <translation>Die erste Zeile muss die Spalten nennen, zum Beispiel name,label oder name,label,alt. {found}</translation>
    </message>
    <message>
        <source>The probe in the middle looks like a cell: their frames differ by {lines:.2f}:1. Telling them apart takes {probe_line_contrast}:1.</source>
        <translation>Das Referenzbild in der Mitte sieht wie ein Feld aus: Ihre Rahmen unterscheiden sich um {lines:.2f}:1. Nötig sind {probe_line_contrast}:1.</translation>
    </message>
    <message>
        <source>The probe is {size} the cells ({probe_size} and {cell_size} px), so people may respond to size or visible detail.</source>
        <translation>Das Referenzbild ist {size} die Felder ({probe_size} und {cell_size} px), daher können Größe und Einzelheiten mitspielen.</translation>
    </message>
    <message>
        <source>The probe looks like a cell: it is as large ({probe_size} px) and only {margin} px away, while cells are {gap} px apart.</source>
        <translation>Das Referenzbild sieht wie ein Feld aus: Es ist so groß ({probe_size} px) und nur {margin} px entfernt, wo Felder {gap} px Abstand haben.</translation>
    </message>
    <message>
        <source>The question {said}, but this design asks for {k} of {n}.</source>
        <translation>Die Frage {said}, aber dieses Design verlangt {k} von {n}.</translation>
    </message>
    <message>
        <source>Writing the {what} was interrupted, so GridLab reads a copy. It can&apos;t make a temporary folder for that copy.</source>
        <translation>Das Schreiben von {what} wurde unterbrochen, daher liest GridLab eine Kopie. Dafür lässt sich kein temporärer Ordner anlegen.</translation>
    </message>
    <message>
        <source>The {what} {path} is not an ordinary file but {kind}.</source>
        <translation>{what} {path} ist keine gewöhnliche Datei, sondern {kind}.</translation>
    </message>
    <message>
        <source>Too few images: a probe and a grid of {n} need {least}, but only {found} can be used.</source>
        <translation>Zu wenige Bilder: Ein Referenzbild und ein Raster mit {n} brauchen {least}, nur {found} sind brauchbar.</translation>
    </message>
    <message>
        <source>Use a backup, or recover its readable answers with `gridlab recover`.</source>
        <translation>Nehmen Sie eine Sicherung, oder stellen Sie die lesbaren Antworten mit `gridlab recover` wieder her.</translation>
    </message>
    <message>
        <source>Chosen images are hard to see: the accent {accent} has a contrast of {shown} on {background}. It needs at least {mark_contrast:g}:1.</source>
        <translation>Gewählte Bilder sind schwer zu sehen: Die Akzentfarbe {accent} hat auf {background} einen Kontrast von {shown}. Nötig sind mindestens {mark_contrast:g}:1.</translation>
    </message>
    <message>
        <source>With {found} images the same probe comes back after {screens} screens. {enough} images keep equal probes {distance} apart.</source>
        <translation>Mit {found} Bildern kommt dasselbe Referenzbild nach {screens} Durchgängen wieder. {enough} Bilder halten gleiche {distance} auseinander.</translation>
    </message>
    <message>
        <source>a BMP image with a rare layout of {bits}-bit pixels, which GridLab doesn&apos;t read</source>
        <translation>ein BMP-Bild mit seltener Anordnung von {bits}-Bit-Pixeln, das GridLab nicht liest</translation>
    </message>
    <message>
        <source>a TIFF image in too many strips, which GridLab doesn&apos;t read</source>
        <translation>ein TIFF-Bild in zu vielen Streifen, das GridLab nicht liest</translation>
    </message>
    <message>
        <source>a TIFF image with separate planes of a rare kind, which GridLab doesn&apos;t read</source>
        <translation>ein TIFF-Bild mit getrennten Ebenen seltener Art, das GridLab nicht liest</translation>
    </message>
    <message>
        <source>a TIFF image with signed {bits}-bit pixels, which GridLab doesn&apos;t read</source>
        <translation>ein TIFF-Bild mit {bits}-Bit-Pixeln mit Vorzeichen, das GridLab nicht liest</translation>
    </message>
    <message>
        <source>a TIFF image with {bits}-bit floating-point pixels, which GridLab doesn&apos;t read</source>
        <translation>ein TIFF-Bild mit {bits}-Bit-Gleitkommapixeln, das GridLab nicht liest</translation>
    </message>
    <message>
        <source>a TIFF image with {bits}-bit pixels, which GridLab doesn&apos;t read</source>
        <translation>ein TIFF-Bild mit {bits}-Bit-Pixeln, das GridLab nicht liest</translation>
    </message>
    <message>
        <source>a TIFF image with {channels} channels of {bits} bits, which GridLab doesn&apos;t read</source>
        <translation>ein TIFF-Bild mit {channels} Kanälen zu {bits} Bit, das GridLab nicht liest</translation>
    </message>
    <message>
        <source>a TIFF image with {name} compression, which GridLab doesn&apos;t read</source>
        <translation>ein TIFF-Bild mit {name}-Kompression, das GridLab nicht liest</translation>
    </message>
    <message>
        <source>a camera raw image ({kind}), which GridLab doesn&apos;t read</source>
        <translation>ein Kamera-Rohbild ({kind}), das GridLab nicht liest</translation>
    </message>
    <message>
        <source>a data file ({kind}), not an image</source>
        <translation>eine Datendatei ({kind}), kein Bild</translation>
    </message>
    <message>
        <source>a document ({kind}), not an image</source>
        <translation>ein Dokument ({kind}), kein Bild</translation>
    </message>
    <message>
        <source>a large BMP image with run-length coding, which GridLab doesn&apos;t read</source>
        <translation>ein großes BMP-Bild mit Lauflängenkodierung, das GridLab nicht liest</translation>
    </message>
    <message>
        <source>a link, and links are not followed</source>
        <translation>eine Verknüpfung, und Verknüpfungen wird nicht gefolgt</translation>
    </message>
    <message>
        <source>a placeholder of Git LFS, not the image itself</source>
        <translation>ein Platzhalter von Git LFS, nicht das Bild selbst</translation>
    </message>
    <message>
        <source>a program or part of one ({kind}), not an image</source>
        <translation>ein Programm oder ein Teil davon ({kind}), kein Bild</translation>
    </message>
    <message>
        <source>a sound recording ({kind}), not an image</source>
        <translation>eine Tonaufnahme ({kind}), kein Bild</translation>
    </message>
    <message>
        <source>a text file, not an image</source>
        <translation>eine Textdatei, kein Bild</translation>
    </message>
    <message>
        <source>a video ({kind}), not an image</source>
        <translation>ein Video ({kind}), kein Bild</translation>
    </message>
    <message>
        <source>a web page, not an image</source>
        <translation>eine Webseite, kein Bild</translation>
    </message>
    <message>
        <source>a {kind} image, which GridLab doesn&apos;t read</source>
        <translation>ein {kind}-Bild, das GridLab nicht liest</translation>
    </message>
    <message>
        <source>it holds no still picture</source>
        <translation>es enthält kein Standbild</translation>
    </message>
    <message>
        <source>it is an HDR image and looks pale here: save it as an SDR image in sRGB</source>
        <translation>es ist ein HDR-Bild und wirkt hier blass. Speichern Sie es als SDR-Bild in sRGB</translation>
    </message>
    <message>
        <source>its content is {kind} but its name ends in {shown}. Rename it to end in {usual}.</source>
        <translation>der Inhalt ist {kind}, aber der Name endet auf {shown}. Benennen Sie die Datei so um, dass sie auf {usual} endet.</translation>
    </message>
    <message>
        <source>its header contradicts itself</source>
        <translation>sein Dateikopf widerspricht sich</translation>
    </message>
    <message>
        <source>its image data contradicts itself</source>
        <translation>seine Bilddaten widersprechen sich</translation>
    </message>
    <message>
        <source>its image data is cut off</source>
        <translation>seine Bilddaten sind abgeschnitten</translation>
    </message>
    <message>
        <source>its last bytes are missing, but every pixel is there</source>
        <translation>die letzten Bytes fehlen, aber alle Pixel sind da</translation>
    </message>
    <message>
        <source>its name is too long for the study&apos;s disk. Shorten it.</source>
        <translation>der Name ist für den Datenträger der Studie zu lang. Kürzen Sie ihn.</translation>
    </message>
    <message>
        <source>not a regular file, so it was not opened</source>
        <translation>keine gewöhnliche Datei, also wurde sie nicht geöffnet</translation>
    </message>
    <message>
        <source>not an image: it begins with zeros alone</source>
        <translation>kein Bild: Es beginnt nur mit Nullen</translation>
    </message>
    <message>
        <source>the file of the session was deleted</source>
        <translation>die Datei der Sitzung wurde gelöscht</translation>
    </message>
    <message>
        <source>the study&apos;s disk cannot hold its name. Rename it.</source>
        <translation>der Datenträger der Studie kann den Namen nicht speichern. Benennen Sie die Datei um.</translation>
    </message>
    <message>
        <source>the study&apos;s disk can&apos;t tell its name from that of another file. Rename it.</source>
        <translation>der Datenträger der Studie hält den Namen für den einer anderen Datei. Benennen Sie die Datei um.</translation>
    </message>
    <message>
        <source>would go</source>
        <translation>würde wegfallen</translation>
    </message>
    <message>
        <source>{all_of} smaller than their cell (cells {shown}) and will look blurry. The smallest ({width}×{height}) is enlarged {times}×.</source>
        <translation>{all_of} kleiner als ihr Feld (Felder {shown}) und wirken unscharf. Das kleinste ({width}×{height}) wird {times}-fach vergrößert.</translation>
    </message>
    <message>
        <source>{count} skipped: {listed} Everything else is exported. Recover the damaged ones, then export again.</source>
        <translation>{count} übersprungen: {listed} Alles andere ist exportiert. Stellen Sie die beschädigten wieder her und exportieren Sie noch einmal.</translation>
    </message>
    <message>
        <source>{found} images are fewer than the {dealt} probes of a HIT: {what}.</source>
        <translation>{found} Bilder sind weniger als die {dealt} Referenzbilder eines HIT: {what}.</translation>
    </message>
    <message>
        <source>{method} in 1 dimension</source>
        <translation>{method} in 1 Dimension</translation>
    </message>
    <message>
        <source>{method} in {dims} dimensions</source>
        <translation>{method} in {dims} Dimensionen</translation>
    </message>
    <message>
        <source>{named}{reason}</source>
        <translation>{named}{reason}</translation>
    </message>
    <message>
        <source>{names} and {more:,} more</source>
        <translation>{names} und {more:,} weitere</translation>
    </message>
    <message>
        <source>{name} (no longer in the study)</source>
        <translation>{name} (nicht mehr in der Studie)</translation>
    </message>
    <message>
        <source>{name} charges in {listed}. The amounts are read as {currency}. Nothing is converted.</source>
        <translation>{name} rechnet in {listed} ab. Die Beträge gelten als {currency}; nichts wird umgerechnet.</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation>{name} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>{name} closed on {closed}. Its fees are kept for old budgets.</source>
        <translation>{name} schloss am {closed}. Die Gebühren bleiben für alte Budgets.</translation>
    </message>
    <message>
        <source>{name} couldn&apos;t be imported: {reason}.</source>
        <translation>{name} ließ sich nicht importieren: {reason}.</translation>
    </message>
    <message>
        <source>{name} has no answered screens to make a map of.</source>
        <translation>{name} hat keine beantworteten Durchgänge, aus denen eine Karte werden könnte.</translation>
    </message>
    <message>
        <source>{name} holds no pictures to take colours from.</source>
        <translation>{name} enthält keine Bilder, deren Farben sich nutzen ließen.</translation>
    </message>
    <message>
        <source>{name} is a folder, not a dataset.</source>
        <translation>{name} ist ein Ordner, kein Datensatz.</translation>
    </message>
    <message>
        <source>{name} is damaged or not an inbox: {why}.</source>
        <translation>{name} ist beschädigt oder kein Eingang: {why}.</translation>
    </message>
    <message>
        <source>{name} is skipped: {what}</source>
        <translation>{name} ist übersprungen: {what}</translation>
    </message>
    <message>
        <source>{name} is no file name for a design.</source>
        <translation>{name} ist kein Dateiname für ein Design.</translation>
    </message>
    <message>
        <source>{code} is free again.</source>
        <translation>{code} ist wieder frei.</translation>
    </message>
    <message>
        <source>{count:,} ready</source>
        <translation>{count:,} bereit</translation>
    </message>
    <message>
        <source>{count:,} silent</source>
        <translation>{count:,} still</translation>
    </message>
    <message>
        <source>which answers stood on one screen</source>
        <translation>welche Antworten zu einem Durchgang gehören</translation>
    </message>
    <message>
        <source>who answered</source>
        <translation>wer geantwortet hat</translation>
    </message>
    <message>
        <source>{count:,} answers will be imported.</source>
        <translation>{count:,} Antworten werden importiert.</translation>
    </message>
    <message>
        <source>{count:,} rows were skipped. {path}</source>
        <translation>{count:,} Zeilen wurden übersprungen. {path}</translation>
    </message>
    <message>
        <source>{count} files are written.</source>
        <translation>{count} Dateien sind geschrieben.</translation>
    </message>
    <message>
        <source>{count} settings were tried. {name} told held-out screens best, by {gap:.4f} in log-loss.</source>
        <translation>{count} Einstellungen wurden versucht. {name} sagte zurückgehaltene Durchgänge am besten voraus, um {gap:.4f} im Log-Verlust.</translation>
    </message>
    <message>
        <source>{kept:,} of {ended:,} sessions of today are backed up.</source>
        <translation>{kept:,} von {ended:,} Sitzungen von heute sind gesichert.</translation>
    </message>
    <message>
        <source>{names} may hold the annotator.</source>
        <translation>{names} enthält vielleicht die Person.</translation>
    </message>
    <message>
        <source>{name} ({what})</source>
        <translation>{name} ({what})</translation>
    </message>
    <message>
        <source>{name} has no rows that can be read.</source>
        <translation>{name} enthält keine lesbaren Zeilen.</translation>
    </message>
    <message>
        <source>{name} is no image that this block may show</source>
        <translation>{name} ist kein Bild, das dieser Block zeigen darf</translation>
    </message>
    <message>
        <source>{name} is no name for a design.</source>
        <translation>{name} ist kein Name für ein Design.</translation>
    </message>
    <message>
        <source>{name} is not a readable HDF5 file.</source>
        <translation>{name} ist keine lesbare HDF5-Datei.</translation>
    </message>
    <message>
        <source>{name} is not a sound dataset: {found}.</source>
        <translation>{name} ist kein einwandfreier Datensatz: {found}.</translation>
    </message>
    <message>
        <source>{name} is not a sound dataset: {problem}.</source>
        <translation>{name} ist kein einwandfreier Datensatz: {problem}.</translation>
    </message>
    <message>
        <source>{name} is not a sound map: {problem:clause}.</source>
        <translation>{name} ist keine einwandfreie Karte: {problem:clause}.</translation>
    </message>
    <message>
        <source>{name} is simulated up to {most:,} assignments, not {wanted:,}. The error hardly changes beyond.</source>
        <translation>{name} wird bis {most:,} Zuweisungen simuliert, nicht bis {wanted:,}. Danach ändert sich der Fehler kaum.</translation>
    </message>
    <message>
        <source>{name} is skipped: {why}</source>
        <translation>{name} fehlt: {why}</translation>
    </message>
    <message>
        <source>{name} stands in the grid twice</source>
        <translation>{name} steht zweimal im Raster</translation>
    </message>
    <message>
        <source>{name} {problem}</source>
        <translation>{name} {problem}</translation>
    </message>
    <message>
        <source>{name} {value:.2f} ({meaning}) {how}.</source>
        <translation>{name} {value:.2f} ({meaning}) {how}.</translation>
    </message>
    <message>
        <source>{name}: {why}</source>
        <translation>{name}: {why}</translation>
    </message>
    <message>
        <source>{new} added, {refused} refused.</source>
        <translation>{new} hinzugefügt, {refused} abgelehnt.</translation>
    </message>
    <message>
        <source>{number} ({letters})</source>
        <translation>{number} ({letters})</translation>
    </message>
    <message>
        <source>{n} annotators can&apos;t be simulated.</source>
        <translation>{n} Versuchspersonen lassen sich nicht simulieren.</translation>
    </message>
    <message>
        <source>{other}: same content as {kept}</source>
        <translation>{other}: gleicher Inhalt wie {kept}</translation>
    </message>
    <message>
        <source>{out:,} of {all:,} screens</source>
        <translation>{out:,} von {all:,} Durchgängen</translation>
    </message>
    <message>
        <source>{out:,} of {all:,} triplets</source>
        <translation>{out:,} von {all:,} Tripletts</translation>
    </message>
    <message>
        <source>{out} belongs to the study itself.</source>
        <translation>{out} gehört zur Studie selbst.</translation>
    </message>
    <message>
        <source>{out} of {all} people</source>
        <translation>{out} von {all} Personen</translation>
    </message>
    <message>
        <source>{out} of {all} sessions</source>
        <translation>{out} von {all} Sitzungen</translation>
    </message>
    <message>
        <source>{p:.3f}</source>
        <translation>{p:.3f}</translation>
    </message>
    <message>
        <source>{parent} has no backup of this study.</source>
        <translation>{parent} enthält keine Sicherung dieser Studie.</translation>
    </message>
    <message>
        <source>{part} of {whole}</source>
        <translation>{part} von {whole}</translation>
    </message>
    <message>
        <source>{path}</source>
        <translation>{path}</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read: {reason}.</source>
        <translation>{path} ist nicht einsehbar: {reason}.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}.</source>
        <translation>{path} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>{path} has more than one column for the {usual}.</source>
        <translation>{path} hat mehr als eine Spalte für: {usual}.</translation>
    </message>
    <message>
        <source>{path} has no column for the {usual}.</source>
        <translation>{path} hat keine Spalte für: {usual}.</translation>
    </message>
    <message>
        <source>{path} is a folder.</source>
        <translation>{path} ist ein Ordner.</translation>
    </message>
    <message>
        <source>{path} is not as it was published.</source>
        <translation>{path} ist nicht so, wie es veröffentlicht wurde.</translation>
    </message>
    <message>
        <source>{path} already exists.</source>
        <translation>{path} gibt es schon.</translation>
    </message>
    <message>
        <source>{path} leads out of {folder}.</source>
        <translation>{path} führt aus {folder} hinaus.</translation>
    </message>
    <message>
        <source>{path} {told}</source>
        <translation>{path} {told}</translation>
    </message>
    <message>
        <source>{path}, which holds the codes that annotators get at the end, is missing.</source>
        <translation>{path} fehlt. Darin stehen die Codes, die Versuchspersonen am Ende bekommen.</translation>
    </message>
    <message>
        <source>{path}: {problem}</source>
        <translation>{path}: {problem}</translation>
    </message>
    <message>
        <source>{path}: {reason}</source>
        <translation>{path}: {reason}</translation>
    </message>
    <message>
        <source>{rule} {value:g}</source>
        <translation>{rule} {value:g}</translation>
    </message>
    <message>
        <source>{rule}: {reason}</source>
        <translation>{rule}: {reason}</translation>
    </message>
    <message>
        <source>{said} screens for practice, but there are none.</source>
        <translation>{said} Durchgänge zur Übung, aber es gibt keine.</translation>
    </message>
    <message>
        <source>{said} screens for practice, but {there}.</source>
        <translation>{said} Durchgänge zur Übung, aber {there}.</translation>
    </message>
    <message>
        <source>{said}, but the probe is {stands}.</source>
        <translation>{said}, aber das Referenzbild steht {stands}.</translation>
    </message>
    <message>
        <source>{said}: use at least {fewest_repeats} to see how well people agree with themselves.</source>
        <translation>{said}: Nehmen Sie mindestens {fewest_repeats}, um zu sehen, wie gut jemand mit sich selbst übereinstimmt.</translation>
    </message>
    <message>
        <source>{saved}.</source>
        <translation>{saved}.</translation>
    </message>
    <message>
        <source>{saved}. This one isn&apos;t.</source>
        <translation>{saved}. Diese nicht.</translation>
    </message>
    <message>
        <source>{score:.0%} of screens look guessed ({low:.0%} to {high:.0%})</source>
        <translation>{score:.0%} der Durchgänge wirken geraten ({low:.0%} bis {high:.0%})</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{sessions} backed up, the last {when}.</source>
        <translation>{sessions} gesichert, die letzte {when}.</translation>
    </message>
    <message>
        <source>{sessions} with {screens:,} screens and {triplets:,} triplets of {images:,} images.</source>
        <translation>{sessions} mit {screens:,} Durchgängen und {triplets:,} Tripletts aus {images:,} Bildern.</translation>
    </message>
    <message>
        <source>{session}: {what}</source>
        <translation>{session}: {what}</translation>
    </message>
    <message>
        <source>{share:.0%}</source>
        <translation>{share:.0%}</translation>
    </message>
    <message>
        <source>{seconds} s away</source>
        <translation>{seconds} s weg</translation>
    </message>
    <message>
        <source>{seconds}, {sessions}</source>
        <translation>{seconds}, {sessions}</translation>
    </message>
    <message>
        <source>{sessions} {where}</source>
        <translation>{sessions} {where}</translation>
    </message>
    <message>
        <source>{share:.0%} of the triplets</source>
        <translation>{share:.0%} der Tripletts</translation>
    </message>
    <message>
        <source>{shown!a} is not an image name as GridLab writes it.</source>
        <translation>{shown!a} ist kein Bildname, wie GridLab ihn schreibt.</translation>
    </message>
    <message>
        <source>{source} changed while it was being copied.</source>
        <translation>{source} änderte sich während des Kopierens.</translation>
    </message>
    <message>
        <source>{status} {purpose}</source>
        <translation>{status} ({purpose})</translation>
    </message>
    <message>
        <source>{study} is no id of a study.</source>
        <translation>{study} ist keine Kennung einer Studie.</translation>
    </message>
    <message>
        <source>{target} could not be written: {reason}.</source>
        <translation>{target} konnte nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>{text} is no rule.</source>
        <translation>{text} ist keine Regel.</translation>
    </message>
    <message>
        <source>{text}, or null</source>
        <translation>{text}, oder null</translation>
    </message>
    <message>
        <source>{times:.0%} the size of</source>
        <translation>{times:.0%} so groß wie</translation>
    </message>
    <message>
        <source>{times:.1f}× larger than</source>
        <translation>{times:.1f}-mal so groß wie</translation>
    </message>
    <message>
        <source>{time} ago</source>
        <translation>vor {time}</translation>
    </message>
    <message>
        <source>{told} And {more} more.</source>
        <translation>{told} Und {more} weitere.</translation>
    </message>
    <message>
        <source>{triplets:,} triplets would take {assignments:,} assignments of {name!r}, more than {most_assignments:,}.</source>
        <translation>{triplets:,} Tripletts brauchten {assignments:,} Zuweisungen von {name!r}, mehr als {most_assignments:,}.</translation>
    </message>
    <message>
        <source>You can&apos;t ask for {triplets} triplets.</source>
        <translation>Nach {triplets} Tripletts lässt sich nicht fragen.</translation>
    </message>
    <message>
        <source>{taken} {count:,} rows can&apos;t be: {rest}.</source>
        <translation>{taken} {count:,} Zeilen nicht: {rest}.</translation>
    </message>
    <message>
        <source>{value} can&apos;t be shown; allowed: {allowed}.</source>
        <translation>{value} lässt sich nicht zeigen; erlaubt: {allowed}.</translation>
    </message>
    <message>
        <source>{value} doesn&apos;t fit the rest of the block; allowed: {allowed}.</source>
        <translation>{value} passt nicht zum Rest des Blocks; erlaubt: {allowed}.</translation>
    </message>
    <message>
        <source>{version}, the version that this program knows</source>
        <translation>{version}, die Version, die dieses Programm kennt</translation>
    </message>
    <message>
        <source>{what:clause}</source>
        <translation>{what:clause}</translation>
    </message>
    <message>
        <source>{what:start}</source>
        <translation>{what:start}</translation>
    </message>
    <message>
        <source>{what} could not be saved: {reason}.</source>
        <translation>{what} konnte nicht gespeichert werden: {reason}.</translation>
    </message>
    <message>
        <source>{what}, and only the rows before it were taken</source>
        <translation>{what}, und nur die Zeilen davor wurden übernommen</translation>
    </message>
    <message>
        <source>{what}, the shared ones being the first</source>
        <translation>{what}, die gemeinsamen zuerst</translation>
    </message>
    <message>
        <source>{workers} workers aren&apos;t possible.</source>
        <translation>{workers} Prozesse sind nicht möglich.</translation>
    </message>
    <message>
        <source>α {alpha:g}</source>
        <translation>α {alpha:g}</translation>
    </message>
    <message>
        <source>κ {kappa:.2f}</source>
        <translation>κ {kappa:.2f}</translation>
    </message>
    <message>
        <source>μ {mu:g}</source>
        <translation>μ {mu:g}</translation>
    </message>
    <message>
        <source>“{code}” looks like a path or a file name. Is it the annotator&apos;s code?</source>
        <translation>„{code}“ sieht nach einem Pfad oder Dateinamen aus. Ist es der Code der Versuchsperson?</translation>
    </message>
    <message>
        <source>“{code}” looks like an e-mail address or a platform id and could identify the person.</source>
        <translation>„{code}“ sieht wie eine E-Mail-Adresse oder die Kennung einer Plattform aus und könnte die Person erkennbar machen.</translation>
    </message>
    <message>
        <source>“{name}” is no name for a design.</source>
        <translation>„{name}“ ist kein Name für ein Design.</translation>
    </message>
</context>
<context>
    <name>Cost</name>
    <message>
        <source>Designs compared</source>
        <translation>Designs im Vergleich</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>Total annotator time</source>
        <translation>Gesamtzeit der Versuchspersonen</translation>
    </message>
    <message>
        <source>Cost with fee</source>
        <translation>Gesamtkosten</translation>
    </message>
    <message>
        <source>Expected error</source>
        <translation>Erwarteter Fehler</translation>
    </message>
    <message>
        <source>Triplets</source>
        <translation>Tripletts</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Actual / planned</source>
        <translation>Ist / Plan</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Save numbers</source>
        <translation>Zahlen speichern</translation>
    </message>
    <message>
        <source>All lines are hidden. Click a swatch in the table to show one.</source>
        <translation>Alle Linien sind ausgeblendet. Klicken Sie auf ein Farbfeld in der Tabelle, um eine zu zeigen.</translation>
    </message>
    <message>
        <source>Running the first simulations…</source>
        <translation>Die ersten Simulationen laufen …</translation>
    </message>
    <message>
        <source>This study has no design that can be priced.</source>
        <translation>Diese Studie hat kein Design, das sich berechnen lässt.</translation>
    </message>
    <message>
        <source>No error is predicted yet. “Predict error” simulates annotators and measures how good their maps are. It takes seconds to minutes.</source>
        <translation>Noch ist kein Fehler vorhergesagt. „Fehler vorhersagen“ simuliert Versuchspersonen und misst, wie gut ihre Karten sind. Das dauert Sekunden bis Minuten.</translation>
    </message>
    <message>
        <source>Not priced: {names}.</source>
        <translation>Ohne Preis: {names}.</translation>
    </message>
    <message>
        <source>Go to Design</source>
        <translation>Zum Design</translation>
    </message>
    <message>
        <source>{count} of the designs pay in {others}. Nothing is converted.</source>
        <translation>{count} der Designs zahlen in {others}. Nichts wird umgerechnet.</translation>
    </message>
    <message>
        <source>Show {currency}</source>
        <translation>{currency} zeigen</translation>
    </message>
    <message>
        <source>{count} triplets</source>
        <translation>{count} Tripletts</translation>
    </message>
    <message>
        <source>error {error}</source>
        <translation>Fehler {error}</translation>
    </message>
    <message>
        <source>Chart of {count} designs</source>
        <translation>Diagramm mit {count} Designs</translation>
    </message>
    <message>
        <source>Left and right move the line, up and down choose a design, plus and minus zoom</source>
        <translation>Links und rechts bewegen die Linie, oben und unten wählen ein Design, Plus und Minus zoomen</translation>
    </message>
    <message>
        <source>Actual vs. planned</source>
        <translation>Ist und Plan</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>Platform name</source>
        <translation>Name der Plattform</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Gebühr</translation>
    </message>
    <message>
        <source>VAT on the fee</source>
        <translation>MwSt. auf die Gebühr</translation>
    </message>
    <message>
        <source>Minimum pay per hour</source>
        <translation>Mindestlohn pro Stunde</translation>
    </message>
    <message>
        <source>Recommended pay per hour</source>
        <translation>Empfohlener Lohn pro Stunde</translation>
    </message>
    <message>
        <source>Date of the source</source>
        <translation>Stand der Quelle</translation>
    </message>
    <message>
        <source>Source of the figures</source>
        <translation>Quelle der Zahlen</translation>
    </message>
    <message>
        <source>Save for this study</source>
        <translation>Für diese Studie speichern</translation>
    </message>
    <message>
        <source>Use default</source>
        <translation>Standard verwenden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>VAT on fee</source>
        <translation>MwSt. auf Gebühr</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>Minimum</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>Empfohlen</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Fees and pay rules</source>
        <translation>Gebühren und Lohnregeln</translation>
    </message>
    <message>
        <source>{currency} per hour</source>
        <translation>{currency} pro Stunde</translation>
    </message>
    <message>
        <source>Saved in the study.</source>
        <translation>In der Studie gespeichert.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Your study&apos;s own figures.</source>
        <translation>Eigene Angaben Ihrer Studie.</translation>
    </message>
    <message>
        <source>The figures that come with GridLab. Saving makes a copy for this study.</source>
        <translation>Die Angaben, die GridLab mitbringt. Beim Speichern entsteht eine Kopie für diese Studie.</translation>
    </message>
    <message>
        <source>seconds per screen assumed</source>
        <translation>Sekunden pro Durchgang angenommen</translation>
    </message>
    <message>
        <source>bands: 95 % interval</source>
        <translation>Bänder: 95-%-Intervall</translation>
    </message>
    <message>
        <source>band: seconds per screen of {design}</source>
        <translation>Band: Sekunden pro Durchgang von {design}</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>{count} weitere</translation>
    </message>
    <message>
        <source>Nothing to price yet</source>
        <translation>Noch nichts zu berechnen</translation>
    </message>
    <message>
        <source>Cost follows from a design: its grid, its screens and its pay.</source>
        <translation>Die Kosten folgen aus einem Design: Raster, Durchgängen und Vergütung.</translation>
    </message>
    <message>
        <source>Pricing the designs…</source>
        <translation>Kosten werden berechnet …</translation>
    </message>
    <message>
        <source>Predict error</source>
        <translation>Fehler vorhersagen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Save figure</source>
        <translation>Abbildung speichern</translation>
    </message>
    <message>
        <source>Show file</source>
        <translation>Datei zeigen</translation>
    </message>
    <message>
        <source>Fees and pay rules…</source>
        <translation>Gebühren und Lohnregeln …</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Details of the answer</source>
        <translation>Details der Antwort</translation>
    </message>
    <message>
        <source>{design} pays {wage} per hour, {problem}.</source>
        <translation>{design} zahlt {wage} pro Stunde, {problem}.</translation>
    </message>
    <message>
        <source>Change the reward</source>
        <translation>Vergütung ändern</translation>
    </message>
    <message>
        <source>Seconds per screen are a guess ({seconds} s).</source>
        <translation>Die Sekunden pro Durchgang sind geschätzt ({seconds} s).</translation>
    </message>
    <message>
        <source>Run {count} pilot sessions to measure them.</source>
        <translation>Messen Sie sie mit {count} Pilotsitzungen.</translation>
    </message>
    <message>
        <source>Start a pilot</source>
        <translation>Pilotierung starten</translation>
    </message>
    <message>
        <source>Edit fees</source>
        <translation>Gebühren ändern</translation>
    </message>
    <message>
        <source>Save the numbers</source>
        <translation>Zahlen speichern</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>HITs</source>
        <translation>HITs</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Starting from</source>
        <translation>Ausgehend von</translation>
    </message>
    <message>
        <source>What to start from</source>
        <translation>Wovon ausgegangen wird</translation>
    </message>
    <message>
        <source>Predict the error first</source>
        <translation>Zuerst den Fehler vorhersagen</translation>
    </message>
    <message>
        <source>triplets</source>
        <translation>Tripletts</translation>
    </message>
    <message>
        <source>HITs per design</source>
        <translation>HITs pro Design</translation>
    </message>
    <message>
        <source>or lower</source>
        <translation>oder kleiner</translation>
    </message>
    <message>
        <source>An amount of money, such as 200 or 199.50.</source>
        <translation>Ein Geldbetrag wie 200 oder 199,50.</translation>
    </message>
    <message>
        <source>A whole number of triplets, at least 1.</source>
        <translation>Eine ganze Zahl von Tripletts, mindestens 1.</translation>
    </message>
    <message>
        <source>A whole number of HITs, 1 to 10,000,000.</source>
        <translation>Eine ganze Zahl von HITs, 1 bis 10 Millionen.</translation>
    </message>
    <message>
        <source>An error between 0 and 0.5, such as 0.15.</source>
        <translation>Ein Fehler zwischen 0 und 0,5, etwa 0,15.</translation>
    </message>
    <message>
        <source>{count} more in the table</source>
        <translation>{count} weitere in der Tabelle</translation>
    </message>
    <message>
        <source>1 HIT</source>
        <translation>1 HIT</translation>
    </message>
    <message>
        <source>{count} HITs</source>
        <translation>{count} HITs</translation>
    </message>
    <message>
        <source>1 design</source>
        <translation>1 Design</translation>
    </message>
    <message>
        <source>{count} designs</source>
        <translation>{count} Designs</translation>
    </message>
    <message>
        <source>What does this buy?</source>
        <translation>Was bekommt man dafür?</translation>
    </message>
    <message>
        <source>What do these triplets cost?</source>
        <translation>Was kosten diese Tripletts?</translation>
    </message>
    <message>
        <source>What do these HITs give?</source>
        <translation>Was bringen diese HITs?</translation>
    </message>
    <message>
        <source>What does this error cost?</source>
        <translation>Was kostet dieser Fehler?</translation>
    </message>
    <message>
        <source>Cost vs. triplets</source>
        <translation>Kosten und Tripletts</translation>
    </message>
    <message>
        <source>Cost vs. expected error</source>
        <translation>Kosten und erwarteter Fehler</translation>
    </message>
    <message>
        <source>Time vs. triplets</source>
        <translation>Zeit und Tripletts</translation>
    </message>
    <message>
        <source>It doesn&apos;t pay for one HIT of {design}.</source>
        <translation>Das reicht nicht für einen HIT von {design}.</translation>
    </message>
    <message>
        <source>With {design}, {hits} for {cost} give {triplets} triplets</source>
        <translation>{hits} mit {design} für {cost}: {triplets} Tripletts</translation>
    </message>
    <message>
        <source>, about {count} unique, {share} % of all possible triplets</source>
        <translation>, davon etwa {count} verschiedene, {share} % aller möglichen</translation>
    </message>
    <message>
        <source>No design can do this.</source>
        <translation>Kein Design kann das.</translation>
    </message>
    <message>
        <source>One simulated study so far, so there is no interval yet.</source>
        <translation>Bisher gibt es eine simulierte Studie, daher noch kein Intervall.</translation>
    </message>
    <message>
        <source>Their intervals overlap, so the difference may be chance.</source>
        <translation>Ihre Intervalle überlappen, der Unterschied kann also Zufall sein.</translation>
    </message>
    <message>
        <source>Ranked by triplets until errors are predicted.</source>
        <translation>Nach Tripletts geordnet, bis Fehler vorhergesagt sind.</translation>
    </message>
    <message>
        <source>For {money},</source>
        <translation>Für {money}:</translation>
    </message>
    <message>
        <source>For {count} triplets,</source>
        <translation>Für {count} Tripletts:</translation>
    </message>
    <message>
        <source>For {hits},</source>
        <translation>Für {hits}:</translation>
    </message>
    <message>
        <source>For an error of {error},</source>
        <translation>Für einen Fehler von {error}:</translation>
    </message>
    <message>
        <source>takes {hits} and {cost}</source>
        <translation>braucht {hits} und {cost}</translation>
    </message>
    <message>
        <source>gives {triplets} triplets</source>
        <translation>bringt {triplets} Tripletts</translation>
    </message>
    <message>
        <source> for {cost}</source>
        <translation> für {cost}</translation>
    </message>
    <message>
        <source> at an expected error of {error}</source>
        <translation> bei einem erwarteten Fehler von {error}</translation>
    </message>
    <message>
        <source>Stopped early: {least} to {most} simulated studies per point. What your sessions don&apos;t tell about people is assumed.</source>
        <translation>Vorzeitig angehalten: {least} bis {most} simulierte Studien pro Punkt. Was Ihre Sitzungen nicht über Menschen sagen, ist angenommen.</translation>
    </message>
    <message>
        <source>If a screen takes {low} to {high} s, people earn {least} to {most} per hour</source>
        <translation>Dauert ein Durchgang {low} bis {high} s, bringt eine Stunde {least} bis {most}</translation>
    </message>
    <message>
        <source> and all HITs cost {least} to {most}</source>
        <translation>, und alle HITs kosten {least} bis {most}</translation>
    </message>
    <message>
        <source>{platform}: no fee</source>
        <translation>{platform}: keine Gebühr</translation>
    </message>
    <message>
        <source>{platform}: {fee} % fee</source>
        <translation>{platform}: {fee} % Gebühr</translation>
    </message>
    <message>
        <source>without a date</source>
        <translation>ohne Datum</translation>
    </message>
    <message>
        <source>out of date: as of {day}</source>
        <translation>veraltet: Stand {day}</translation>
    </message>
    <message>
        <source>as of {day}</source>
        <translation>Stand {day}</translation>
    </message>
</context>
<context>
    <name>Curtain</name>
    <message>
        <source>Next: {code}</source>
        <translation>Als Nächstes: {code}</translation>
    </message>
    <message>
        <source>Next: {code}, group {group}</source>
        <translation>Als Nächstes: {code}, Gruppe {group}</translation>
    </message>
    <message>
        <source>Enter starts the session. Esc draws the curtain again.</source>
        <translation>Eingabe startet die Sitzung. Esc schließt den Vorhang wieder.</translation>
    </message>
    <message>
        <source>Start session</source>
        <translation>Sitzung starten</translation>
    </message>
    <message>
        <source>Open GridLab</source>
        <translation>GridLab öffnen</translation>
    </message>
    <message>
        <source>Finding out who is next…</source>
        <translation>Nächster Code wird gesucht …</translation>
    </message>
</context>
<context>
    <name>Data</name>
    <message>
        <source>Collected data</source>
        <translation>Gesammelte Daten</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>best possible</source>
        <translation>bestmöglich</translation>
    </message>
    <message>
        <source>screens</source>
        <translation>Durchgänge</translation>
    </message>
    <message>
        <source>held-out error (chance is .5)</source>
        <translation>Fehler auf zurückgehaltenen Antworten (Zufall 0,5)</translation>
    </message>
    <message>
        <source>Triplets</source>
        <translation>Tripletts</translation>
    </message>
    <message>
        <source>Expected error</source>
        <translation>Erwarteter Fehler</translation>
    </message>
    <message>
        <source>Best possible</source>
        <translation>Bestmöglich</translation>
    </message>
    <message>
        <source>These figures ignore exclusions until you lock the rules on the Annotators tab, so that no rule is chosen by its error.</source>
        <translation>Diese Zahlen lassen Ausschlüsse außer Acht, bis Sie die Regeln im Reiter Versuchspersonen festlegen. So wird keine Regel nach ihrem Fehler gewählt.</translation>
    </message>
    <message>
        <source>Estimate the error</source>
        <translation>Fehler schätzen</translation>
    </message>
    <message>
        <source>The export would hold</source>
        <translation>Der Export enthielte</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Nothing: no session of this purpose is complete or partial.</source>
        <translation>Nichts: Keine Sitzung dieses Zwecks ist vollständig oder teilweise.</translation>
    </message>
    <message>
        <source>Left out: {what}</source>
        <translation>Nicht enthalten: {what}</translation>
    </message>
    <message>
        <source>The dataset holds</source>
        <translation>Der Datensatz enthält</translation>
    </message>
    <message>
        <source>All that GridLab asks of answers is known.</source>
        <translation>Alles, was GridLab über Antworten wissen will, ist bekannt.</translation>
    </message>
    <message>
        <source>Not known: {what}.</source>
        <translation>Nicht bekannt: {what}.</translation>
    </message>
    <message>
        <source>Nothing is left out.</source>
        <translation>Nichts wird weggelassen.</translation>
    </message>
    <message>
        <source>Expected error with twice the screens: {error} ({low} to {high})</source>
        <translation>Erwarteter Fehler mit doppelt so vielen Durchgängen: {error} ({low} bis {high})</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Dateiname</translation>
    </message>
    <message>
        <source>Thumbnails of the images</source>
        <translation>Vorschaubilder</translation>
    </message>
    <message>
        <source>Parts of the data</source>
        <translation>Teile der Daten</translation>
    </message>
    <message>
        <source>Close dataset</source>
        <translation>Datensatz schließen</translation>
    </message>
    <message>
        <source>Nothing collected yet</source>
        <translation>Noch nichts gesammelt</translation>
    </message>
    <message>
        <source>Answers appear here after the first session. Then you can export them as one HDF5 file.</source>
        <translation>Antworten erscheinen hier nach der ersten Sitzung. Dann können Sie sie als eine HDF5-Datei exportieren.</translation>
    </message>
    <message>
        <source>Go to Sessions</source>
        <translation>Zu den Sitzungen</translation>
    </message>
    <message>
        <source>This is a dataset already.</source>
        <translation>Das ist bereits ein Datensatz.</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>Gesammelt</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>More formats</source>
        <translation>Weitere Formate</translation>
    </message>
    <message>
        <source>Include</source>
        <translation>Enthält</translation>
    </message>
    <message>
        <source>Choose a file name.</source>
        <translation>Wählen Sie einen Dateinamen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>The export was cancelled.</source>
        <translation>Der Export wurde abgebrochen.</translation>
    </message>
    <message>
        <source>No file was written.</source>
        <translation>Keine Datei wurde geschrieben.</translation>
    </message>
    <message>
        <source>{screens} answered</source>
        <translation>{screens} beantwortet</translation>
    </message>
    <message>
        <source>damaged file</source>
        <translation>beschädigte Datei</translation>
    </message>
    <message>
        <source>damaged files</source>
        <translation>beschädigte Dateien</translation>
    </message>
    <message>
        <source>There are no complete or partial {purpose} sessions.</source>
        <translation>Es gibt keine vollständige oder teilweise {purpose}-Sitzung.</translation>
    </message>
    <message>
        <source>Export the dataset</source>
        <translation>Datensatz exportieren</translation>
    </message>
    <message>
        <source>HDF5 files (*.h5)</source>
        <translation>HDF5-Dateien (*.h5)</translation>
    </message>
    <message>
        <source>Annotators</source>
        <translation>Versuchspersonen</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Publikation</translation>
    </message>
    <message>
        <source>Measuring how people answered</source>
        <translation>Antworten werden geprüft</translation>
    </message>
    <message>
        <source>No annotators are known here.</source>
        <translation>Hier sind keine Versuchspersonen bekannt.</translation>
    </message>
    <message>
        <source>Measuring was stopped. Nothing was changed.</source>
        <translation>Die Prüfung wurde abgebrochen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Reading exclusions</source>
        <translation>Ausschlüsse werden gelesen</translation>
    </message>
    <message>
        <source>Add rule {rule}</source>
        <translation>Regel {rule} hinzufügen</translation>
    </message>
    <message>
        <source>Exclude {code}</source>
        <translation>{code} ausschließen</translation>
    </message>
    <message>
        <source>Undo number {number}</source>
        <translation>Nummer {number} zurücknehmen</translation>
    </message>
    <message>
        <source>Lock rules</source>
        <translation>Regeln festlegen</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Rule, such as: catch_share &lt; 0.5</source>
        <translation>Regel, etwa: catch_share &lt; 0.5</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Reason, for the Methods section</source>
        <translation>Grund, für den Methodenteil</translation>
    </message>
    <message>
        <source>Add rule</source>
        <translation>Regel hinzufügen</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>Ausschließen</translation>
    </message>
    <message>
        <source>What you add afterwards is exported as decided after the lock.</source>
        <translation>Was Sie danach hinzufügen, gilt im Export als nach dem Festlegen entschieden.</translation>
    </message>
    <message>
        <source>Undo chosen</source>
        <translation>Gewähltes zurücknehmen</translation>
    </message>
    <message>
        <source>Rules and decisions</source>
        <translation>Regeln und Entscheidungen</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Entschieden</translation>
    </message>
    <message>
        <source>Rules locked: {day}. What you add now is exported as decided after.</source>
        <translation>Regeln festgelegt: {day}. Was Sie jetzt hinzufügen, gilt im Export als danach entschieden.</translation>
    </message>
    <message>
        <source>Rules are not locked: errors ignore exclusions until they are.</source>
        <translation>Die Regeln sind nicht festgelegt: Bis dahin zählen Ausschlüsse in Fehlern nicht.</translation>
    </message>
    <message>
        <source>Excluded: {effect}</source>
        <translation>Ausgeschlossen: {effect}</translation>
    </message>
    <message>
        <source>Would exclude nothing.</source>
        <translation>Würde nichts ausschließen.</translation>
    </message>
    <message>
        <source>Would exclude {effect}.</source>
        <translation>Würde ausschließen: {effect}.</translation>
    </message>
    <message>
        <source>{code}, a session</source>
        <translation>{code}, eine Sitzung</translation>
    </message>
    <message>
        <source>{code}, screen {screen}</source>
        <translation>{code}, Durchgang {screen}</translation>
    </message>
    <message>
        <source>A measure, &lt; or &gt;, and a value, such as: guess_score &gt; 0.5</source>
        <translation>Ein Maß, &lt; oder &gt; und ein Wert, etwa: guess_score &gt; 0.5</translation>
    </message>
    <message>
        <source>Give a reason first.</source>
        <translation>Geben Sie zuerst einen Grund an.</translation>
    </message>
    <message>
        <source>Choose an annotator in the table.</source>
        <translation>Wählen Sie eine Versuchsperson in der Tabelle.</translation>
    </message>
    <message>
        <source>Of a screen: {screens}. Of a session: {sessions}. With “annotator.” before it, of all sessions of the annotator.</source>
        <translation>Eines Durchgangs: {screens}. Einer Sitzung: {sessions}. Mit „annotator.“ davor: aller Sitzungen der Versuchsperson.</translation>
    </message>
    <message>
        <source>Show answers</source>
        <translation>Antworten zeigen</translation>
    </message>
    <message>
        <source>How carefully each annotator answered, the most doubtful first.</source>
        <translation>Wie sorgfältig jede Versuchsperson geantwortet hat, die zweifelhaften zuerst.</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Back to the annotators</source>
        <translation>Zurück zu den Versuchspersonen</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>annotator</source>
        <translation>Versuchsperson</translation>
    </message>
    <message>
        <source>annotators</source>
        <translation>Versuchspersonen</translation>
    </message>
    <message>
        <source>{people}, {doubtful} doubtful</source>
        <translation>{people}, {doubtful} zweifelhaft</translation>
    </message>
    <message>
        <source>Session {number}</source>
        <translation>Sitzung {number}</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Abdeckung</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Images by images</source>
        <translation>Bilder × Bilder</translation>
    </message>
    <message>
        <source>{met} of {pairs} pairs</source>
        <translation>{met} von {pairs} Paaren</translation>
    </message>
    <message>
        <source>{one} and {other}
met {met} times, chosen {chosen} times</source>
        <translation>{one} und {other}
{met}-mal zusammen gezeigt, {chosen}-mal gewählt</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Screens</source>
        <translation>Durchgänge</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Agree</source>
        <translation>Einig</translation>
    </message>
    <message>
        <source>Of two people, the mean share of chosen images that both chose.</source>
        <translation>Bei zwei Personen der mittlere Anteil gewählter Bilder, die beide wählten.</translation>
    </message>
    <message>
        <source>Seen together</source>
        <translation>Zusammen gesehen</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Gewählt</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>Was gezählt wird</translation>
    </message>
    <message>
        <source>Shown too seldom</source>
        <translation>Zu selten gezeigt</translation>
    </message>
    <message>
        <source>Screens that split people</source>
        <translation>Durchgänge mit Uneinigkeit</translation>
    </message>
    <message>
        <source>Images by label. The stronger the colour, the more often the two met.</source>
        <translation>Bilder nach Label. Je kräftiger die Farbe, desto öfter waren beide zusammen zu sehen.</translation>
    </message>
    <message>
        <source>Every image is on at least half as many screens as usual.</source>
        <translation>Kein Bild ist in weniger als halb so vielen Durchgängen wie üblich.</translation>
    </message>
    <message>
        <source>{count} images are on fewer than half as many screens as usual.</source>
        <translation>{count} Bilder sind in weniger als halb so vielen Durchgängen wie üblich.</translation>
    </message>
    <message>
        <source>No screen was answered by two people. Shared screens show agreement.</source>
        <translation>Kein Durchgang wurde von zwei Personen beantwortet. Gemeinsame Durchgänge zeigen die Einigkeit.</translation>
    </message>
    <message>
        <source>{count} screens were answered by two people or more.</source>
        <translation>{count} Durchgänge wurden von zwei oder mehr Personen beantwortet.</translation>
    </message>
    <message>
        <source>words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>No answers to questions</source>
        <translation>Keine Antworten auf Fragen</translation>
    </message>
    <message>
        <source>Questions of a design that are marked for export appear here once answered.</source>
        <translation>Fragen eines Designs, die für den Export bestimmt sind, erscheinen hier, sobald sie beantwortet sind.</translation>
    </message>
    <message>
        <source>1 answer</source>
        <translation>1 Antwort</translation>
    </message>
    <message>
        <source>{count} answers</source>
        <translation>{count} Antworten</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Nur Text</translation>
    </message>
    <message>
        <source>Form of the text</source>
        <translation>Format des Textes</translation>
    </message>
    <message>
        <source>The text appears here once the answers are read.</source>
        <translation>Der Text erscheint hier, sobald die Antworten gelesen sind.</translation>
    </message>
    <message>
        <source>Methods text</source>
        <translation>Methodenteil</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <source>Copy BibTeX</source>
        <translation>BibTeX kopieren</translation>
    </message>
    <message>
        <source>Form of the figures</source>
        <translation>Format der Abbildungen</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folder for text and figures</source>
        <translation>Ordner für Text und Abbildungen</translation>
    </message>
    <message>
        <source>Write text and figures</source>
        <translation>Text und Abbildungen schreiben</translation>
    </message>
    <message>
        <source>Text, BibTeX, all images, a sequence of screens, times, agreement, the error by screens, and each map that was kept.</source>
        <translation>Text, BibTeX, alle Bilder, eine Abfolge von Durchgängen, Zeiten, Übereinstimmung, Fehler nach Durchgängen und jede aufbewahrte Karte.</translation>
    </message>
    <message>
        <source>Text and figures</source>
        <translation>Text und Abbildungen</translation>
    </message>
    <message>
        <source>Errors ignore exclusions until you lock the rules on the Annotators tab, so that no rule is chosen by its error.</source>
        <translation>Fehler lassen Ausschlüsse außer Acht, bis Sie die Regeln im Reiter Annotatoren sperren. So wird keine Regel nach ihrem Fehler gewählt.</translation>
    </message>
    <message>
        <source>Damaged files are left out: {names}.</source>
        <translation>Beschädigte Dateien sind ausgelassen: {names}.</translation>
    </message>
    <message>
        <source>Writing was cancelled.</source>
        <translation>Das Schreiben wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Files written before are whole. Nothing else was changed.</source>
        <translation>Bereits geschriebene Dateien sind vollständig. Sonst wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Datasets (*.h5 *.hdf5)</source>
        <translation>Datensätze (*.h5 *.hdf5)</translation>
    </message>
    <message>
        <source>Open dataset</source>
        <translation>Datensatz öffnen</translation>
    </message>
    <message>
        <source>Read answers</source>
        <translation>Antworten lesen</translation>
    </message>
    <message>
        <source>Reading the answers was stopped.</source>
        <translation>Das Lesen der Antworten wurde abgebrochen.</translation>
    </message>
</context>
<context>
    <name>Design</name>
    <message>
        <source>Add from the gallery</source>
        <translation>Aus der Galerie hinzufügen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>{name} is in {path}.</source>
        <translation>{name} liegt in {path}.</translation>
    </message>
    <message>
        <source>{count} files were skipped.</source>
        <translation>{count} Dateien wurden übersprungen.</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Rename to {name}</source>
        <translation>In {name} umbenennen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Changed by another program</source>
        <translation>Von einem anderen Programm geändert</translation>
    </message>
    <message>
        <source>Keep a copy of my edits</source>
        <translation>Kopie meiner Änderungen behalten</translation>
    </message>
    <message>
        <source>Removed by another program</source>
        <translation>Von einem anderen Programm entfernt</translation>
    </message>
    <message>
        <source>{triplets} per HIT · about {time} (assumed)</source>
        <translation>{triplets} pro HIT · etwa {time} (angenommen)</translation>
    </message>
    <message>
        <source>{triplets} per HIT · about {time}</source>
        <translation>{triplets} pro HIT · etwa {time}</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Ranked</source>
        <translation>Mit Rang</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Rows × columns</source>
        <translation>Zeilen × Spalten</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Images to choose</source>
        <translation>Zu wählende Bilder</translation>
    </message>
    <message>
        <source>Order matters</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>Fewest images to choose</source>
        <translation>Mindestzahl zu wählender Bilder</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Oben</translation>
    </message>
    <message>
        <source>Center</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Place of the probe</source>
        <translation>Platz des Referenzbilds</translation>
    </message>
    <message>
        <source>Probe size</source>
        <translation>Referenzgröße</translation>
    </message>
    <message>
        <source>Cell size</source>
        <translation>Feldgröße</translation>
    </message>
    <message>
        <source>Gap · margin</source>
        <translation>Abstand · Rand</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Rand</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>Background colour</source>
        <translation>Hintergrundfarbe</translation>
    </message>
    <message>
        <source>Accent</source>
        <translation>Akzent</translation>
    </message>
    <message>
        <source>Accent colour</source>
        <translation>Akzentfarbe</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Image fit</source>
        <translation>Einpassung der Bilder</translation>
    </message>
    <message>
        <source>Whole image</source>
        <translation>Ganzes Bild</translation>
    </message>
    <message>
        <source>Fill the cell</source>
        <translation>Feld füllen</translation>
    </message>
    <message>
        <source>Keys in the cells</source>
        <translation>Tasten in den Feldern</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Gezeigt</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Verborgen</translation>
    </message>
    <message>
        <source>Small display</source>
        <translation>Kleiner Schirm</translation>
    </message>
    <message>
        <source>If the display is too small</source>
        <translation>Wenn der Bildschirm zu klein ist</translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Don&apos;t start</source>
        <translation>Nicht starten</translation>
    </message>
    <message>
        <source>Numbered</source>
        <translation>Durchgezählt</translation>
    </message>
    <message>
        <source>Like the grid</source>
        <translation>Wie das Raster</translation>
    </message>
    <message>
        <source>Key layout</source>
        <translation>Tastenanordnung</translation>
    </message>
    <message>
        <source>Wording</source>
        <translation>Wortlaut</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Anleitung</translation>
    </message>
    <message>
        <source>Before this block</source>
        <translation>Vor dem Block</translation>
    </message>
    <message>
        <source>Instructions of the block</source>
        <translation>Anleitung des Blocks</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Balanciert</translation>
    </message>
    <message>
        <source>Listed</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Screens</source>
        <translation>Durchgänge</translation>
    </message>
    <message>
        <source>Main · shared</source>
        <translation>Haupt · gemeinsam</translation>
    </message>
    <message>
        <source>Main screens</source>
        <translation>Hauptdurchgänge</translation>
    </message>
    <message>
        <source>Shared screens</source>
        <translation>Gemeinsame Durchgänge</translation>
    </message>
    <message>
        <source>Practice · catch · repeat</source>
        <translation>Übung · Kontr. · Wdh.</translation>
    </message>
    <message>
        <source>Practice screens</source>
        <translation>Übungsdurchgänge</translation>
    </message>
    <message>
        <source>Catch screens</source>
        <translation>Kontrolldurchgänge</translation>
    </message>
    <message>
        <source>Repeat screens</source>
        <translation>Wiederholungsdurchgänge</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Ziehung</translation>
    </message>
    <message>
        <source>Listed screens</source>
        <translation>Gelistete Durchgänge</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Sampling seed</source>
        <translation>Startwert der Ziehung</translation>
    </message>
    <message>
        <source>Catch by</source>
        <translation>Kontrolle durch</translation>
    </message>
    <message>
        <source>What makes a catch screen</source>
        <translation>Art der Kontrolldurchgänge</translation>
    </message>
    <message>
        <source>Same image</source>
        <translation>Gleiches Bild</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Ignore input for</source>
        <translation>Eingabesperre</translation>
    </message>
    <message>
        <source>How long input is ignored</source>
        <translation>Dauer der Eingabesperre</translation>
    </message>
    <message>
        <source>Blank before</source>
        <translation>Leer davor</translation>
    </message>
    <message>
        <source>Blank time before a screen</source>
        <translation>Leere Zeit vor einem Durchgang</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Zeitgrenze</translation>
    </message>
    <message>
        <source>Time limit of a screen</source>
        <translation>Zeitgrenze eines Durchgangs</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Images of the block</source>
        <translation>Bilder des Blocks</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Rows of the file</source>
        <translation>Zeilen der Datei</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Reading {file}…</source>
        <translation>{file} wird gelesen …</translation>
    </message>
    <message>
        <source>{file}: {count} screens</source>
        <translation>{file}: {count} Durchgänge</translation>
    </message>
    <message>
        <source>{file}: 1 screen</source>
        <translation>{file}: 1 Durchgang</translation>
    </message>
    <message>
        <source>{count} rows don&apos;t make a screen.</source>
        <translation>{count} Zeilen ergeben keinen Durchgang.</translation>
    </message>
    <message>
        <source>1 row doesn&apos;t make a screen.</source>
        <translation>1 Zeile ergibt keinen Durchgang.</translation>
    </message>
    <message>
        <source>They&apos;ll be skipped if you continue.</source>
        <translation>Sie werden übersprungen, wenn Sie fortfahren.</translation>
    </message>
    <message>
        <source>Line {line}: {what}</source>
        <translation>Zeile {line}: {what}</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>… und {count} weitere</translation>
    </message>
    <message>
        <source>Use {count} screens</source>
        <translation>{count} Durchgänge verwenden</translation>
    </message>
    <message>
        <source>Use 1 screen</source>
        <translation>1 Durchgang verwenden</translation>
    </message>
    <message>
        <source>Allowed: {what}.</source>
        <translation>Erlaubt: {what}.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>This design is published, or sessions were run with it.</source>
        <translation>Dieses Design ist veröffentlicht, oder es gab Sitzungen damit.</translation>
    </message>
    <message>
        <source>You can change its name and payment. Any other change makes {name}.</source>
        <translation>Name und Bezahlung können Sie ändern. Jede andere Änderung ergibt {name}.</translation>
    </message>
    <message>
        <source>a name that no other design has</source>
        <translation>ein Name, den kein anderes Design hat</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>Block name</source>
        <translation>Blockname</translation>
    </message>
    <message>
        <source>Name of the block</source>
        <translation>Name des Blocks</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Order of the blocks</source>
        <translation>Reihenfolge der Blöcke</translation>
    </message>
    <message>
        <source>As listed</source>
        <translation>Wie gelistet</translation>
    </message>
    <message>
        <source>Rotated</source>
        <translation>Rotiert</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Einwilligung</translation>
    </message>
    <message>
        <source>Debriefing</source>
        <translation>Debriefing</translation>
    </message>
    <message>
        <source>Completion code</source>
        <translation>Abschlusscode</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Häkchen</translation>
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
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Id of the question</source>
        <translation>Kennung der Frage</translation>
    </message>
    <message>
        <source>Text of the question</source>
        <translation>Text der Frage</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Kind of answer</source>
        <translation>Art der Antwort</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Choices of the question</source>
        <translation>Auswahl der Frage</translation>
    </message>
    <message>
        <source>One per line</source>
        <translation>Eine pro Zeile</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Gestellt</translation>
    </message>
    <message>
        <source>When it is asked</source>
        <translation>Zeitpunkt der Frage</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Erforderlich</translation>
    </message>
    <message>
        <source>Export answers</source>
        <translation>Antworten exportieren</translation>
    </message>
    <message>
        <source>Export the answers with the dataset</source>
        <translation>Antworten mit dem Datensatz exportieren</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Break every</source>
        <translation>Pause alle</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>At the bottom</source>
        <translation>Am unteren Rand</translation>
    </message>
    <message>
        <source>At the end</source>
        <translation>Am Ende</translation>
    </message>
    <message>
        <source>Counter and button</source>
        <translation>Zähler und Schaltfläche</translation>
    </message>
    <message>
        <source>Near the grid</source>
        <translation>Nah am Raster</translation>
    </message>
    <message>
        <source>Own map</source>
        <translation>Eigene Karte</translation>
    </message>
    <message>
        <source>Screens between breaks</source>
        <translation>Durchgänge zwischen Pausen</translation>
    </message>
    <message>
        <source>Submit automatically</source>
        <translation>Automatisch absenden</translation>
    </message>
    <message>
        <source>Thanks</source>
        <translation>Nur Dank</translation>
    </message>
    <message>
        <source>What the annotator sees at the end</source>
        <translation>Was die Versuchsperson am Ende sieht</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>screens</source>
        <translation>Durchgänge</translation>
    </message>
    <message>
        <source>Break of</source>
        <translation>Pausenlänge</translation>
    </message>
    <message>
        <source>Minimum break</source>
        <translation>Mindestpause</translation>
    </message>
    <message>
        <source>Going back</source>
        <translation>Zurückgehen</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Designed for</source>
        <translation>Gemacht für</translation>
    </message>
    <message>
        <source>Width of the display</source>
        <translation>Breite des Bildschirms</translation>
    </message>
    <message>
        <source>Height of the display</source>
        <translation>Höhe des Bildschirms</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Bezahlung</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Reward</source>
        <translation>Vergütung</translation>
    </message>
    <message>
        <source>Assignments</source>
        <translation>Zuweisungen</translation>
    </message>
    <message>
        <source>Bonus</source>
        <translation>Bonus</translation>
    </message>
    <message>
        <source>Expected bonus</source>
        <translation>Erwarteter Bonus</translation>
    </message>
    <message>
        <source>VAT on the fee</source>
        <translation>MwSt. auf Gebühr</translation>
    </message>
    <message>
        <source>Hourly pay</source>
        <translation>Stundenlohn</translation>
    </message>
    <message>
        <source>Hourly pay in the lab</source>
        <translation>Stundenlohn im Labor</translation>
    </message>
    <message>
        <source>Per HIT</source>
        <translation>Pro HIT</translation>
    </message>
    <message>
        <source>Show-up fee</source>
        <translation>Antrittsgeld</translation>
    </message>
    <message>
        <source>Replacement</source>
        <translation>Ersatz</translation>
    </message>
    <message>
        <source>Share of annotators to replace</source>
        <translation>Anteil zu ersetzender Versuchspersonen</translation>
    </message>
    <message>
        <source>Time per screen</source>
        <translation>Zeit/Durchgang</translation>
    </message>
    <message>
        <source>Seconds per screen</source>
        <translation>Sekunden pro Durchgang</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Schätzung</translation>
    </message>
    <message>
        <source>Overhead</source>
        <translation>Zusatzzeit</translation>
    </message>
    <message>
        <source>Overhead per HIT</source>
        <translation>Zusatzzeit pro HIT</translation>
    </message>
    <message>
        <source>Add block</source>
        <translation>Block hinzufügen</translation>
    </message>
    <message>
        <source>Add question</source>
        <translation>Frage hinzufügen</translation>
    </message>
    <message>
        <source>{n} choose {k}</source>
        <translation>{k} aus {n}</translation>
    </message>
    <message>
        <source>block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Add block {name}</source>
        <translation>Block {name} hinzufügen</translation>
    </message>
    <message>
        <source>New question</source>
        <translation>Neue Frage</translation>
    </message>
    <message>
        <source>Add question {name}</source>
        <translation>Frage {name} hinzufügen</translation>
    </message>
    <message>
        <source>Duplicate block {name}</source>
        <translation>Block {name} duplizieren</translation>
    </message>
    <message>
        <source>Duplicate question {name}</source>
        <translation>Frage {name} duplizieren</translation>
    </message>
    <message>
        <source>Move block {name}</source>
        <translation>Block {name} verschieben</translation>
    </message>
    <message>
        <source>Move question {name}</source>
        <translation>Frage {name} verschieben</translation>
    </message>
    <message>
        <source>Delete block {name}</source>
        <translation>Block {name} löschen</translation>
    </message>
    <message>
        <source>Delete question {name}</source>
        <translation>Frage {name} löschen</translation>
    </message>
    <message>
        <source>something is wrong</source>
        <translation>etwas stimmt nicht</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>not in this study</source>
        <translation>nicht in dieser Studie</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 Bild</translation>
    </message>
    <message>
        <source>{count} images</source>
        <translation>{count} Bilder</translation>
    </message>
    <message>
        <source>(no label)</source>
        <translation>(kein Label)</translation>
    </message>
    <message>
        <source>All images. They have no labels yet. Add some on the Images page.</source>
        <translation>Alle Bilder. Sie haben noch keine Labels. Vergeben Sie welche auf der Seite „Bilder“.</translation>
    </message>
    <message>
        <source>All images. Tick labels to use only those.</source>
        <translation>Alle Bilder. Haken Sie Labels an, um nur diese zu verwenden.</translation>
    </message>
    <message>
        <source>Only images with a ticked label: {count}</source>
        <translation>Nur Bilder mit angekreuztem Label: {count}</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>From CSV…</source>
        <translation>Aus CSV …</translation>
    </message>
    <message>
        <source>Delete all</source>
        <translation>Alle löschen</translation>
    </message>
    <message>
        <source>Delete all listed screens</source>
        <translation>Alle gelisteten Durchgänge löschen</translation>
    </message>
    <message>
        <source>No screens are listed yet.</source>
        <translation>Noch sind keine Durchgänge gelistet.</translation>
    </message>
    <message>
        <source>1 screen: the probe, then its grid</source>
        <translation>1 Durchgang: Referenzbild, dann Raster</translation>
    </message>
    <message>
        <source>{count} screens: the probe, then its grid</source>
        <translation>{count} Durchgänge: Referenzbild, dann Raster</translation>
    </message>
    <message>
        <source>Screens to list</source>
        <translation>Durchgänge für die Liste</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>Tabellen (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>Add a listed screen</source>
        <translation>Gelisteten Durchgang hinzufügen</translation>
    </message>
    <message>
        <source>Change listed screen {number}</source>
        <translation>Gelisteten Durchgang {number} ändern</translation>
    </message>
    <message>
        <source>List {count} screens from {file}</source>
        <translation>{count} Durchgänge aus {file} listen</translation>
    </message>
    <message>
        <source>Move listed screen {number}</source>
        <translation>Gelisteten Durchgang {number} verschieben</translation>
    </message>
    <message>
        <source>Delete listed screen {number}</source>
        <translation>Gelisteten Durchgang {number} löschen</translation>
    </message>
    <message>
        <source>{field}, summary</source>
        <translation>{field}, kurz</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Markdown: # heading, **bold**, *italic*, - list. An empty line begins a paragraph.</source>
        <translation>Markdown: # Überschrift, **fett**, *kursiv*, - Liste. Eine leere Zeile beginnt einen Absatz.</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>1 word</source>
        <translation>1 Wort</translation>
    </message>
    <message>
        <source>{count} words</source>
        <translation>{count} Wörter</translation>
    </message>
    <message>
        <source>on the screen</source>
        <translation>im Durchgang</translation>
    </message>
    <message>
        <source>Find an image</source>
        <translation>Bild suchen</translation>
    </message>
    <message>
        <source>Images to choose from</source>
        <translation>Bilder zur Auswahl</translation>
    </message>
    <message>
        <source>Add screen</source>
        <translation>Durchgang hinzufügen</translation>
    </message>
    <message>
        <source>Change screen</source>
        <translation>Durchgang ändern</translation>
    </message>
    <message>
        <source>Next: {slot} · {left} to go</source>
        <translation>Weiter: {slot} · noch {left}</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More of {section}</source>
        <translation>Mehr zu {section}</translation>
    </message>
    <message>
        <source>The screen being built</source>
        <translation>Der entstehende Durchgang</translation>
    </message>
    <message>
        <source>Cell {number}</source>
        <translation>Feld {number}</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>of {n}</source>
        <translation>von {n}</translation>
    </message>
    <message>
        <source>of {n} · {triplets}</source>
        <translation>von {n} · {triplets}</translation>
    </message>
    <message>
        <source>{currency} per hour</source>
        <translation>{currency} pro Stunde</translation>
    </message>
    <message>
        <source>of {currencies}</source>
        <translation>aus {currencies}</translation>
    </message>
    <message>
        <source>{language}, right to left</source>
        <translation>{language}, rechts nach links</translation>
    </message>
    <message>
        <source>Change {field} to {value}</source>
        <translation>{Field}: {value}</translation>
    </message>
    <message>
        <source>Change {field}</source>
        <translation>{Field} ändern</translation>
    </message>
    <message>
        <source>{step} in {block}</source>
        <translation>{step} in {block}</translation>
    </message>
    <message>
        <source>an amount such as &quot;{example}&quot;</source>
        <translation>ein Betrag wie „{example}“</translation>
    </message>
    <message>
        <source>a percentage such as &quot;{example}&quot;</source>
        <translation>ein Prozentsatz wie „{example}“</translation>
    </message>
    <message>
        <source>at least {count}</source>
        <translation>mindestens {count}</translation>
    </message>
    <message>
        <source>limit {seconds} s</source>
        <translation>Grenze {seconds} s</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>1 label</source>
        <translation>1 Label</translation>
    </message>
    <message>
        <source>{count} labels</source>
        <translation>{count} Labels</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Break every {count} screens</source>
        <translation>Pause alle {count} Durchgänge</translation>
    </message>
    <message>
        <source>No breaks</source>
        <translation>Ohne Pausen</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Geöffnet</translation>
    </message>
    <message>
        <source>Before it was added</source>
        <translation>Vor dem Hinzufügen</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>rückgängig</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Design history, step by step</source>
        <translation>Verlauf des Designs, Schritt für Schritt</translation>
    </message>
    <message>
        <source>Deleted designs</source>
        <translation>Gelöschte Designs</translation>
    </message>
    <message>
        <source>Close the history</source>
        <translation>Verlauf schließen</translation>
    </message>
    <message>
        <source>History of {name}</source>
        <translation>Verlauf von {name}</translation>
    </message>
    <message>
        <source>Restore {name}</source>
        <translation>{name} wiederherstellen</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>can&apos;t be read</source>
        <translation>unlesbar</translation>
    </message>
    <message>
        <source>No design yet</source>
        <translation>Noch kein Design</translation>
    </message>
    <message>
        <source>Open gallery</source>
        <translation>Galerie öffnen</translation>
    </message>
    <message>
        <source>This design can&apos;t be read</source>
        <translation>Dieses Design ist unlesbar</translation>
    </message>
    <message>
        <source>Show file</source>
        <translation>Datei zeigen</translation>
    </message>
    <message>
        <source>{count} possible triplets</source>
        <translation>{count} mögliche Tripletts</translation>
    </message>
    <message>
        <source>New design name</source>
        <translation>Neuer Name des Designs</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Another design already has the name {name}.</source>
        <translation>Ein anderes Design heißt schon {name}.</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>Gespeichert {time}</translation>
    </message>
    <message>
        <source>{name} was changed by another program.</source>
        <translation>{name} wurde von einem anderen Programm geändert.</translation>
    </message>
    <message>
        <source>The file of {name} was removed by another program.</source>
        <translation>Die Datei von {name} wurde von einem anderen Programm entfernt.</translation>
    </message>
    <message>
        <source>Your edits are kept here but not saved. The file on disk wasn&apos;t overwritten.</source>
        <translation>Ihre Änderungen sind hier, aber nicht gespeichert. Die Datei wurde nicht überschrieben.</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Keep mine as a copy</source>
        <translation>Meine als Kopie behalten</translation>
    </message>
    <message>
        <source>A design is everything that defines a HIT: the run of screens one person answers. Start from a template. You can change everything later.</source>
        <translation>Ein Design ist alles, was einen HIT ausmacht: die Folge von Durchgängen, die eine Person beantwortet. Beginnen Sie mit einer Vorlage. Alles lässt sich später ändern.</translation>
    </message>
    <message>
        <source>Save it again</source>
        <translation>Noch einmal speichern</translation>
    </message>
    <message>
        <source>{name} isn&apos;t saved.</source>
        <translation>{name} ist nicht gespeichert.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Save elsewhere…</source>
        <translation>Anderswo speichern …</translation>
    </message>
    <message>
        <source>Designs of the study</source>
        <translation>Designs der Studie</translation>
    </message>
    <message>
        <source>New design</source>
        <translation>Neues Design</translation>
    </message>
    <message>
        <source>Show the names of the designs</source>
        <translation>Namen der Designs zeigen</translation>
    </message>
    <message>
        <source>Show the designs as pictures alone</source>
        <translation>Nur die Bilder der Designs zeigen</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo: {step}</source>
        <translation>Rückgängig: {step}</translation>
    </message>
    <message>
        <source>Redo: {step}</source>
        <translation>Wiederholen: {step}</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>Nichts zu wiederholen</translation>
    </message>
    <message>
        <source>{name} was deleted.</source>
        <translation>{name} wurde gelöscht.</translation>
    </message>
    <message>
        <source>The name {name} no longer says what this design is.</source>
        <translation>Der Name {name} sagt nicht mehr, was dieses Design ist.</translation>
    </message>
    <message>
        <source>You are now editing {name}, the next version.</source>
        <translation>Sie bearbeiten jetzt {name}, die nächste Version.</translation>
    </message>
    <message>
        <source>{origin} stays as its sessions saw it.</source>
        <translation>{origin} bleibt, wie seine Sitzungen es sahen.</translation>
    </message>
    <message>
        <source>Import designs</source>
        <translation>Designs importieren</translation>
    </message>
    <message>
        <source>Designs (*.json)</source>
        <translation>Designs (*.json)</translation>
    </message>
    <message>
        <source>Save a copy of {name}</source>
        <translation>Kopie von {name} speichern</translation>
    </message>
    <message>
        <source>Design gallery</source>
        <translation>Design-Galerie</translation>
    </message>
    <message>
        <source>Designs to start from</source>
        <translation>Designs als Ausgangspunkt</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Ausgehen von</translation>
    </message>
    <message>
        <source>a template. You can change everything later.</source>
        <translation>einer Vorlage. Alles lässt sich später ändern.</translation>
    </message>
    <message>
        <source>Rename the design</source>
        <translation>Design umbenennen</translation>
    </message>
    <message>
        <source>Rename {name}</source>
        <translation>{name} umbenennen</translation>
    </message>
</context>
<context>
    <name>DesignList</name>
    <message>
        <source>triplet</source>
        <translation>Triplett</translation>
    </message>
    <message>
        <source>triplets</source>
        <translation>Tripl.</translation>
    </message>
    <message>
        <source>screen</source>
        <translation>Durchg.</translation>
    </message>
    <message>
        <source>screens</source>
        <translation>Durchg.</translation>
    </message>
</context>
<context>
    <name>DesignPage</name>
    <message>
        <source>Preview HIT</source>
        <translation>HIT-Vorschau</translation>
    </message>
    <message>
        <source>Walk through the whole HIT (one sitting: the run of screens one person answers) as annotators see it. Nothing is recorded.</source>
        <translation>Den ganzen HIT (eine Sitzung: die Durchgänge, die eine Person beantwortet) so durchgehen, wie Versuchspersonen ihn sehen. Nichts wird aufgezeichnet.</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Answer this HIT yourself. It&apos;s recorded as a test session.</source>
        <translation>Beantworten Sie diesen HIT selbst. Er wird als Testsitzung aufgezeichnet.</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>Make a web page of this HIT, for Prolific and other channels</source>
        <translation>Machen Sie aus diesem HIT eine Webseite, für Prolific und andere Wege</translation>
    </message>
</context>
<context>
    <name>DesignPreview</name>
    <message>
        <source>Screen preview</source>
        <translation>Vorschau eines Durchgangs</translation>
    </message>
</context>
<context>
    <name>DisplayChoice</name>
    <message>
        <source>Tablet</source>
        <translation>Tablet</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Smartphone</translation>
    </message>
    <message>
        <source>Size of the display</source>
        <translation>Größe des Bildschirms</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Width of the display</source>
        <translation>Breite des Bildschirms</translation>
    </message>
    <message>
        <source>Height of the display</source>
        <translation>Höhe des Bildschirms</translation>
    </message>
    <message>
        <source>{low} to {high} px</source>
        <translation>{low} bis {high} px</translation>
    </message>
</context>
<context>
    <name>EthicsSheet</name>
    <message>
        <source>Everything that a person sees in this HIT, in order.</source>
        <translation>Alles, was eine Versuchsperson in diesem HIT sieht, der Reihe nach.</translation>
    </message>
    <message>
        <source>Screens</source>
        <translation>Durchgänge</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>Bezahlung</translation>
    </message>
    <message>
        <source>Screens are shown as on a display of {width}×{height} pixels.</source>
        <translation>Die Durchgänge sind wie auf einem Bildschirm von {width}×{height} Pixeln gezeigt.</translation>
    </message>
    <message>
        <source>At least {seconds} seconds.</source>
        <translation>Mindestens {seconds} Sekunden.</translation>
    </message>
    <message>
        <source>After a practice screen: “{right}” or “{wrong}”</source>
        <translation>Nach einem Übungsdurchgang: „{right}“ oder „{wrong}“</translation>
    </message>
    <message>
        <source>{ms} ms of empty display before each screen.</source>
        <translation>{ms} ms leerer Bildschirm vor jedem Durchgang.</translation>
    </message>
    <message>
        <source>Each screen is submitted after {seconds} seconds as it is.</source>
        <translation>Jeder Durchgang wird nach {seconds} Sekunden so abgesendet, wie er ist.</translation>
    </message>
    <message>
        <source>{pay} {currency} for about {time}, which is {wage} {currency} an hour. The time is {source}.</source>
        <translation>{pay} {currency} für etwa {time}, das sind {wage} {currency} pro Stunde. Die Zeit ist {source}.</translation>
    </message>
    <message>
        <source>that of earlier sessions</source>
        <translation>die früherer Sitzungen</translation>
    </message>
    <message>
        <source>an estimate</source>
        <translation>eine Schätzung</translation>
    </message>
</context>
<context>
    <name>ExposureHistogram</name>
    <message>
        <source>{images} images {times} times</source>
        <translation>{images} Bilder {times} Mal</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>beantwortet</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>geplant</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>Palette for {field}</source>
        <translation>Palette: {field}</translation>
    </message>
</context>
<context>
    <name>FullPreview</name>
    <message>
        <source>HIT preview</source>
        <translation>Vorschau des HITs</translation>
    </message>
    <message>
        <source>As large as this window</source>
        <translation>So groß wie dieses Fenster</translation>
    </message>
    <message>
        <source>Actual size, 100 %</source>
        <translation>Tatsächliche Größe, 100 %</translation>
    </message>
    <message>
        <source>Close preview</source>
        <translation>Vorschau schließen</translation>
    </message>
    <message>
        <source>Contact sheet</source>
        <translation>Kontaktbogen</translation>
    </message>
    <message>
        <source>All screens of this HIT as one PDF or picture</source>
        <translation>Alle Durchgänge dieses HITs als ein PDF oder Bild</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Nothing is recorded</source>
        <translation>Nichts wird aufgezeichnet</translation>
    </message>
    <message>
        <source>Sessions don&apos;t start on {width}×{height}. This shows how the screen would shrink.</source>
        <translation>Auf {width}×{height} starten keine Sitzungen. So würde der Durchgang schrumpfen.</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{cost} per 1,000</source>
        <translation>{cost} pro 1.000</translation>
    </message>
    <message>
        <source>A screen gives {triplets} triplets and takes about {seconds} s (assumed).</source>
        <translation>Ein Durchgang ergibt {triplets} Tripletts und dauert etwa {seconds} s (Annahme).</translation>
    </message>
    <message>
        <source>1,000 triplets cost {cost} with its own pay.</source>
        <translation>1.000 Tripletts kosten {cost} mit der Bezahlung dieses Designs.</translation>
    </message>
    <message>
        <source>With people&apos;s answers about 73 foods, maps got {early} of unseen triplets wrong after 80 screens and {late} after 400.</source>
        <translation>Mit den Antworten von Menschen zu 73 Speisen lagen Karten nach 80 Durchgängen bei {early} der neuen Tripletts falsch, nach 400 bei {late}.</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Getting started</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>Glossar</translation>
    </message>
    <message>
        <source>Copy BibTeX</source>
        <translation>BibTeX kopieren</translation>
    </message>
    <message>
        <source>Cite GridLab with its version, and the paper that introduced grids of images for similarity.</source>
        <translation>Zitieren Sie GridLab mit seiner Version und den Artikel, der Raster von Bildern für Ähnlichkeit eingeführt hat.</translation>
    </message>
    <message>
        <source>The Inter font is under the SIL Open Font License, the Lucide icons under the ISC licence.</source>
        <translation>Die Schrift Inter steht unter der SIL Open Font License, die Symbole von Lucide unter der ISC-Lizenz.</translation>
    </message>
    <message>
        <source>Versions and licences</source>
        <translation>Versionen und Lizenzen</translation>
    </message>
    <message>
        <source>How to cite</source>
        <translation>GridLab zitieren</translation>
    </message>
    <message>
        <source>About GridLab</source>
        <translation>Über GridLab</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Make a study from a folder of images. Every file is checked. You&apos;ll see which ones can&apos;t be used, and why.</source>
        <translation>Legen Sie eine Studie aus einem Ordner mit Bildern an. Jede Datei wird geprüft. Sie sehen, welche nicht zu verwenden sind und warum.</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Start from a template and change what you like. The preview beside the form is what people will see.</source>
        <translation>Beginnen Sie mit einer Vorlage und ändern Sie, was Sie möchten. Die Vorschau neben dem Formular zeigt, was Versuchspersonen sehen werden.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Walk through the whole HIT as an annotator does. Nothing is recorded.</source>
        <translation>Gehen Sie den ganzen HIT wie eine Versuchsperson durch. Nichts wird aufgezeichnet.</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>See what the triplets cost and what error to expect. Compare designs before you pay.</source>
        <translation>Sehen Sie, was die Tripletts kosten und welcher Fehler zu erwarten ist. Vergleichen Sie Designs, bevor Sie bezahlen.</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Start a session and hand over the keyboard. Or try the study with simulated annotators first.</source>
        <translation>Starten Sie eine Sitzung und übergeben Sie die Tastatur. Oder probieren Sie die Studie zuerst mit simulierten Versuchspersonen aus.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Look at what was collected and at the map of your images. Export one HDF5 file.</source>
        <translation>Sehen Sie sich an, was gesammelt wurde, und die Karte Ihrer Bilder. Exportieren Sie alles als eine HDF5-Datei.</translation>
    </message>
    <message>
        <source>HIT</source>
        <translation>HIT</translation>
    </message>
    <message>
        <source>One sitting: the run of screens one person answers for one reward.</source>
        <translation>Die Folge von Durchgängen, die eine Person in einem Zug für eine Vergütung beantwortet.</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Durchgang</translation>
    </message>
    <message>
        <source>One probe with one grid, answered once.</source>
        <translation>Ein Referenzbild mit einem Raster, einmal beantwortet.</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>Referenzbild</translation>
    </message>
    <message>
        <source>The image that the others are compared with.</source>
        <translation>Das Bild, mit dem die anderen verglichen werden.</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>The images shown beside the probe.</source>
        <translation>Die Bilder neben dem Referenzbild.</translation>
    </message>
    <message>
        <source>Triplet</source>
        <translation>Triplett</translation>
    </message>
    <message>
        <source>A statement: the anchor is nearer to the one image than to the other. One screen gives many.</source>
        <translation>Eine Aussage: Der Anker ist dem einen Bild ähnlicher als dem anderen. Ein Durchgang ergibt viele.</translation>
    </message>
    <message>
        <source>Catch screen</source>
        <translation>Kontrolldurchgang</translation>
    </message>
    <message>
        <source>A screen with a known right answer. It shows who is not looking.</source>
        <translation>Ein Durchgang mit bekannter richtiger Antwort. Er zeigt, wer nicht hinsieht.</translation>
    </message>
    <message>
        <source>Repeat screen</source>
        <translation>Wiederholungsdurchgang</translation>
    </message>
    <message>
        <source>An earlier screen shown again in another order. It shows how often people agree with themselves.</source>
        <translation>Ein früherer Durchgang in anderer Anordnung. Er zeigt, wie oft Versuchspersonen mit sich selbst übereinstimmen.</translation>
    </message>
    <message>
        <source>Shared screen</source>
        <translation>Gemeinsamer Durchgang</translation>
    </message>
    <message>
        <source>A screen that every annotator answers. It shows how well people agree.</source>
        <translation>Ein Durchgang, den alle Versuchspersonen beantworten. Er zeigt, wie gut sie übereinstimmen.</translation>
    </message>
    <message>
        <source>Practice screen</source>
        <translation>Übungsdurchgang</translation>
    </message>
    <message>
        <source>A screen before the first that counts.</source>
        <translation>Ein Durchgang vor dem ersten, der zählt.</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>Versuchsperson</translation>
    </message>
    <message>
        <source>The person who answers, known by a code and never by a name.</source>
        <translation>Wer antwortet, bekannt durch einen Code und nie durch einen Namen.</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>One annotator doing one HIT of one design, and its file.</source>
        <translation>Eine Versuchsperson, die einen HIT eines Designs beantwortet, und die Datei dazu.</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>What a session counts for: main, pilot, test or simulated.</source>
        <translation>Wofür eine Sitzung zählt: Haupt, Pilot, Test oder simuliert.</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>One machine of a lab, with a number of its own.</source>
        <translation>Ein Rechner eines Labors, mit eigener Nummer.</translation>
    </message>
    <message>
        <source>Everything that defines a HIT: grid, layout, wording, screens, sampling, pay.</source>
        <translation>Alles, was einen HIT ausmacht: Raster, Anordnung, Wortlaut, Durchgänge, Ziehung, Bezahlung.</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>A folder with everything of one investigation.</source>
        <translation>Ein Ordner mit allem, was zu einer Untersuchung gehört.</translation>
    </message>
    <message>
        <source>Exclusion</source>
        <translation>Ausschluss</translation>
    </message>
    <message>
        <source>A rule or decision about what not to count. Nothing is deleted.</source>
        <translation>Eine Regel oder Entscheidung, was nicht zählt. Nichts wird gelöscht.</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>Einbettung</translation>
    </message>
    <message>
        <source>A map: images lie close together where people chose them together.</source>
        <translation>Eine Karte: Bilder liegen nah beieinander, wenn Versuchspersonen sie zusammen gewählt haben.</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>The HDF5 file that an export writes.</source>
        <translation>Die HDF5-Datei, die ein Export schreibt.</translation>
    </message>
</context>
<context>
    <name>Images</name>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Search names, labels, texts</source>
        <translation>Namen, Labels, Texte suchen</translation>
    </message>
    <message>
        <source>Which images</source>
        <translation>Welche Bilder</translation>
    </message>
    <message>
        <source>Study order</source>
        <translation>Wie in Studie</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Namen</translation>
    </message>
    <message>
        <source>By label</source>
        <translation>Nach Label</translation>
    </message>
    <message>
        <source>By size</source>
        <translation>Nach Größe</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Reverse order</source>
        <translation>Reihenfolge umkehren</translation>
    </message>
    <message>
        <source>Number shown</source>
        <translation>Anzahl gezeigt</translation>
    </message>
    <message>
        <source>No matching image</source>
        <translation>Kein passendes Bild</translation>
    </message>
    <message>
        <source>No image matches the search and filter.</source>
        <translation>Kein Bild passt zu Suche und Filter.</translation>
    </message>
    <message>
        <source>Show all images</source>
        <translation>Alle Bilder zeigen</translation>
    </message>
    <message>
        <source>All images</source>
        <translation>Alle Bilder</translation>
    </message>
    <message>
        <source>Included</source>
        <translation>Eingeschlossen</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>Ausgeschlossen</translation>
    </message>
    <message>
        <source>No label</source>
        <translation>Ohne Label</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplikate</translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation>{shown} von {total}</translation>
    </message>
    <message>
        <source>The selected image</source>
        <translation>Das ausgewählte Bild</translation>
    </message>
    <message>
        <source>Copy SHA-256</source>
        <translation>SHA-256 kopieren</translation>
    </message>
    <message>
        <source>Show file</source>
        <translation>Datei zeigen</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Alternative text</source>
        <translation>Alternativtext</translation>
    </message>
    <message>
        <source>Description for people who can&apos;t see it</source>
        <translation>Beschreibung für alle, die es nicht sehen</translation>
    </message>
    <message>
        <source>Use in new sessions</source>
        <translation>In neuen Sitzungen verwenden</translation>
    </message>
    <message>
        <source>Select an image to see it here and describe it.</source>
        <translation>Wählen Sie ein Bild aus, um es hier zu sehen und zu beschreiben.</translation>
    </message>
    <message>
        <source>{count} images are selected.</source>
        <translation>{count} Bilder sind ausgewählt.</translation>
    </message>
    <message>
        <source>Listed in {designs}.</source>
        <translation>Gelistet in {designs}.</translation>
    </message>
    <message>
        <source>Used by {designs}.</source>
        <translation>Verwendet von {designs}.</translation>
    </message>
    <message>
        <source>No design uses it.</source>
        <translation>Kein Design verwendet es.</translation>
    </message>
    <message>
        <source>Add images</source>
        <translation>Bilder hinzufügen</translation>
    </message>
    <message>
        <source>Labels from CSV</source>
        <translation>Labels aus CSV</translation>
    </message>
    <message>
        <source>Import labels and descriptions from a CSV file</source>
        <translation>Labels und Beschreibungen aus einer CSV-Datei importieren</translation>
    </message>
    <message>
        <source>Matches of the labels file</source>
        <translation>Treffer der Labeldatei</translation>
    </message>
    <message>
        <source>Rows of the labels file</source>
        <translation>Zeilen der Labeldatei</translation>
    </message>
    <message>
        <source>Apply changes</source>
        <translation>Änderungen übernehmen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Labels from {file}</source>
        <translation>Labels aus {file}</translation>
    </message>
    <message>
        <source>{matched} matched · {changed} will change · {without} will still have no label</source>
        <translation>{matched} Treffer · {changed} werden geändert · {without} bleiben ohne Label</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>kein Label</translation>
    </message>
    <message>
        <source>Apply changes ({count})</source>
        <translation>Änderungen übernehmen ({count})</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Not in the file</source>
        <translation>Fehlt in Datei</translation>
    </message>
    <message>
        <source>Which rows</source>
        <translation>Welche Zeilen</translation>
    </message>
    <message>
        <source>image name</source>
        <translation>Name des Bildes</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>alternative text</source>
        <translation>Alternativtext</translation>
    </message>
    <message>
        <source>Columns: {columns}.</source>
        <translation>Spalten: {columns}.</translation>
    </message>
    <message>
        <source>Columns ignored: {columns}.</source>
        <translation>Ignorierte Spalten: {columns}.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>description: {text}</source>
        <translation>Beschreibung: {text}</translation>
    </message>
    <message>
        <source>Row {number}: {problem}</source>
        <translation>Zeile {number}: {problem}</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(kein Name)</translation>
    </message>
    <message>
        <source>{name}, excluded</source>
        <translation>{name}, ausgeschlossen</translation>
    </message>
    <message>
        <source>Add a folder of images</source>
        <translation>Bilderordner hinzufügen</translation>
    </message>
    <message>
        <source>No images yet</source>
        <translation>Noch keine Bilder</translation>
    </message>
    <message>
        <source>Skipped files, each with the reason</source>
        <translation>Dateien, die nicht übernommen wurden, jede mit ihrem Grund</translation>
    </message>
    <message>
        <source>{count} included</source>
        <translation>{count} eingeschlossen</translation>
    </message>
    <message>
        <source>{count} possible triplets</source>
        <translation>{count} mögliche Tripletts</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>{count} labelled, {kinds}</source>
        <translation>{count} mit Label, {kinds}</translation>
    </message>
    <message>
        <source>No labels</source>
        <translation>Keine Labels</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Image folder of the study</source>
        <translation>Bilderordner der Studie</translation>
    </message>
    <message>
        <source>same content as {name}</source>
        <translation>gleicher Inhalt wie {name}</translation>
    </message>
    <message>
        <source>Result of the image check</source>
        <translation>Ergebnis der Bilderprüfung</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Close list</source>
        <translation>Liste schließen</translation>
    </message>
    <message>
        <source>Copy list</source>
        <translation>Liste kopieren</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Als CSV speichern</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <source>Can&apos;t be used</source>
        <translation>Unbrauchbar</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Skipped files</source>
        <translation>Übersprungene Dateien</translation>
    </message>
    <message>
        <source>Which files</source>
        <translation>Welche Dateien</translation>
    </message>
    <message>
        <source>The selected images</source>
        <translation>Die ausgewählten Bilder</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>Ausschließen</translation>
    </message>
    <message>
        <source>Include</source>
        <translation>Einschließen</translation>
    </message>
    <message>
        <source>Label…</source>
        <translation>Label …</translation>
    </message>
    <message>
        <source>Select none</source>
        <translation>Nichts auswählen</translation>
    </message>
    <message>
        <source>Label of the selected images</source>
        <translation>Label der ausgewählten Bilder</translation>
    </message>
    <message>
        <source>Label (leave empty to remove it)</source>
        <translation>Label (leer lassen, um es zu entfernen)</translation>
    </message>
    <message>
        <source>Apply label</source>
        <translation>Label setzen</translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation>{count} ausgewählt</translation>
    </message>
    <message>
        <source>Sessions already begun keep their screens.</source>
        <translation>Begonnene Sitzungen behalten ihre Durchgänge.</translation>
    </message>
    <message>
        <source>New sessions use the included images.</source>
        <translation>Neue Sitzungen verwenden die eingeschlossenen Bilder.</translation>
    </message>
    <message>
        <source>Save again</source>
        <translation>Noch einmal speichern</translation>
    </message>
    <message>
        <source>Reload study</source>
        <translation>Studie neu laden</translation>
    </message>
    <message>
        <source>The image folder isn&apos;t on this machine.</source>
        <translation>Der Bilderordner ist nicht auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Your study is safe. Show GridLab where the images are. It knows them by their content.</source>
        <translation>Ihre Studie ist sicher. Zeigen Sie GridLab, wo die Bilder sind. Es erkennt sie am Inhalt.</translation>
    </message>
    <message>
        <source>Find images…</source>
        <translation>Bilder suchen …</translation>
    </message>
    <message>
        <source>{design} can&apos;t start with these images.</source>
        <translation>{design} kann mit diesen Bildern nicht starten.</translation>
    </message>
    <message>
        <source>{count} designs can&apos;t start with these images.</source>
        <translation>{count} Designs können mit diesen Bildern nicht starten.</translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>Und {count} weitere.</translation>
    </message>
    <message>
        <source>Drop images or folders of images here. Every file is checked. You&apos;ll see which ones can&apos;t be used, and why.</source>
        <translation>Legen Sie Bilder oder Bilderordner hier ab. Jede Datei wird geprüft. Sie sehen, welche unbrauchbar sind und warum.</translation>
    </message>
    <message>
        <source>Skipped files ({count})</source>
        <translation>Übersprungene Dateien ({count})</translation>
    </message>
    <message>
        <source>Show excluded</source>
        <translation>Ausgeschlossene zeigen</translation>
    </message>
    <message>
        <source>Save list</source>
        <translation>Liste speichern</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>1 file was skipped.</source>
        <translation>1 Datei wurde übersprungen.</translation>
    </message>
    <message>
        <source>{count} files were skipped.</source>
        <translation>{count} Dateien wurden übersprungen.</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>You&apos;ll find the list on the Images page at any time.</source>
        <translation>Die Liste finden Sie jederzeit auf der Seite „Bilder“.</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Probe</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>Near</source>
        <translation>Nah</translation>
    </message>
    <message>
        <source>Far</source>
        <translation>Fern</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Durchgang</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>The first line names the columns</source>
        <translation>Die erste Zeile benennt die Spalten</translation>
    </message>
    <message>
        <source>Unit of the time</source>
        <translation>Einheit der Zeit</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Column {number}</source>
        <translation>Spalte {number}</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Each row is a screen</source>
        <translation>Jede Zeile ist ein Durchgang</translation>
    </message>
    <message>
        <source>Import answers</source>
        <translation>Antworten importieren</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Dateien wählen …</translation>
    </message>
    <message>
        <source>File shown below</source>
        <translation>Unten gezeigte Datei</translation>
    </message>
    <message>
        <source>Recognized by the file</source>
        <translation>An der Datei erkannt</translation>
    </message>
    <message>
        <source>Table of triplets (CSV)</source>
        <translation>Tabelle von Tripletts (CSV)</translation>
    </message>
    <message>
        <source>Salmon responses (CSV)</source>
        <translation>Antworten von Salmon (CSV)</translation>
    </message>
    <message>
        <source>PsiZ rank observations (NPZ)</source>
        <translation>Rangbeobachtungen von PsiZ (NPZ)</translation>
    </message>
    <message>
        <source>cblearn arrays (NPY, NPZ)</source>
        <translation>Arrays für cblearn (NPY, NPZ)</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Skip the rows that can&apos;t be taken</source>
        <translation>Zeilen überspringen, die nicht importiert werden können</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Answers of Salmon, PsiZ and cblearn, tables of triplets, and datasets of several studies become one dataset. Drop files here.</source>
        <translation>Antworten von Salmon, PsiZ und cblearn, Tabellen von Tripletts und Datensätze mehrerer Studien werden ein Datensatz. Ziehen Sie Dateien hierher.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>As it would be imported</source>
        <translation>So wird importiert</translation>
    </message>
    <message>
        <source>Choose the columns of the probe, the near and the far image.</source>
        <translation>Wählen Sie die Spalten für Referenzbild, das nahe und das ferne Bild.</translation>
    </message>
    <message>
        <source>Answers (*.csv *.tsv *.txt *.npy *.npz *.h5 *.hdf5)</source>
        <translation>Antworten (*.csv *.tsv *.txt *.npy *.npz *.h5 *.hdf5)</translation>
    </message>
    <message>
        <source>Save the dataset</source>
        <translation>Datensatz speichern</translation>
    </message>
    <message>
        <source>HDF5 files (*.h5)</source>
        <translation>HDF5-Dateien (*.h5)</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Time (ms)</source>
        <translation>Zeit (ms)</translation>
    </message>
    <message>
        <source>First rows as they would be imported</source>
        <translation>Erste Zeilen, wie sie importiert werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Show the answers</source>
        <translation>Antworten ansehen</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>No file was written.</source>
        <translation>Es wurde keine Datei geschrieben.</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Menu of all actions</source>
        <translation>Menü aller Aktionen</translation>
    </message>
    <message>
        <source>Close what covers the page, or go back</source>
        <translation>Schließen, was die Seite verdeckt, oder zurück</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Preview of a HIT</source>
        <translation>Vorschau eines HITs</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>In a session</source>
        <translation>In einer Sitzung</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>arrows</source>
        <translation>Pfeile</translation>
    </message>
    <message>
        <source>Select several</source>
        <translation>Mehrere auswählen</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Menu key</source>
        <translation>Menütaste</translation>
    </message>
    <message>
        <source>What you can do with the selection</source>
        <translation>Was mit der Auswahl möglich ist</translation>
    </message>
    <message>
        <source>Rename the design</source>
        <translation>Design umbenennen</translation>
    </message>
    <message>
        <source>Delete the design</source>
        <translation>Design löschen</translation>
    </message>
    <message>
        <source>Duplicate design</source>
        <translation>Design duplizieren</translation>
    </message>
    <message>
        <source>Increase or decrease a number</source>
        <translation>Eine Zahl erhöhen oder verringern</translation>
    </message>
    <message>
        <source>Fold or unfold a section</source>
        <translation>Einen Abschnitt ein- oder ausklappen</translation>
    </message>
    <message>
        <source>Move between the session and the bar above it</source>
        <translation>Zwischen Sitzung und Leiste darüber wechseln</translation>
    </message>
    <message>
        <source>Leave the preview</source>
        <translation>Vorschau verlassen</translation>
    </message>
    <message>
        <source>Move the budget line</source>
        <translation>Budgetlinie bewegen</translation>
    </message>
    <message>
        <source>Choose another design</source>
        <translation>Ein anderes Design wählen</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoomen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Show or hide a line from the table</source>
        <translation>Eine Linie der Tabelle zeigen oder ausblenden</translation>
    </message>
    <message>
        <source>Sort the table by the next column</source>
        <translation>Tabelle nach der nächsten Spalte sortieren</translation>
    </message>
    <message>
        <source>Reverse the sort order</source>
        <translation>Sortierung umkehren</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Open the selected session</source>
        <translation>Ausgewählte Sitzung öffnen</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Weitere Aktionen</translation>
    </message>
    <message>
        <source>Next tab, Ctrl+PgUp the one before</source>
        <translation>Nächster Reiter, Strg+Bild auf der vorige</translation>
    </message>
    <message>
        <source>Move the map</source>
        <translation>Karte verschieben</translation>
    </message>
    <message>
        <source>Zoom, or see the whole map</source>
        <translation>Zoomen oder die ganze Karte sehen</translation>
    </message>
    <message>
        <source>Turn the map, or mirror it</source>
        <translation>Karte drehen oder spiegeln</translation>
    </message>
    <message>
        <source>Choose the image in the middle of the map</source>
        <translation>Bild in der Mitte der Karte wählen</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Choose or deselect the cell</source>
        <translation>Feld wählen oder abwählen</translation>
    </message>
    <message>
        <source>Arrows, Space</source>
        <translation>Pfeile, Leertaste</translation>
    </message>
    <message>
        <source>Move between cells, choose one</source>
        <translation>Zwischen Feldern wechseln, eines wählen</translation>
    </message>
    <message>
        <source>Submit or continue</source>
        <translation>Absenden oder weiter</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Rücktaste</translation>
    </message>
    <message>
        <source>Go back, where the design allows it</source>
        <translation>Zurück, wo das Design es erlaubt</translation>
    </message>
    <message>
        <source>Hold Shift</source>
        <translation>Umschalt halten</translation>
    </message>
    <message>
        <source>Enlarge an image</source>
        <translation>Ein Bild vergrößern</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Anleitung</translation>
    </message>
    <message>
        <source>Exit for the lab assistant</source>
        <translation>Ausgang für die Versuchsleitung</translation>
    </message>
</context>
<context>
    <name>KindChoice</name>
    <message>
        <source>Main</source>
        <translation>Haupt</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Gemeinsam</translation>
    </message>
    <message>
        <source>Catch</source>
        <translation>Kontrolle</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Wiederholung</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Übung</translation>
    </message>
    <message>
        <source>Kind of screen</source>
        <translation>Art des Durchgangs</translation>
    </message>
    <message>
        <source>Main screens give the triplets.</source>
        <translation>Hauptdurchgänge ergeben die Tripletts.</translation>
    </message>
    <message>
        <source>Shared screens are the same for every annotator. They show how well annotators agree. 5 or more tell most.</source>
        <translation>Gemeinsame Durchgänge sind für alle Versuchspersonen gleich. Sie zeigen, wie gut Versuchspersonen übereinstimmen. Ab 5 sind sie aussagekräftig.</translation>
    </message>
    <message>
        <source>Catch screens have a known right answer. They show who is not looking. 1 in 12 is usual.</source>
        <translation>Kontrolldurchgänge haben eine bekannte richtige Antwort. Sie zeigen, wer nicht hinsieht. Üblich ist 1 von 12.</translation>
    </message>
    <message>
        <source>Repeat screens show an earlier screen again, its cells reshuffled. They show how steady an annotator&apos;s answers are.</source>
        <translation>Wiederholungsdurchgänge zeigen einen früheren Durchgang noch einmal, die Felder neu gemischt. Sie zeigen, wie beständig jemand antwortet.</translation>
    </message>
    <message>
        <source>Practice screens come first, tell what was right, and don&apos;t count.</source>
        <translation>Übungsdurchgänge kommen zuerst, sagen, was richtig war, und zählen nicht.</translation>
    </message>
    <message>
        <source>Block shown</source>
        <translation>Gezeigter Block</translation>
    </message>
</context>
<context>
    <name>Map</name>
    <message>
        <source>{count} more labels</source>
        <translation>{count} weitere Labels</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>Unsicherheit</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>{count} images</source>
        <translation>{count} Bilder</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Figures (*.svg *.pdf *.png)</source>
        <translation>Abbildungen (*.svg *.pdf *.png)</translation>
    </message>
    <message>
        <source>Save the map</source>
        <translation>Karte speichern</translation>
    </message>
    <message>
        <source>Positions (*.csv *.h5)</source>
        <translation>Positionen (*.csv *.h5)</translation>
    </message>
    <message>
        <source>Save the positions</source>
        <translation>Positionen speichern</translation>
    </message>
    <message>
        <source>map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Features (*.npy *.npz *.csv *.h5)</source>
        <translation>Merkmale (*.npy *.npz *.csv *.h5)</translation>
    </message>
    <message>
        <source>Features of the images</source>
        <translation>Merkmale der Bilder</translation>
    </message>
    <message>
        <source>The work was cancelled.</source>
        <translation>Die Arbeit wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Gewählt</translation>
    </message>
    <message>
        <source>How often one was chosen where the other was the probe.</source>
        <translation>Wie oft das eine gewählt wurde, wo das andere das Referenzbild war.</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>In all dimensions of the map, not only in the two that are drawn.</source>
        <translation>In allen Dimensionen der Karte, nicht nur in den zwei gezeichneten.</translation>
    </message>
    <message>
        <source>Errors ignore exclusions until their rules are locked on the Annotators tab.</source>
        <translation>Fehler lassen Ausschlüsse unbeachtet, bis deren Regeln auf dem Reiter „Versuchspersonen“ festgelegt sind.</translation>
    </message>
    <message>
        <source>Click an image to see its neighbours and who chose them.</source>
        <translation>Klicken Sie auf ein Bild, um seine Nachbarn zu sehen und wer sie gewählt hat.</translation>
    </message>
    <message>
        <source>Held-out error</source>
        <translation>Fehler auf zurückgehaltenen Antworten</translation>
    </message>
    <message>
        <source>95 % interval {low} to {high}</source>
        <translation>95-%-Intervall {low} bis {high}</translation>
    </message>
    <message>
        <source>On people it has not seen {error}</source>
        <translation>Bei Personen, die sie nicht kennt: {error}</translation>
    </message>
    <message>
        <source>Chance is {chance}</source>
        <translation>Zufall ist {chance}</translation>
    </message>
    <message>
        <source>Best possible: too few shared screens to say</source>
        <translation>Bestmöglich: zu wenige gemeinsame Durchgänge</translation>
    </message>
    <message>
        <source>Best possible {least} to {most}</source>
        <translation>Bestmöglich {least} bis {most}</translation>
    </message>
    <message>
        <source>{method}, {screens} screens, {triplets} triplets</source>
        <translation>{method}, {screens} Durchgänge, {triplets} Tripletts</translation>
    </message>
    <message>
        <source>The two axes hold {share} of the variance.</source>
        <translation>Die zwei Achsen enthalten {share} der Varianz.</translation>
    </message>
    <message>
        <source>The drawing contradicts {drawn} of the answers, all dimensions {whole}.</source>
        <translation>Die Zeichnung widerspricht {drawn} der Antworten, alle Dimensionen {whole}.</translation>
    </message>
    <message>
        <source>seen on {count} screens</source>
        <translation>in {count} Durchgängen gesehen</translation>
    </message>
    <message>
        <source>uncertainty {value}</source>
        <translation>Unsicherheit {value}</translation>
    </message>
    <message>
        <source>Nearest images</source>
        <translation>Nächste Bilder</translation>
    </message>
    <message>
        <source>{name} was never on a screen with it as the probe, nor the other way round.</source>
        <translation>{name} war nie in einem Durchgang mit ihm als Referenzbild, auch nicht umgekehrt.</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemandem</translation>
    </message>
    <message>
        <source>{name}: chosen by {people}</source>
        <translation>{name}: gewählt von {people}</translation>
    </message>
    <message>
        <source>Not chosen by {people}</source>
        <translation>Nicht gewählt von {people}</translation>
    </message>
    <message>
        <source>{mark} {name}: log-loss {loss}, error {error}</source>
        <translation>{mark} {name}: Log-Verlust {loss}, Fehler {error}</translation>
    </message>
    <message>
        <source>somebody not known</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>What to compare</source>
        <translation>Was verglichen wird</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Also regroups the same people at random 200 times, to see what is chance.</source>
        <translation>Teilt dieselben Personen auch 200-mal zufällig auf, um zu sehen, was Zufall ist.</translation>
    </message>
    <message>
        <source>Back to the map</source>
        <translation>Zurück zur Karte</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
    <message>
        <source>Moved farthest: {names}</source>
        <translation>Am weitesten bewegt: {names}</translation>
    </message>
    <message>
        <source>auto: the method that predicts held-out screens best</source>
        <translation>auto: was zurückgehaltene Durchgänge am besten trifft</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>Dimensionen</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>No features</source>
        <translation>Keine Merkmale</translation>
    </message>
    <message>
        <source>Colours and shapes</source>
        <translation>Farben und Formen</translation>
    </message>
    <message>
        <source>Features from a file…</source>
        <translation>Merkmale aus einer Datei …</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>What is known of the images beforehand. With few screens good features help most. Fit without them to compare the map with features.</source>
        <translation>Was über die Bilder vorab bekannt ist. Bei wenigen Durchgängen helfen gute Merkmale am meisten. Ohne sie lässt sich die Karte mit Merkmalen vergleichen.</translation>
    </message>
    <message>
        <source>Also fits maps of annotators drawn at random, to see which images stay put. Slower.</source>
        <translation>Berechnet auch Karten zufällig gezogener Versuchspersonen, um zu sehen, welche Bilder an ihrem Platz bleiben. Dauert länger.</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Berechnen</translation>
    </message>
    <message>
        <source>1 to 100 dimensions. The seed is a whole number.</source>
        <translation>1 bis 100 Dimensionen. Der Startwert ist eine ganze Zahl.</translation>
    </message>
    <message>
        <source>Which map</source>
        <translation>Welche Karte</translation>
    </message>
    <message>
        <source>No map yet</source>
        <translation>Noch keine Karte</translation>
    </message>
    <message>
        <source>A map places the images so that those chosen together lie near each other.</source>
        <translation>Eine Karte ordnet die Bilder so an, dass zusammen gewählte nahe beieinander liegen.</translation>
    </message>
    <message>
        <source>Fit a map</source>
        <translation>Karte berechnen</translation>
    </message>
    <message>
        <source>Fit a map…</source>
        <translation>Karte berechnen …</translation>
    </message>
    <message>
        <source>Keep…</source>
        <translation>Behalten …</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Figure (SVG, PDF, PNG)…</source>
        <translation>Abbildung (SVG, PDF, PNG) …</translation>
    </message>
    <message>
        <source>Positions (CSV, HDF5)…</source>
        <translation>Positionen (CSV, HDF5) …</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Vergleichen …</translation>
    </message>
    <message>
        <source>Name of the map</source>
        <translation>Name der Karte</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search name or label</source>
        <translation>Name oder Label suchen</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>Schlicht</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>Waagrechte Achse</translation>
    </message>
    <message>
        <source>Vertical axis</source>
        <translation>Senkrechte Achse</translation>
    </message>
    <message>
        <source>Turn counterclockwise</source>
        <translation>Gegen den Uhrzeigersinn drehen</translation>
    </message>
    <message>
        <source>Turn clockwise</source>
        <translation>Im Uhrzeigersinn drehen</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Spiegeln</translation>
    </message>
    <message>
        <source>Show the whole map</source>
        <translation>Ganze Karte zeigen</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>Achsen</translation>
    </message>
    <message>
        <source>New fit, not kept yet</source>
        <translation>Neu berechnet, noch nicht behalten</translation>
    </message>
    <message>
        <source>No map open</source>
        <translation>Keine Karte offen</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>{count} gefunden</translation>
    </message>
</context>
<context>
    <name>Meanings</name>
    <message>
        <source>Names the design and its file.</source>
        <translation>Name des Designs und seiner Datei.</translation>
    </message>
    <message>
        <source>The language of what annotators read, as a BCP 47 tag such as en or pt-BR. It sets buttons and direction too.</source>
        <translation>Die Sprache dessen, was Versuchspersonen lesen, als BCP-47-Kürzel wie en oder pt-BR. Sie bestimmt auch Schaltflächen und Schreibrichtung.</translation>
    </message>
    <message>
        <source>Markdown. An empty page isn&apos;t shown.</source>
        <translation>Markdown. Eine leere Seite wird nicht gezeigt.</translation>
    </message>
    <message>
        <source>Shown on the last page. Annotators paste it to claim their reward.</source>
        <translation>Steht auf der letzten Seite. Damit fordern Versuchspersonen ihre Vergütung an.</translation>
    </message>
    <message>
        <source>Asked before or after the screens, such as age or how the task felt.</source>
        <translation>Wird vor oder nach den Durchgängen gefragt, etwa das Alter oder wie die Aufgabe war.</translation>
    </message>
    <message>
        <source>Names the answer in files. Unique in the design.</source>
        <translation>Name der Antwort in Dateien. Eindeutig im Design.</translation>
    </message>
    <message>
        <source>What the annotator reads.</source>
        <translation>Was die Versuchsperson liest.</translation>
    </message>
    <message>
        <source>How it is answered.</source>
        <translation>Wie geantwortet wird.</translation>
    </message>
    <message>
        <source>The options, for kind `choice` only: at least two, all different.</source>
        <translation>Die Möglichkeiten, nur für die Art `choice`: mindestens zwei, alle verschieden.</translation>
    </message>
    <message>
        <source>Whether annotators must answer before they go on.</source>
        <translation>Ob vor dem Weitergehen geantwortet werden muss.</translation>
    </message>
    <message>
        <source>Before or after the screens.</source>
        <translation>Vor oder nach den Durchgängen.</translation>
    </message>
    <message>
        <source>Whether the answers are exported with the dataset. Leave out what could identify people.</source>
        <translation>Ob die Antworten mit dem Datensatz exportiert werden. Lassen Sie weg, was Personen erkennbar macht.</translation>
    </message>
    <message>
        <source>Blocks in the order given, or each number starts with another one. Rotate to even out practice and fatigue.</source>
        <translation>Blöcke in dieser Reihenfolge, oder jede Nummer beginnt mit einem anderen. Rotieren gleicht Übung und Ermüdung aus.</translation>
    </message>
    <message>
        <source>Answered in `order`.</source>
        <translation>Werden in ihrer Reihenfolge beantwortet.</translation>
    </message>
    <message>
        <source>Tells the blocks apart.</source>
        <translation>Unterscheidet die Blöcke.</translation>
    </message>
    <message>
        <source>Stands above the grid. {choose} becomes the number to choose.</source>
        <translation>Steht über dem Raster. {choose} wird zur Anzahl der zu wählenden Bilder.</translation>
    </message>
    <message>
        <source>Markdown, shown before the block.</source>
        <translation>Markdown, vor dem Block gezeigt.</translation>
    </message>
    <message>
        <source>Use only images with one of these labels. Empty: all images.</source>
        <translation>Nur Bilder mit einem dieser Labels verwenden. Leer: alle Bilder.</translation>
    </message>
    <message>
        <source>Rows of cells.</source>
        <translation>Zeilen von Feldern.</translation>
    </message>
    <message>
        <source>Columns of cells.</source>
        <translation>Spalten von Feldern.</translation>
    </message>
    <message>
        <source>k: how many images people choose. More give more triplets per screen and take longer.</source>
        <translation>k: wie viele Bilder zu wählen sind. Mehr ergeben mehr Tripletts pro Durchgang und dauern länger.</translation>
    </message>
    <message>
        <source>The fewest that can be submitted. 0 lets people say that none is similar. Default: as many as `choose`.</source>
        <translation>Wie viele mindestens abzusenden sind. Mit 0 kann man sagen, dass keines ähnlich ist. Standard: so viele wie zu wählen sind.</translation>
    </message>
    <message>
        <source>Whether the order of choosing counts. It adds triplets and takes longer.</source>
        <translation>Ob die Reihenfolge der Wahl zählt. Das ergibt mehr Tripletts und dauert länger.</translation>
    </message>
    <message>
        <source>Where the probe is shown: the image that the others are compared with.</source>
        <translation>Wo das Referenzbild steht: das Bild, mit dem die anderen verglichen werden.</translation>
    </message>
    <message>
        <source>A size in CSS (device-independent) pixels.</source>
        <translation>Eine Größe in CSS-Pixeln (geräteunabhängig).</translation>
    </message>
    <message>
        <source>Between cells.</source>
        <translation>Zwischen Feldern.</translation>
    </message>
    <message>
        <source>Around everything, and between probe and grid.</source>
        <translation>Um alles herum und zwischen Referenzbild und Raster.</translation>
    </message>
    <message>
        <source>Show the whole image, or fill the cell and crop.</source>
        <translation>Das ganze Bild zeigen, oder das Feld füllen und beschneiden.</translation>
    </message>
    <message>
        <source>Colour behind the screen, #rrggbb.</source>
        <translation>Farbe hinter dem Durchgang, #rrggbb.</translation>
    </message>
    <message>
        <source>Colour of what is chosen, #rrggbb.</source>
        <translation>Farbe des Gewählten, #rrggbb.</translation>
    </message>
    <message>
        <source>Whether each cell shows the key that chooses it. It speeds up practised people.</source>
        <translation>Ob jedes Feld die Taste zeigt, die es wählt. Geübte werden damit schneller.</translation>
    </message>
    <message>
        <source>On a display that is too small: shrink the screen, or don&apos;t start.</source>
        <translation>Auf einem zu kleinen Bildschirm: Durchgang verkleinern oder nicht starten.</translation>
    </message>
    <message>
        <source>Different for every annotator. They give the triplets.</source>
        <translation>Für jede Versuchsperson andere. Sie liefern die Tripletts.</translation>
    </message>
    <message>
        <source>The same for every annotator. They show how well people agree. 2 to 5 are usual.</source>
        <translation>Für alle dieselben. Sie zeigen, wie gut die Versuchspersonen übereinstimmen. 2 bis 5 sind üblich.</translation>
    </message>
    <message>
        <source>Come first, with feedback, and don&apos;t count. 2 are usual.</source>
        <translation>Kommen zuerst, mit Rückmeldung, und zählen nicht. 2 sind üblich.</translation>
    </message>
    <message>
        <source>Catch screens have a known right answer. They show who is not looking. 1 in 12 is usual.</source>
        <translation>Kontrolldurchgänge haben eine bekannte richtige Antwort. Sie zeigen, wer nicht hinsieht. 1 von 12 ist üblich.</translation>
    </message>
    <message>
        <source>Counter and button at the foot of the display, or close below the grid.</source>
        <translation>Zähler und Schaltfläche am unteren Rand des Bildschirms oder dicht unter dem Raster.</translation>
    </message>
    <message>
        <source>Keys of the cells: numbered, or laid out like the cells (up to 4 rows of 10).</source>
        <translation>Tasten der Felder: durchgezählt oder so angeordnet wie die Felder (bis zu 4 Zeilen zu 10).</translation>
    </message>
    <message>
        <source>An earlier screen shown again, to see how well people agree with themselves. At most as many as main screens.</source>
        <translation>Ein früherer Durchgang noch einmal, um zu sehen, wie gut jemand mit sich selbst übereinstimmt. Höchstens so viele wie Hauptdurchgänge.</translation>
    </message>
    <message>
        <source>`identical`: the probe is one cell. `label`: exactly `choose` cells share the probe&apos;s label.</source>
        <translation>Gleiches Bild: Das Referenzbild ist selbst ein Feld. Label: Genau so viele Felder, wie zu wählen sind, haben das Label des Referenzbilds.</translation>
    </message>
    <message>
        <source>How images are drawn. Balanced shows each one equally often.</source>
        <translation>Wie Bilder gezogen werden. Balanciert zeigt jedes gleich oft.</translation>
    </message>
    <message>
        <source>Another seed gives other screens.</source>
        <translation>Ein anderer Startwert ergibt andere Durchgänge.</translation>
    </message>
    <message>
        <source>For method `listed` only: the screens.</source>
        <translation>Nur für die Ziehung Liste: die Durchgänge.</translation>
    </message>
    <message>
        <source>Name of the probe.</source>
        <translation>Name des Referenzbilds.</translation>
    </message>
    <message>
        <source>Names of the grid images in display order.</source>
        <translation>Namen der Rasterbilder in Anzeigereihenfolge.</translation>
    </message>
    <message>
        <source>Input is ignored for this long, so that nobody answers before looking. 300 ms is usual.</source>
        <translation>So lange zählt keine Eingabe, damit niemand vor dem Hinsehen antwortet. 300 ms sind üblich.</translation>
    </message>
    <message>
        <source>A blank before each screen, so that people notice the change. 100 ms is usual.</source>
        <translation>Eine leere Fläche vor jedem Durchgang, damit der Wechsel auffällt. 100 ms sind üblich.</translation>
    </message>
    <message>
        <source>The screen is then submitted as it is. null: no limit.</source>
        <translation>Dann wird der Durchgang so abgesendet, wie er ist. null: keine Grenze.</translation>
    </message>
    <message>
        <source>A break after this many screens. 0: no breaks.</source>
        <translation>Eine Pause nach so vielen Durchgängen. 0: keine Pausen.</translation>
    </message>
    <message>
        <source>The break lasts at least this long.</source>
        <translation>So lange dauert die Pause mindestens.</translation>
    </message>
    <message>
        <source>Shown at the end: nothing, the person&apos;s rough map, or how often they agreed with themselves.</source>
        <translation>Am Ende gezeigt: nichts, die eigene grobe Karte oder wie oft jemand mit sich selbst übereinstimmt.</translation>
    </message>
    <message>
        <source>Whether a screen is submitted 600 ms after the last allowed choice. Practice screens never are.</source>
        <translation>Ob ein Durchgang 600 ms nach der letzten erlaubten Wahl abgesendet wird. Übungsdurchgänge nie.</translation>
    </message>
    <message>
        <source>Whether annotators can go back and answer again.</source>
        <translation>Ob Versuchspersonen zurückgehen und neu antworten können.</translation>
    </message>
    <message>
        <source>Whether the time left is shown.</source>
        <translation>Ob die Restzeit gezeigt wird.</translation>
    </message>
    <message>
        <source>The display you design for, width and height in CSS pixels.</source>
        <translation>Der Bildschirm, für den Sie entwerfen, Breite und Höhe in CSS-Pixeln.</translation>
    </message>
    <message>
        <source>Key of a platform.</source>
        <translation>Schlüssel einer Plattform.</translation>
    </message>
    <message>
        <source>ISO 4217 code.</source>
        <translation>ISO-4217-Code.</translation>
    </message>
    <message>
        <source>Paid for one HIT.</source>
        <translation>Wird für einen HIT bezahlt.</translation>
    </message>
    <message>
        <source>HITs bought.</source>
        <translation>Gekaufte HITs.</translation>
    </message>
    <message>
        <source>Expected bonus for one HIT.</source>
        <translation>Erwarteter Bonus für einen HIT.</translation>
    </message>
    <message>
        <source>VAT on the fee.</source>
        <translation>MwSt. auf die Gebühr.</translation>
    </message>
    <message>
        <source>For the lab: pay per hour. null: pay per HIT.</source>
        <translation>Fürs Labor: Lohn pro Stunde. null: Vergütung pro HIT.</translation>
    </message>
    <message>
        <source>Paid for showing up, on top of the rest.</source>
        <translation>Wird zusätzlich für das Erscheinen gezahlt.</translation>
    </message>
    <message>
        <source>The share of annotators you expect to replace. Their cost is added.</source>
        <translation>Der Anteil, den Sie voraussichtlich ersetzen. Die Kosten kommen hinzu.</translation>
    </message>
    <message>
        <source>Your own figure for how long a screen takes. null: not known.</source>
        <translation>Ihre eigene Angabe, wie lange ein Durchgang dauert. null: nicht bekannt.</translation>
    </message>
    <message>
        <source>Reading, questions and debriefing, in seconds per HIT.</source>
        <translation>Lesen, Fragen und Debriefing, in Sekunden pro HIT.</translation>
    </message>
</context>
<context>
    <name>New study</name>
    <message>
        <source>New study</source>
        <translation>Neue Studie</translation>
    </message>
    <message>
        <source>Image folder</source>
        <translation>Bilderordner</translation>
    </message>
    <message>
        <source>Choose or drop a folder</source>
        <translation>Ordner wählen oder ablegen</translation>
    </message>
    <message>
        <source>Study title</source>
        <translation>Titel der Studie</translation>
    </message>
    <message>
        <source>Food study</source>
        <translation>Lebensmittelstudie</translation>
    </message>
    <message>
        <source>New study folder</source>
        <translation>Neuer Studienordner</translation>
    </message>
    <message>
        <source>A new or empty folder</source>
        <translation>Ein neuer oder leerer Ordner</translation>
    </message>
    <message>
        <source>Labels from a CSV file</source>
        <translation>Labels aus einer CSV-Datei</translation>
    </message>
    <message>
        <source>Optional CSV with the columns &quot;file&quot; and &quot;label&quot;</source>
        <translation>Optionale CSV mit den Spalten „file“ und „label“</translation>
    </message>
    <message>
        <source>Copy into study</source>
        <translation>In die Studie kopieren</translation>
    </message>
    <message>
        <source>Link to originals</source>
        <translation>Originale verknüpfen</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Create study</source>
        <translation>Studie anlegen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Study folder</source>
        <translation>Studienordner</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Every file is checked. You&apos;ll see which ones can&apos;t be used, and why.</source>
        <translation>Jede Datei wird geprüft. Sie sehen, welche unbrauchbar sind und warum.</translation>
    </message>
    <message>
        <source>Choose a folder that exists.</source>
        <translation>Wählen Sie einen vorhandenen Ordner.</translation>
    </message>
    <message>
        <source>Choose where to save the study.</source>
        <translation>Wählen Sie, wo die Studie gespeichert wird.</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>Tabellen (*.csv *.tsv *.txt)</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>yyyy-MM-dd</source>
        <translation>dd.MM.yyyy</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
</context>
<context>
    <name>PreviewBar</name>
    <message>
        <source>Consent</source>
        <translation>Einwilligung</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Anleitung</translation>
    </message>
    <message>
        <source>Feedback on practice</source>
        <translation>Rückmeldung zur Übung</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Main screen</source>
        <translation>Hauptdurchgang</translation>
    </message>
    <message>
        <source>Practice screen</source>
        <translation>Übungsdurchgang</translation>
    </message>
    <message>
        <source>Catch screen</source>
        <translation>Kontrolldurchgang</translation>
    </message>
    <message>
        <source>Repeat screen</source>
        <translation>Wiederholungsdurchgang</translation>
    </message>
    <message>
        <source>Shared screen</source>
        <translation>Gemeinsamer Durchgang</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Vorige Seite</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>Go to screen</source>
        <translation>Zu Durchgang gehen</translation>
    </message>
    <message>
        <source>Skip practice</source>
        <translation>Übung überspringen</translation>
    </message>
    <message>
        <source>Simulated clock</source>
        <translation>Simulierte Uhr</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Durchgang</translation>
    </message>
    <message>
        <source>page {page} of {pages}</source>
        <translation>Seite {page} von {pages}</translation>
    </message>
    <message>
        <source>of {total}</source>
        <translation>von {total}</translation>
    </message>
    <message>
        <source>{so_far} of about {total}</source>
        <translation>{so_far} von etwa {total}</translation>
    </message>
    <message>
        <source>{mine} s on this screen, about {expected} s expected</source>
        <translation>{mine} s in diesem Durchgang, etwa {expected} s erwartet</translation>
    </message>
    <message>
        <source> (assumed)</source>
        <translation> (angenommen)</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>Actual size, 100 %</source>
        <translation>Tatsächliche Größe, 100 %</translation>
    </message>
    <message>
        <source>Dark surround</source>
        <translation>Dunkle Umgebung</translation>
    </message>
    <message>
        <source>Show another random screen</source>
        <translation>Einen anderen zufälligen Durchgang zeigen</translation>
    </message>
    <message>
        <source>Sessions don&apos;t have this page as long as its text is empty.</source>
        <translation>Sitzungen haben diese Seite nicht, solange ihr Text leer ist.</translation>
    </message>
    <message>
        <source>How often images are shown</source>
        <translation>Wie oft Bilder gezeigt werden</translation>
    </message>
    <message>
        <source>Showing the last valid version.</source>
        <translation>Gezeigt wird die letzte gültige Fassung.</translation>
    </message>
    <message>
        <source>Fix the field marked in red to update it.</source>
        <translation>Berichtigen Sie das rot markierte Feld, um sie zu erneuern.</translation>
    </message>
</context>
<context>
    <name>PreviewStage</name>
    <message>
        <source>Annotator&apos;s display</source>
        <translation>Bildschirm der Versuchsperson</translation>
    </message>
</context>
<context>
    <name>Publish</name>
    <message>
        <source>Publish the saved version</source>
        <translation>Veröffentlichen, was gespeichert ist</translation>
    </message>
    <message>
        <source>Allowed: {low} to {high}.</source>
        <translation>Erlaubt: {low} bis {high}.</translation>
    </message>
    <message>
        <source>An address begins with https://</source>
        <translation>Eine Adresse beginnt mit https://</translation>
    </message>
    <message>
        <source>Choose a folder that doesn&apos;t exist yet.</source>
        <translation>Wählen Sie einen Ordner, den es noch nicht gibt.</translation>
    </message>
    <message>
        <source>There are more links than sessions.</source>
        <translation>Es sind mehr Links als Sitzungen.</translation>
    </message>
    <message>
        <source>{design}: what to copy</source>
        <translation>{design}: zum Kopieren</translation>
    </message>
    <message>
        <source>This is the page as annotators see it.</source>
        <translation>So sehen Versuchspersonen die Seite.</translation>
    </message>
    <message>
        <source>What you answer here is thrown away, and takes no number.</source>
        <translation>Was Sie hier antworten, wird verworfen und verbraucht keine Nummer.</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>Seite öffnen</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy: {what}</source>
        <translation>Kopieren: {what}</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Prolific sends people to your page and pays them when they bring the code back. Its ids are sealed in the browser, and only this machine can open them.</source>
        <translation>Prolific schickt Versuchspersonen auf Ihre Seite und bezahlt sie, wenn sie den Code zurückbringen. Die Kennungen werden im Browser versiegelt, und nur dieser Rechner kann sie öffnen.</translation>
    </message>
    <message>
        <source>Connect sends people to your page with its own ids and pays them when they bring the code back.</source>
        <translation>Connect schickt Versuchspersonen mit eigenen Kennungen auf Ihre Seite und bezahlt sie, wenn sie den Code zurückbringen.</translation>
    </message>
    <message>
        <source>SONA sends students to your page. Use the completion URL that SONA gives you as code.</source>
        <translation>SONA schickt Studierende auf Ihre Seite. Tragen Sie als Code die „completion URL“ ein, die SONA Ihnen nennt.</translation>
    </message>
    <message>
        <source>You import one file into JATOS. It hands the page out and keeps the answers.</source>
        <translation>Sie importieren eine Datei in JATOS. JATOS liefert die Seite aus und bewahrt die Antworten auf.</translation>
    </message>
    <message>
        <source>You run “gridlab serve” on a machine that people can reach, behind a proxy with https.</source>
        <translation>Sie führen „gridlab serve“ auf einem erreichbaren Rechner aus, hinter einem Proxy mit https.</translation>
    </message>
    <message>
        <source>One computer in the lab runs “gridlab serve”, and the tablets open its address on the same network. Nothing leaves the lab.</source>
        <translation>Ein Rechner im Labor führt „gridlab serve“ aus, und die Tablets öffnen seine Adresse im selben Netz. Nichts verlässt das Labor.</translation>
    </message>
    <message>
        <source>Any page can link to this one, and any web server can hand it out.</source>
        <translation>Jede Seite kann auf diese verweisen, und jeder Webserver kann sie ausliefern.</translation>
    </message>
    <message>
        <source>Every answer is on the server&apos;s disk before the next screen takes input. Numbers are given out once, and codes only after the last answer.</source>
        <translation>Jede Antwort ist auf dem Datenträger des Servers, bevor der nächste Durchgang Eingaben annimmt. Jede Nummer wird einmal vergeben, Codes erst nach der letzten Antwort.</translation>
    </message>
    <message>
        <source>JATOS keeps the answers. Export its results, then collect them here.</source>
        <translation>JATOS bewahrt die Antworten auf. Exportieren Sie die Ergebnisse und sammeln Sie sie hier ein.</translation>
    </message>
    <message>
        <source>Answers are sent to a program of your own. Nobody counts the sessions: use personal links to keep images balanced.</source>
        <translation>Die Antworten gehen an ein eigenes Programm. Niemand zählt die Sitzungen: Persönliche Links halten die Bilder im Gleichgewicht.</translation>
    </message>
    <message>
        <source>Each annotator saves a file at the end and hands it in. Use personal links to keep images balanced.</source>
        <translation>Jede Versuchsperson speichert am Ende eine Datei und gibt sie ab. Persönliche Links halten die Bilder im Gleichgewicht.</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Annotators come from</source>
        <translation>Versuchspersonen über</translation>
    </message>
    <message>
        <source>Where annotators come from</source>
        <translation>Woher die Versuchspersonen kommen</translation>
    </message>
    <message>
        <source>GridLab&apos;s own server</source>
        <translation>GridLabs eigener Server</translation>
    </message>
    <message>
        <source>JATOS</source>
        <translation>JATOS</translation>
    </message>
    <message>
        <source>An address of your own</source>
        <translation>Eine eigene Adresse</translation>
    </message>
    <message>
        <source>A file that annotators hand in</source>
        <translation>Eine Datei, die Versuchspersonen abgeben</translation>
    </message>
    <message>
        <source>Answers go to</source>
        <translation>Antworten gehen an</translation>
    </message>
    <message>
        <source>Their address</source>
        <translation>Adresse dafür</translation>
    </message>
    <message>
        <source>Address that answers are sent to</source>
        <translation>Adresse, an die Antworten gehen</translation>
    </message>
    <message>
        <source>Counts as</source>
        <translation>Zählt als</translation>
    </message>
    <message>
        <source>Max. sessions</source>
        <translation>Max. Sitzungen</translation>
    </message>
    <message>
        <source>Personal links</source>
        <translation>Persönliche Links</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Twice as many as you pay for leaves room for people who stop early. Each number belongs to this page from now on.</source>
        <translation>Doppelt so viele, wie Sie bezahlen, lassen Raum für Abbrüche. Jede Nummer gehört ab jetzt dieser Seite.</translation>
    </message>
    <message>
        <source>Each link has a number of its own, for people you invite yourself. 0: no links.</source>
        <translation>Jeder Link hat eine eigene Nummer, für Personen, die Sie selbst einladen. 0: keine Links.</translation>
    </message>
    <message>
        <source>Code or address, shown once all answers are saved</source>
        <translation>Code oder Adresse, erscheint, wenn alle Antworten gesichert sind</translation>
    </message>
    <message>
        <source>So that nobody blocks a place for days</source>
        <translation>Damit niemand tagelang einen Platz belegt</translation>
    </message>
    <message>
        <source>Codes at the end</source>
        <translation>Codes am Ende</translation>
    </message>
    <message>
        <source>Public address</source>
        <translation>Öffentliche Adresse</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>Where the page goes</source>
        <translation>Wohin die Seite kommt</translation>
    </message>
    <message>
        <source>Where annotators will open the page. Leave it empty if you don&apos;t know it yet.</source>
        <translation>Wo Versuchspersonen die Seite öffnen werden. Lassen Sie das Feld leer, wenn Sie es noch nicht wissen.</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>Back to the design</source>
        <translation>Zurück zum Design</translation>
    </message>
    <message>
        <source>Choose where the new folder goes</source>
        <translation>Ort des neuen Ordners wählen</translation>
    </message>
    <message>
        <source>Worth knowing before you publish</source>
        <translation>Vor dem Veröffentlichen gut zu wissen</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Return</source>
        <translation>Eingabe</translation>
    </message>
</context>
<context>
    <name>SamplerView</name>
    <message>
        <source>How often images are shown</source>
        <translation>Wie oft Bilder gezeigt werden</translation>
    </message>
    <message>
        <source>Number of assignments</source>
        <translation>Zahl der Zuweisungen</translation>
    </message>
    <message>
        <source>As probe</source>
        <translation>Als Referenz</translation>
    </message>
    <message>
        <source>In a grid</source>
        <translation>Im Raster</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>Was gezählt wird</translation>
    </message>
    <message>
        <source>Least often</source>
        <translation>Am seltensten</translation>
    </message>
    <message>
        <source>Most often</source>
        <translation>Am häufigsten</translation>
    </message>
    <message>
        <source>Assignments</source>
        <translation>Zuweisungen</translation>
    </message>
    <message>
        <source>Planned and answered</source>
        <translation>Geplant und beantwortet</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Main and shared screens</source>
        <translation>Haupt- und gemeinsame Durchgänge</translation>
    </message>
    <message>
        <source>Each image as probe</source>
        <translation>Jedes Bild als Referenz</translation>
    </message>
    <message>
        <source>Each image in a grid</source>
        <translation>Jedes Bild im Raster</translation>
    </message>
    <message>
        <source>Pairs compared</source>
        <translation>Verglichene Paare</translation>
    </message>
    <message>
        <source>Pairs seen together</source>
        <translation>Gemeinsam gesehene Paare</translation>
    </message>
    <message>
        <source>Triplets</source>
        <translation>Tripletts</translation>
    </message>
    <message>
        <source>Unique triplets expected</source>
        <translation>Verschiedene Tripletts, erwartet</translation>
    </message>
    <message>
        <source>Counting sessions</source>
        <translation>Sitzungen werden gezählt</translation>
    </message>
    <message>
        <source>Stopped: {count} sessions counted.</source>
        <translation>Angehalten: {count} Sitzungen gezählt.</translation>
    </message>
    <message>
        <source>Count all</source>
        <translation>Alle zählen</translation>
    </message>
    <message>
        <source>times shown as probe</source>
        <translation>Mal als Referenz gezeigt</translation>
    </message>
    <message>
        <source>times shown in a grid</source>
        <translation>Mal im Raster gezeigt</translation>
    </message>
    <message>
        <source>{low}–{high}, mean {mean}</source>
        <translation>{low}–{high}, Mittel {mean}</translation>
    </message>
    <message>
        <source>{found} of {possible} · {share}</source>
        <translation>{found} von {possible} · {share}</translation>
    </message>
</context>
<context>
    <name>Sessions</name>
    <message>
        <source>All sessions</source>
        <translation>Alle Sitzungen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>View the selected session, read-only</source>
        <translation>Ausgewählte Sitzung ansehen, schreibgeschützt</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Resume the selected session</source>
        <translation>Ausgewählte Sitzung fortsetzen</translation>
    </message>
    <message>
        <source>Session details</source>
        <translation>Einzelheiten der Sitzung</translation>
    </message>
    <message>
        <source>Screens</source>
        <translation>Durchgänge</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>The screen as answered</source>
        <translation>Der Durchgang, wie beantwortet</translation>
    </message>
    <message>
        <source>Some images of this screen can&apos;t be shown.</source>
        <translation>Einige Bilder dieses Durchgangs lassen sich nicht zeigen.</translation>
    </message>
    <message>
        <source>Loading images…</source>
        <translation>Bilder werden geladen …</translation>
    </message>
    <message>
        <source>screen {number}</source>
        <translation>Durchgang {number}</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} / {all}</translation>
    </message>
    <message>
        <source>Catch passed</source>
        <translation>Kontrollen</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Bildschirm</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Einwilligung</translation>
    </message>
    <message>
        <source>Erase an annotator</source>
        <translation>Daten einer Versuchsperson löschen</translation>
    </message>
    <message>
        <source>Type the code again</source>
        <translation>Code noch einmal eingeben</translation>
    </message>
    <message>
        <source>Erase permanently</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Keep everything</source>
        <translation>Alles behalten</translation>
    </message>
    <message>
        <source>Erase everything of {code}?</source>
        <translation>Alles von {code} löschen?</translation>
    </message>
    <message>
        <source>Search sessions</source>
        <translation>Sitzungen suchen</translation>
    </message>
    <message>
        <source>Code, design, group or note</source>
        <translation>Code, Design, Gruppe oder Notiz</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Alle Zustände</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>All purposes</source>
        <translation>Alle Zwecke</translation>
    </message>
    <message>
        <source>{shown} of {total} sessions</source>
        <translation>{shown} von {total} Sitzungen</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Wird exportiert</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>Notiz …</translation>
    </message>
    <message>
        <source>Void…</source>
        <translation>Für ungültig erklären …</translation>
    </message>
    <message>
        <source>Change the code of this session…</source>
        <translation>Code dieser Sitzung ändern …</translation>
    </message>
    <message>
        <source>Change the code of all sessions of this annotator…</source>
        <translation>Code aller Sitzungen dieser Versuchsperson ändern …</translation>
    </message>
    <message>
        <source>Discard (not begun)</source>
        <translation>Verwerfen (nicht begonnen)</translation>
    </message>
    <message>
        <source>Verify this session</source>
        <translation>Diese Sitzung prüfen</translation>
    </message>
    <message>
        <source>Export this session…</source>
        <translation>Diese Sitzung exportieren …</translation>
    </message>
    <message>
        <source>Erase this annotator…</source>
        <translation>Daten dieser Versuchsperson löschen …</translation>
    </message>
    <message>
        <source>Verify all sessions</source>
        <translation>Alle Sitzungen prüfen</translation>
    </message>
    <message>
        <source>Import sessions from another station…</source>
        <translation>Sitzungen einer anderen Station importieren …</translation>
    </message>
    <message>
        <source>Collect answers from the web…</source>
        <translation>Antworten aus dem Web einsammeln …</translation>
    </message>
    <message>
        <source>Serve a published page in this network…</source>
        <translation>Veröffentlichte Seite in diesem Netz ausliefern …</translation>
    </message>
    <message>
        <source>Try it with simulated annotators…</source>
        <translation>Mit simulierten Versuchspersonen ausprobieren …</translation>
    </message>
    <message>
        <source>A session is one annotator answering one HIT. Start one and hand over the keyboard. Answers from a published page can be dropped here.</source>
        <translation>Eine Sitzung ist eine Versuchsperson, die einen HIT beantwortet. Starten Sie eine und übergeben Sie die Tastatur. Antworten von einer veröffentlichten Seite können Sie hier ablegen.</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Free a code</source>
        <translation>Einen Code freigeben</translation>
    </message>
    <message>
        <source>Free code</source>
        <translation>Code freigeben</translation>
    </message>
    <message>
        <source>Free {code} at station {station}?</source>
        <translation>{code} an Station {station} freigeben?</translation>
    </message>
    <message>
        <source>the code</source>
        <translation>den Code</translation>
    </message>
    <message>
        <source>The station has it on view since {time}. Free it only if that station is off or has crashed: else two people may be given the same code.</source>
        <translation>Die Station zeigt ihn seit {time} an. Geben Sie ihn nur frei, wenn die Station aus oder abgestürzt ist. Sonst bekommen vielleicht zwei Personen denselben Code.</translation>
    </message>
    <message>
        <source>Free code…</source>
        <translation>Code freigeben …</translation>
    </message>
    <message>
        <source>Free the code that the selected station has on view</source>
        <translation>Den Code freigeben, den die gewählte Station anzeigt</translation>
    </message>
    <message>
        <source>Stations</source>
        <translation>Stationen</translation>
    </message>
    <message>
        <source>Who comes next</source>
        <translation>Wer als Nächstes kommt</translation>
    </message>
    <message>
        <source>Nobody is answering now</source>
        <translation>Gerade antwortet niemand</translation>
    </message>
    <message>
        <source>Running sessions of every station that uses this folder appear here. Give each machine its own station number in Settings.</source>
        <translation>Hier erscheinen die laufenden Sitzungen aller Stationen, die diesen Ordner nutzen. Geben Sie jedem Rechner in den Einstellungen seine eigene Stationsnummer.</translation>
    </message>
    <message>
        <source>Hours and pay as CSV…</source>
        <translation>Stunden und Bezahlung als CSV …</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Backed up today</source>
        <translation>Heute gesichert</translation>
    </message>
    <message>
        <source>Two sessions run as station {station}.</source>
        <translation>Zwei Sitzungen laufen als Station {station}.</translation>
    </message>
    <message>
        <source>If these are two machines, give each its own station number in Settings. Otherwise both draw from the same numbers.</source>
        <translation>Wenn das zwei Rechner sind, geben Sie jedem in den Einstellungen seine eigene Stationsnummer. Sonst ziehen beide aus denselben Nummern.</translation>
    </message>
    <message>
        <source>Who comes next: {count} codes left</source>
        <translation>Wer als Nächstes kommt: noch {count} Codes</translation>
    </message>
    <message>
        <source>No code of a list is still to come on this machine. Stations without a list propose their own codes.</source>
        <translation>Auf diesem Rechner steht kein Code einer Liste mehr aus. Stationen ohne Liste schlagen eigene Codes vor.</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>Stand {time}</translation>
    </message>
    <message>
        <source>Restore from the backup</source>
        <translation>Aus der Sicherung zurückholen</translation>
    </message>
    <message>
        <source>This permanently removes {count} with all answers, the key that links the code to a person, and copies in the backup. You&apos;ll then see which exports still hold the code. Type {code} to confirm.</source>
        <translation>Das entfernt endgültig {count} mit allen Antworten, die Zuordnung des Codes zur Person und Kopien in der Sicherung. Danach sehen Sie, welche Exporte den Code noch enthalten. Geben Sie zum Bestätigen {code} ein.</translation>
    </message>
    <message>
        <source>New session</source>
        <translation>Neue Sitzung</translation>
    </message>
    <message>
        <source>Annotator code</source>
        <translation>Code der Versuchsperson</translation>
    </message>
    <message>
        <source>Session design</source>
        <translation>Design der Sitzung</translation>
    </message>
    <message>
        <source>Session purpose</source>
        <translation>Zweck der Sitzung</translation>
    </message>
    <message>
        <source>Session display</source>
        <translation>Bildschirm der Sitzung</translation>
    </message>
    <message>
        <source>Start session</source>
        <translation>Sitzung starten</translation>
    </message>
    <message>
        <source>Load list of codes…</source>
        <translation>Codeliste laden …</translation>
    </message>
    <message>
        <source>Remove list</source>
        <translation>Liste entfernen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>Vp-Code</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>This code is stored with the data. Don&apos;t use a name or e-mail address.</source>
        <translation>Dieser Code wird mit den Daten gespeichert. Verwenden Sie keinen Namen und keine E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>Assigned at random, balanced</source>
        <translation>Zufällig zugeteilt, balanciert</translation>
    </message>
    <message>
        <source>The list names {design}, but this study doesn&apos;t have it.</source>
        <translation>Die Liste nennt {design}, aber diese Studie hat es nicht.</translation>
    </message>
    <message>
        <source>Group {group}. </source>
        <translation>Gruppe {group}. </translation>
    </message>
    <message>
        <source>{group}{count} codes on the list are still to come.</source>
        <translation>{group}{count} Codes der Liste stehen noch aus.</translation>
    </message>
    <message>
        <source>Have a participant list? Load a CSV with code, group and design.</source>
        <translation>Sie haben eine Liste der Versuchspersonen? Laden Sie eine CSV mit code, group und design.</translation>
    </message>
    <message>
        <source>Use {code}</source>
        <translation>{code} verwenden</translation>
    </message>
    <message>
        <source>Start {code}</source>
        <translation>{code} beginnen</translation>
    </message>
    <message>
        <source>Start a new one</source>
        <translation>Neue beginnen</translation>
    </message>
    <message>
        <source>Use list</source>
        <translation>Liste verwenden</translation>
    </message>
    <message>
        <source>Enter a code for the annotator.</source>
        <translation>Geben Sie einen Code für die Versuchsperson ein.</translation>
    </message>
    <message>
        <source>Choose at least one design.</source>
        <translation>Wählen Sie mindestens ein Design.</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Full screen on {display}</source>
        <translation>Vollbild auf {display}</translation>
    </message>
    <message>
        <source>In a window</source>
        <translation>Im Fenster</translation>
    </message>
    <message>
        <source>Exported {screens} screens with {triplets} triplets to {name}.</source>
        <translation>{screens} Durchgänge mit {triplets} Tripletts nach {name} exportiert.</translation>
    </message>
    <message>
        <source>No sessions yet</source>
        <translation>Noch keine Sitzungen</translation>
    </message>
    <message>
        <source>This study has no design yet.</source>
        <translation>Diese Studie hat noch kein Design.</translation>
    </message>
    <message>
        <source>A session needs a design.</source>
        <translation>Eine Sitzung braucht ein Design.</translation>
    </message>
    <message>
        <source>Go to Design</source>
        <translation>Zum Design</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Tables (*.csv *.txt *.tsv)</source>
        <translation>Tabellen (*.csv *.txt *.tsv)</translation>
    </message>
    <message>
        <source>A list of codes</source>
        <translation>Codeliste</translation>
    </message>
    <message>
        <source>Recover readable answers</source>
        <translation>Lesbare Antworten wiederherstellen</translation>
    </message>
    <message>
        <source>Hours and pay</source>
        <translation>Stunden und Bezahlung</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>The session continued in {folder}.</source>
        <translation>Die Sitzung ging in {folder} weiter.</translation>
    </message>
    <message>
        <source>Import it to add the answers given there.</source>
        <translation>Importieren Sie sie, um die Antworten von dort zu übernehmen.</translation>
    </message>
    <message>
        <source>Import it</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Back up again</source>
        <translation>Noch einmal sichern</translation>
    </message>
    <message>
        <source>Datasets (*.h5)</source>
        <translation>Datensätze (*.h5)</translation>
    </message>
    <message>
        <source>Export this session</source>
        <translation>Diese Sitzung exportieren</translation>
    </message>
    <message>
        <source>Sessions (*.gridlab)</source>
        <translation>Sitzungen (*.gridlab)</translation>
    </message>
    <message>
        <source>Import sessions</source>
        <translation>Sitzungen importieren</translation>
    </message>
    <message>
        <source>No matching session</source>
        <translation>Keine passende Sitzung</translation>
    </message>
    <message>
        <source>The search, state or purpose hides all sessions.</source>
        <translation>Suche, Zustand oder Zweck blendet alle Sitzungen aus.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter aufheben</translation>
    </message>
    <message>
        <source>Correct sessions</source>
        <translation>Sitzungen richtigstellen</translation>
    </message>
    <message>
        <source>What is entered</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>For example “phone rang”. Exports leave notes out unless you ask for them.</source>
        <translation>Zum Beispiel „Telefon klingelte“. Exporte lassen Notizen weg, wenn Sie sie nicht verlangen.</translation>
    </message>
    <message>
        <source>Note about {who}</source>
        <translation>Notiz zu {who}</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>Notiz speichern</translation>
    </message>
    <message>
        <source>A voided session isn&apos;t exported or priced, and is part of no map. Nothing is deleted, and you can undo this. Use it for sessions that never should have been one, such as a trial run.</source>
        <translation>Eine ungültige Sitzung wird weder exportiert noch berechnet und ist Teil keiner Karte. Nichts wird gelöscht, und Sie können es rückgängig machen. Gedacht für Sitzungen, die nie hätten zählen sollen, etwa einen Probelauf.</translation>
    </message>
    <message>
        <source>Why doesn&apos;t {who} count?</source>
        <translation>Warum zählt {who} nicht?</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Für ungültig erklären</translation>
    </message>
    <message>
        <source>The session&apos;s file is written anew with the new code. Every answer stays. The old code is kept in keys.csv on this machine alone.</source>
        <translation>Die Datei der Sitzung wird mit dem neuen Code neu geschrieben. Jede Antwort bleibt. Der alte Code steht nur noch in keys.csv auf diesem Rechner.</translation>
    </message>
    <message>
        <source>New code for this session of {code}</source>
        <translation>Neuer Code für diese Sitzung von {code}</translation>
    </message>
    <message>
        <source>All sessions of this code are written anew with the new one. Every answer stays. The old code is kept in keys.csv on this machine alone.</source>
        <translation>Alle Sitzungen dieses Codes bekommen den neuen. Jede Antwort bleibt. Der alte Code steht nur noch in keys.csv auf diesem Rechner.</translation>
    </message>
    <message>
        <source>New code for all sessions of {code}</source>
        <translation>Neuer Code für alle Sitzungen von {code}</translation>
    </message>
    <message>
        <source>Change code</source>
        <translation>Code ändern</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Wieder zählen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>QR code of {address}</source>
        <translation>QR-Code von {address}</translation>
    </message>
    <message>
        <source>The page in this network</source>
        <translation>Die Seite in diesem Netz</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Stop serving</source>
        <translation>Ausliefern beenden</translation>
    </message>
    <message>
        <source>Open this address on the tablets, or scan the code. They must be in the same network. Answers are added to the study automatically.</source>
        <translation>Öffnen Sie diese Adresse auf den Tablets, oder scannen Sie den Code. Die Tablets müssen im selben Netz sein. Antworten kommen von selbst in die Studie.</translation>
    </message>
    <message>
        <source>Inbox: {folder}</source>
        <translation>Eingang: {folder}</translation>
    </message>
    <message>
        <source>Answers (*.jsonl *.zip *.jrzip *.sqlite *.txt *.csv)</source>
        <translation>Antworten (*.jsonl *.zip *.jrzip *.sqlite *.txt *.csv)</translation>
    </message>
    <message>
        <source>Collect answers</source>
        <translation>Antworten einsammeln</translation>
    </message>
    <message>
        <source>Choose the folder of the published page</source>
        <translation>Ordner der veröffentlichten Seite wählen</translation>
    </message>
    <message>
        <source>Stopping the server</source>
        <translation>Der Server wird beendet</translation>
    </message>
    <message>
        <source>Try it with simulated annotators</source>
        <translation>Mit simulierten Versuchspersonen ausprobieren</translation>
    </message>
    <message>
        <source>Simulated annotators</source>
        <translation>Simulierte Versuchspersonen</translation>
    </message>
    <message>
        <source>Simulate</source>
        <translation>Simulieren</translation>
    </message>
    <message>
        <source>They answer like people who see similarity with some noise, so that you can try every page. Simulated sessions never mix with people&apos;s, and no design is held by them.</source>
        <translation>Sie antworten wie Menschen, die Ähnlichkeit mit etwas Rauschen sehen, damit Sie jede Seite ausprobieren können. Simulierte Sitzungen vermischen sich nie mit denen von Menschen und halten kein Design fest.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>System</source>
        <translation>System</translation>
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
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Program language</source>
        <translation>Sprache des Programms</translation>
    </message>
    <message>
        <source>Station number</source>
        <translation>Nummer der Station</translation>
    </message>
    <message>
        <source>Give each station its own number, so that merged sessions stay balanced. This one proposes codes such as {code}.</source>
        <translation>Geben Sie jeder Station eine eigene Nummer, damit zusammengeführte Sitzungen balanciert bleiben. Diese schlägt Codes wie {code} vor.</translation>
    </message>
    <message>
        <source>Every finished session is copied here and verified. Use another disk. The Sessions page restores what the study has lost.</source>
        <translation>Jede fertige Sitzung wird hierher kopiert und geprüft. Nehmen Sie einen anderen Datenträger. Die Seite „Sitzungen“ stellt wieder her, was der Studie fehlt.</translation>
    </message>
    <message>
        <source>What happens when a code with an unfinished session comes back. “Refuse” allows one session per code and design.</source>
        <translation>Was geschieht, wenn ein Code mit unfertiger Sitzung wiederkommt. „Ablehnen“ erlaubt eine Sitzung pro Code und Design.</translation>
    </message>
    <message>
        <source>In the dataset</source>
        <translation>Im Datensatz</translation>
    </message>
    <message>
        <source>0 to 99</source>
        <translation>0 bis 99</translation>
    </message>
    <message>
        <source>Backup folder</source>
        <translation>Sicherungsordner</translation>
    </message>
    <message>
        <source>None: there is no second copy</source>
        <translation>Keiner: Es gibt keine zweite Kopie</translation>
    </message>
    <message>
        <source>Thumbnail cache size</source>
        <translation>Größe des Vorschau-Zwischenspeichers</translation>
    </message>
    <message>
        <source>Thumbnail folder</source>
        <translation>Ordner der Vorschaubilder</translation>
    </message>
    <message>
        <source>Default location</source>
        <translation>Standardort</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>This station</source>
        <translation>Diese Station</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Thumbnails</source>
        <translation>Vorschaubilder</translation>
    </message>
    <message>
        <source>Cache size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>{megabytes} MB in use.</source>
        <translation>{megabytes} MB belegt.</translation>
    </message>
    <message>
        <source>Allowed: a whole number from {low} to {high}.</source>
        <translation>Erlaubt: eine ganze Zahl von {low} bis {high}.</translation>
    </message>
    <message>
        <source>This folder doesn&apos;t exist right now.</source>
        <translation>Diesen Ordner gibt es gerade nicht.</translation>
    </message>
    <message>
        <source>Study title</source>
        <translation>Titel der Studie</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>New session</source>
        <translation>Neue Sitzung</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>This study</source>
        <translation>Diese Studie</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Returning annotators</source>
        <translation>Wiederkehrende Versuchspersonen</translation>
    </message>
    <message>
        <source>Creators</source>
        <translation>Erstellt von</translation>
    </message>
    <message>
        <source>Names, separated by ;</source>
        <translation>Namen, getrennt durch ;</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Who answers questions</source>
        <translation>Wer Fragen beantwortet</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Of the data, e.g. CC BY 4.0</source>
        <translation>Der Daten, z. B. CC BY 4.0</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Separated by ;</source>
        <translation>Getrennt durch ;</translation>
    </message>
    <message>
        <source>Rule for returning annotators</source>
        <translation>Regel für wiederkehrende Versuchspersonen</translation>
    </message>
    <message>
        <source>Funding</source>
        <translation>Förderung</translation>
    </message>
    <message>
        <source>Ethics approval</source>
        <translation>Ethikvotum</translation>
    </message>
    <message>
        <source>Preregistration</source>
        <translation>Präregistrierung</translation>
    </message>
    <message>
        <source>Where it can be found</source>
        <translation>Wo sie zu finden ist</translation>
    </message>
    <message>
        <source>DOI</source>
        <translation>DOI</translation>
    </message>
    <message>
        <source>Of the data or the paper</source>
        <translation>Der Daten oder des Artikels</translation>
    </message>
</context>
<context>
    <name>SheetPanel</name>
    <message>
        <source>Contact sheet</source>
        <translation>Kontaktbogen</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>All screens</source>
        <translation>Alle Durchgänge</translation>
    </message>
    <message>
        <source>For the ethics board</source>
        <translation>Für die Ethikkommission</translation>
    </message>
    <message>
        <source>Preregistration</source>
        <translation>Präregistrierung</translation>
    </message>
    <message>
        <source>Trial sequence</source>
        <translation>Ablauf eines Durchgangs</translation>
    </message>
    <message>
        <source>What is saved</source>
        <translation>Was gespeichert wird</translation>
    </message>
    <message>
        <source>Mark the right cells of catch screens</source>
        <translation>Richtige Felder der Kontrolldurchgänge markieren</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Als PDF speichern …</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>Als PNG speichern …</translation>
    </message>
    <message>
        <source>Save as folder…</source>
        <translation>Als Ordner speichern …</translation>
    </message>
    <message>
        <source>What you plan: the design with its id, planned answers, the error to expect, rules, and everything a person sees. As a folder also as files to upload.</source>
        <translation>Was Sie planen: das Design mit seiner Kennung, geplante Antworten, der zu erwartende Fehler, Regeln und alles, was eine Person sieht. Als Ordner auch mit Dateien zum Hochladen.</translation>
    </message>
    <message>
        <source>Save in an empty folder</source>
        <translation>In einem leeren Ordner speichern</translation>
    </message>
    <message>
        <source>Drawing (*.svg)</source>
        <translation>Zeichnung (*.svg)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Drawing screens</source>
        <translation>Durchgänge werden gezeichnet</translation>
    </message>
    <message>
        <source>Contact sheet saved.</source>
        <translation>Bogen gespeichert.</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>Als SVG speichern …</translation>
    </message>
    <message>
        <source>All screens of this HIT on one sheet.</source>
        <translation>Alle Durchgänge dieses HITs auf einem Bogen.</translation>
    </message>
    <message>
        <source>Everything a person sees, in order: consent, questions, instructions, screens, breaks, debriefing, and the pay.</source>
        <translation>Alles, was eine Versuchsperson sieht, der Reihe nach: Einwilligung, Fragen, Anleitung, Durchgänge, Pausen, Debriefing und die Bezahlung.</translation>
    </message>
    <message>
        <source>One figure for a paper: a screen, the blank, the next screen, with times.</source>
        <translation>Eine Abbildung für einen Artikel: ein Durchgang, die Leere, der nächste Durchgang, mit Zeiten.</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Bild (*.png)</translation>
    </message>
</context>
<context>
    <name>TrialSequence</name>
    <message>
        <source>until submitted</source>
        <translation>bis zum Absenden</translation>
    </message>
    <message>
        <source>until submitted, at most {limit} s</source>
        <translation>bis zum Absenden, höchstens {limit} s</translation>
    </message>
    <message>
        <source>input counts after {ms} ms</source>
        <translation>Eingaben zählen nach {ms} ms</translation>
    </message>
    <message>
        <source>blank, {ms} ms</source>
        <translation>leer, {ms} ms</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>WarningList</name>
    <message>
        <source>Warnings about the design</source>
        <translation>Warnungen zum Design</translation>
    </message>
    <message>
        <source>1 note on this design</source>
        <translation>1 Hinweis zu diesem Design</translation>
    </message>
    <message>
        <source>{count} notes on this design</source>
        <translation>{count} Hinweise zu diesem Design</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>Weniger zeigen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>{count} weitere</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Open {study}</source>
        <translation>{study} öffnen</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Design grid HITs, see them exactly as annotators will, run them in the lab, and export similarity triplets.</source>
        <translation>Entwerfen Sie Raster-HITs, sehen Sie sie genau so wie Ihre Versuchspersonen, führen Sie sie im Labor durch und exportieren Sie Ähnlichkeitstripletts.</translation>
    </message>
    <message>
        <source>Or drop a folder of images here.</source>
        <translation>Oder legen Sie hier einen Bilderordner ab.</translation>
    </message>
    <message>
        <source>Recent studies</source>
        <translation>Zuletzt verwendete Studien</translation>
    </message>
    <message>
        <source>Changed {day}</source>
        <translation>Geändert am {day}</translation>
    </message>
    <message>
        <source>New study</source>
        <translation>Neue Studie</translation>
    </message>
    <message>
        <source>Open study</source>
        <translation>Studie öffnen</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>Make a demo study with 100 sample images and open it</source>
        <translation>Legen Sie eine Demostudie mit 100 Beispielbildern an</translation>
    </message>
</context>
<context>
    <name>Widgets</name>
    <message>
        <source>Close message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>Choose: {what}</source>
        <translation>Wählen: {what}</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Show file</source>
        <translation>Datei zeigen</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Open a study</source>
        <translation>Studie öffnen</translation>
    </message>
    <message>
        <source>Open without saving</source>
        <translation>Öffnen ohne Speichern</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>Schließen ohne Speichern</translation>
    </message>
    <message>
        <source>Quit without saving</source>
        <translation>Beenden ohne Speichern</translation>
    </message>
    <message>
        <source>Something went wrong in GridLab.</source>
        <translation>In GridLab ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>A report is in {path}.</source>
        <translation>Ein Bericht liegt in {path}.</translation>
    </message>
    <message>
        <source>Start without these edits</source>
        <translation>Ohne diese Änderungen starten</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Its designs, images and sessions are being read.</source>
        <translation>Designs, Bilder und Sitzungen werden gelesen.</translation>
    </message>
    <message>
        <source>Opening the study…</source>
        <translation>Die Studie wird geöffnet …</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>triplet</source>
        <translation>Triplett</translation>
    </message>
    <message>
        <source>triplets</source>
        <translation>Tripletts</translation>
    </message>
    <message>
        <source>screen</source>
        <translation>Durchgang</translation>
    </message>
    <message>
        <source>screens</source>
        <translation>Durchgänge</translation>
    </message>
    <message>
        <source>session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
</context>
</TS>
