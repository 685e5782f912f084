<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>Actions</name>
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
        <source>History of the design</source>
        <translation>Verlauf des Designs</translation>
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
        <source>Duplicate the design</source>
        <translation>Design duplizieren</translation>
    </message>
    <message>
        <source>Import designs…</source>
        <translation>Designs importieren …</translation>
    </message>
    <message>
        <source>Export the design…</source>
        <translation>Design exportieren …</translation>
    </message>
    <message>
        <source>New session</source>
        <translation>Neue Sitzung</translation>
    </message>
    <message>
        <source>Export dataset</source>
        <translation>Datensatz exportieren</translation>
    </message>
    <message>
        <source>Read the study again</source>
        <translation>Studie neu einlesen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
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
    <name>Cost</name>
    <message>
        <source>Designs and what they give</source>
        <translation>Designs und was sie bringen</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>Annotators&apos; time in all</source>
        <translation>Zeit aller Versuchspersonen</translation>
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
        <source>All lines are hidden. A click on a swatch in the table shows one.</source>
        <translation>Alle Linien sind ausgeblendet. Ein Klick auf ein Farbfeld in der Tabelle zeigt eine.</translation>
    </message>
    <message>
        <source>No error is predicted yet. Predict error simulates annotators, fits embeddings and measures them; it takes seconds to minutes.</source>
        <translation>Noch ist kein Fehler vorhergesagt. Fehler vorhersagen simuliert Versuchspersonen, passt Einbettungen an und misst sie; das dauert Sekunden bis Minuten.</translation>
    </message>
    <message>
        <source>The first points of the curves come in a moment.</source>
        <translation>Die ersten Punkte der Kurven kommen gleich.</translation>
    </message>
    <message>
        <source>The study has no design that can be priced.</source>
        <translation>Die Studie hat kein Design, dessen Preis sich berechnen lässt.</translation>
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
        <source>{count} of the designs pay in {others}; nothing is converted.</source>
        <translation>{count} der Designs zahlen in {others}; nichts wird umgerechnet.</translation>
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
        <source>Reset zoom</source>
        <translation>Zoom zurücksetzen</translation>
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
        <source>Design</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>HITs done</source>
        <translation>HITs fertig</translation>
    </message>
    <message>
        <source>s / screen</source>
        <translation>s / Durchg.</translation>
    </message>
    <message>
        <source>Wage / h</source>
        <translation>Lohn / h</translation>
    </message>
    <message>
        <source>Cost so far</source>
        <translation>Kosten bisher</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Rest</translation>
    </message>
    <message>
        <source>Final cost</source>
        <translation>Endkosten</translation>
    </message>
    <message>
        <source>Final triplets</source>
        <translation>Tripl. gesamt</translation>
    </message>
    <message>
        <source>Final time</source>
        <translation>Zeit gesamt</translation>
    </message>
    <message>
        <source>Error so far</source>
        <translation>Fehler bisher</translation>
    </message>
    <message>
        <source>Measured from {count} answered screens on</source>
        <translation>Wird ab {count} beantworteten Durchgängen gemessen</translation>
    </message>
    <message>
        <source>On held-out screens of its own, {screens} in all; draws from {least} to {most}. Big grids look better by it: compare designs by the expected error.</source>
        <translation>An eigenen zurückgehaltenen Durchgängen, {screens} im Ganzen; Ziehungen von {least} bis {most}. Große Raster schneiden dabei besser ab: Designs am erwarteten Fehler vergleichen.</translation>
    </message>
    <message>
        <source>{design} (not in the study)</source>
        <translation>{design} (nicht in der Studie)</translation>
    </message>
    <message>
        <source>The study has this design no more. Its plan is the one that the latest of its sessions holds; nothing more of it will be bought.</source>
        <translation>Die Studie hat dieses Design nicht mehr. Der Plan ist der, den seine letzte Sitzung enthält; mehr davon wird nicht gekauft.</translation>
    </message>
    <message>
        <source>{excluded} excluded, {unfinished} unfinished, {running} running, {pilots} pilots</source>
        <translation>{excluded} ausgeschlossen, {unfinished} unfertig, {running} laufend, {pilots} Pilot</translation>
    </message>
    <message>
        <source>{low} to {high} s (95 %), {sessions} sessions of {annotators}</source>
        <translation>{low} bis {high} s (95 %), Sitzungen: {sessions}, Versuchspersonen: {annotators}</translation>
    </message>
    <message>
        <source>Complete main sessions, excluded ones too: they are paid</source>
        <translation>Vollständige Hauptsitzungen, auch ausgeschlossene: Sie sind bezahlt</translation>
    </message>
    <message>
        <source>Actual against planned</source>
        <translation>Ist gegen Plan</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>Name of the platform</source>
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
        <source>Minimum pay for an hour</source>
        <translation>Mindestlohn pro Stunde</translation>
    </message>
    <message>
        <source>Recommended pay for an hour</source>
        <translation>Empfohlener Lohn pro Stunde</translation>
    </message>
    <message>
        <source>Day the source was read</source>
        <translation>Tag, an dem die Quelle gelesen wurde</translation>
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
        <source>Use the shipped entry</source>
        <translation>Mitgelieferten Eintrag nehmen</translation>
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
        <source>VAT on it</source>
        <translation>MwSt. darauf</translation>
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
        <source>{currency} an hour</source>
        <translation>{currency} pro Stunde</translation>
    </message>
    <message>
        <source>Saved in the study.</source>
        <translation>In der Studie gespeichert.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>This study&apos;s own entry.</source>
        <translation>Eigener Eintrag dieser Studie.</translation>
    </message>
    <message>
        <source>The entry that ships with GridLab. Saving makes one for this study.</source>
        <translation>Der Eintrag, den GridLab mitbringt. Speichern macht daraus einen für diese Studie.</translation>
    </message>
    <message>
        <source>Say where the figures come from.</source>
        <translation>Angeben, woher die Zahlen kommen.</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Einen Namen angeben.</translation>
    </message>
    <message>
        <source>Less than the minimum.</source>
        <translation>Weniger als das Minimum.</translation>
    </message>
    <message>
        <source>A percentage, like &quot;33.3&quot;.</source>
        <translation>Ein Prozentsatz wie &quot;33.3&quot;.</translation>
    </message>
    <message>
        <source>A percentage, like &quot;20&quot;, or nothing: as each design says.</source>
        <translation>Ein Prozentsatz wie &quot;20&quot; oder nichts: wie jedes Design sagt.</translation>
    </message>
    <message>
        <source>An amount, like &quot;6.00&quot;, or nothing.</source>
        <translation>Ein Betrag wie &quot;6.00&quot; oder nichts.</translation>
    </message>
    <message>
        <source>An amount, like &quot;9.00&quot;, or nothing.</source>
        <translation>Ein Betrag wie &quot;9.00&quot; oder nichts.</translation>
    </message>
    <message>
        <source>A day, like 2026-09-20, or nothing where none is known.</source>
        <translation>Ein Tag wie 2026-09-20 oder nichts, wenn keiner bekannt ist.</translation>
    </message>
    <message>
        <source>At most 200 characters.</source>
        <translation>Höchstens 200 Zeichen.</translation>
    </message>
    <message>
        <source>At most 1,000 characters.</source>
        <translation>Höchstens 1000 Zeichen.</translation>
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
        <source>Nothing to price yet</source>
        <translation>Noch nichts zu berechnen</translation>
    </message>
    <message>
        <source>Cost follows from a design: its grid, its screens and what it pays.</source>
        <translation>Die Kosten folgen aus einem Design: seinem Raster, seinen Durchgängen und seiner Bezahlung.</translation>
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
        <source>Simulating studies</source>
        <translation>Studien werden simuliert</translation>
    </message>
    <message>
        <source>{name} is written.</source>
        <translation>{name} ist geschrieben.</translation>
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
        <source>{design} pays {wage} an hour, {problem}.</source>
        <translation>{design} zahlt {wage} pro Stunde, {problem}.</translation>
    </message>
    <message>
        <source>Change its reward</source>
        <translation>Vergütung ändern</translation>
    </message>
    <message>
        <source>Seconds per screen are assumed ({seconds}&#xa0;s).</source>
        <translation>Sekunden pro Durchgang sind angenommen ({seconds}&#xa0;s).</translation>
    </message>
    <message>
        <source>Run a pilot of {count} sessions to replace them.</source>
        <translation>Eine Pilotierung mit {count} Sitzungen ersetzt sie.</translation>
    </message>
    <message>
        <source>Start a pilot</source>
        <translation>Pilotierung starten</translation>
    </message>
    <message>
        <source>Edit the fees</source>
        <translation>Gebühren bearbeiten</translation>
    </message>
    <message>
        <source>Save the figure</source>
        <translation>Abbildung speichern</translation>
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
        <source>Ask by</source>
        <translation>Fragen nach</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>Was gefragt ist</translation>
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
        <source>HITs each</source>
        <translation>HITs je Design</translation>
    </message>
    <message>
        <source>or lower</source>
        <translation>oder kleiner</translation>
    </message>
    <message>
        <source>An amount of money, like 200 or 199.50.</source>
        <translation>Ein Geldbetrag wie 200 oder 199.50.</translation>
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
        <source>An error between 0 and 0.5, like 0.15.</source>
        <translation>Ein Fehler zwischen 0 und 0.5, etwa 0.15.</translation>
    </message>
    <message>
        <source>Names of the lines</source>
        <translation>Namen der Linien</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>Verschied.</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>Bit</translation>
    </message>
    <message>
        <source>Fee a HIT</source>
        <translation>Geb. / HIT</translation>
    </message>
    <message>
        <source>Per 1,000</source>
        <translation>Je 1000</translation>
    </message>
    <message>
        <source>Different questions among the triplets: is A nearer to B or to C</source>
        <translation>Verschiedene Fragen unter den Tripletts: Ist A näher an B oder an C?</translation>
    </message>
    <message>
        <source>Bits that the answer to one screen can tell at most</source>
        <translation>Bit, die die Antwort auf einen Durchgang höchstens verraten kann</translation>
    </message>
    <message>
        <source>Simulated annotators answer {share} % of them both ways.</source>
        <translation>Simulierte Versuchspersonen beantworten {share} % davon mal so, mal so.</translation>
    </message>
    <message>
        <source>A screen: {seconds}</source>
        <translation>Ein Durchgang: {seconds}</translation>
    </message>
    <message>
        <source>Space shows or hides its line</source>
        <translation>Leertaste zeigt oder verbirgt die Linie</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
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
        <source>against the triplets collected</source>
        <translation>über den gesammelten Tripletts</translation>
    </message>
    <message>
        <source>against the error to expect</source>
        <translation>über dem erwarteten Fehler</translation>
    </message>
    <message>
        <source>in annotators&apos; time, against the triplets collected</source>
        <translation>in Zeit der Versuchspersonen, über den gesammelten Tripletts</translation>
    </message>
    <message>
        <source>It does not buy one HIT of {design}.</source>
        <translation>Das reicht nicht für einen HIT von {design}.</translation>
    </message>
    <message>
        <source>With {design}, {hits} for {cost} give {triplets} triplets</source>
        <translation>{hits} mit {design} für {cost}: {triplets} Tripletts</translation>
    </message>
    <message>
        <source>, about {count} of them different: {share} % of all there are</source>
        <translation>, davon etwa {count} verschiedene, {share} % aller möglichen</translation>
    </message>
    <message>
        <source>No prediction of {design} reaches this error.</source>
        <translation>Keine Vorhersage für {design} erreicht diesen Fehler.</translation>
    </message>
    <message>
        <source>No design has an answer to this.</source>
        <translation>Kein Design hat darauf eine Antwort.</translation>
    </message>
    <message>
        <source>One simulated study so far: no interval is known yet.</source>
        <translation>Bisher eine simulierte Studie: Ein Intervall ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>Their intervals overlap: the difference may be chance.</source>
        <translation>Ihre Intervalle überlappen: Der Unterschied kann Zufall sein.</translation>
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
        <source>Stopped before the end: {least} to {most} simulated studies at each point. Truth and annotators are assumed as far as the study&apos;s own sessions do not tell.</source>
        <translation>Vor dem Ende angehalten: {least} bis {most} simulierte Studien an jedem Punkt. Wahrheit und Versuchspersonen sind angenommen, soweit die eigenen Sitzungen der Studie nichts dazu sagen.</translation>
    </message>
    <message>
        <source>If a screen takes {low} to {high} s, an hour pays {least} to {most}</source>
        <translation>Dauert ein Durchgang {low} bis {high} s, beträgt der Stundenlohn {least} bis {most}</translation>
    </message>
    <message>
        <source> and all HITs cost {least} to {most}</source>
        <translation>, und alle HITs kosten {least} bis {most}</translation>
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
        <source>stale: as read {day}</source>
        <translation>veraltet: Stand {day}</translation>
    </message>
    <message>
        <source>as read {day}</source>
        <translation>Stand {day}</translation>
    </message>
    <message>
        <source> ({low} to {high})</source>
        <translation> ({low} bis {high})</translation>
    </message>
    <message>
        <source>, assumed</source>
        <translation>, angenommen</translation>
    </message>
    <message>
        <source>, entered</source>
        <translation>, eingegeben</translation>
    </message>
    <message>
        <source>, from {count} of your sessions</source>
        <translation>, aus {count} eigenen Sitzungen</translation>
    </message>
    <message>
        <source>{block}: {triplets} triplets a screen, at most {bits} bits</source>
        <translation>{block}: {triplets} Tripletts je Durchgang, höchstens {bits} Bit</translation>
    </message>
</context>
<context>
    <name>Data</name>
    <message>
        <source>Complete or partial</source>
        <translation>Vollständig oder teilweise</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>Not exported</source>
        <translation>Nicht exportiert</translation>
    </message>
    <message>
        <source>Screens answered</source>
        <translation>Durchgänge</translation>
    </message>
    <message>
        <source>Triplets</source>
        <translation>Tripletts</translation>
    </message>
    <message>
        <source>What was collected</source>
        <translation>Was gesammelt wurde</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>Haupt</translation>
    </message>
    <message>
        <source>Pilot</source>
        <translation>Pilot</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>Simuliert</translation>
    </message>
    <message>
        <source>CSV tables</source>
        <translation>CSV-Tabellen</translation>
    </message>
    <message>
        <source>PsiZ observations</source>
        <translation>PsiZ-Beobachtungen</translation>
    </message>
    <message>
        <source>cblearn triplets</source>
        <translation>cblearn-Tripletts</translation>
    </message>
    <message>
        <source>Psych-DS folder</source>
        <translation>Psych-DS-Ordner</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>File to write</source>
        <translation>Zieldatei</translation>
    </message>
    <message>
        <source>Also write {form}</source>
        <translation>Auch {form} schreiben</translation>
    </message>
    <message>
        <source>Thumbnails of the images</source>
        <translation>Vorschaubilder</translation>
    </message>
    <message>
        <source>Nothing collected yet</source>
        <translation>Noch nichts gesammelt</translation>
    </message>
    <message>
        <source>Answers appear here with the first session. Then export them as one HDF5 file.</source>
        <translation>Mit der ersten Sitzung erscheinen hier Antworten. Sie lassen sich dann als eine HDF5-Datei exportieren.</translation>
    </message>
    <message>
        <source>Go to Sessions</source>
        <translation>Zu den Sitzungen</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>Gesammelt</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Choose the file to write</source>
        <translation>Zieldatei wählen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Also write</source>
        <translation>Außerdem</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>Darin</translation>
    </message>
    <message>
        <source>Say which file is to be written.</source>
        <translation>Angeben, welche Datei geschrieben wird.</translation>
    </message>
    <message>
        <source>Writing, reading again and comparing</source>
        <translation>Schreiben, zurücklesen und vergleichen</translation>
    </message>
    <message>
        <source>{name} is written and checked.</source>
        <translation>{name} ist geschrieben und geprüft.</translation>
    </message>
    <message>
        <source>Show file</source>
        <translation>Datei zeigen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
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
        <source>No {purpose} session is complete or partial.</source>
        <translation>Keine vollständige oder teilweise Sitzung ({purpose}).</translation>
    </message>
    <message>
        <source>Export the dataset</source>
        <translation>Datensatz exportieren</translation>
    </message>
    <message>
        <source>HDF5 files (*.h5)</source>
        <translation>HDF5-Dateien (*.h5)</translation>
    </message>
</context>
<context>
    <name>Design</name>
    <message>
        <source>Add from the gallery</source>
        <translation>Aus der Galerie</translation>
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
        <source>{count} files were not imported.</source>
        <translation>{count} Dateien wurden nicht importiert.</translation>
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
        <source>How an image fits its cell</source>
        <translation>Einpassung der Bilder</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>Ganz</translation>
    </message>
    <message>
        <source>Filling</source>
        <translation>Füllend</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
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
        <source>On a display that is too small</source>
        <translation>Auf zu kleinem Bildschirm</translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Ablehnen</translation>
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
        <source>Seed of the sampling</source>
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
        <source>Time in which input is ignored</source>
        <translation>Zeit, in der Eingaben nicht zählen</translation>
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
        <source>Reading {file} …</source>
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
        <source>{count} rows make no screen.</source>
        <translation>{count} Zeilen ergeben keinen Durchgang.</translation>
    </message>
    <message>
        <source>1 row makes no screen.</source>
        <translation>1 Zeile ergibt keinen Durchgang.</translation>
    </message>
    <message>
        <source>They are left out if you go on.</source>
        <translation>Sie bleiben beim Fortfahren weg.</translation>
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
        <translation>{count} Durchgänge nehmen</translation>
    </message>
    <message>
        <source>Use 1 screen</source>
        <translation>1 Durchgang nehmen</translation>
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
        <source>Sessions were run with this design.</source>
        <translation>Mit diesem Design liefen schon Sitzungen.</translation>
    </message>
    <message>
        <source>Name and payment can be changed. Any other change makes {name}.</source>
        <translation>Name und Bezahlung sind änderbar. Jede andere Änderung ergibt {name}.</translation>
    </message>
    <message>
        <source>a name that no other design of the study has</source>
        <translation>ein Name, den kein anderes Design der Studie hat</translation>
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
        <source>Block’s name</source>
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
        <source>One a line</source>
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
        <source>Answer needed</source>
        <translation>Pflichtfrage</translation>
    </message>
    <message>
        <source>In the dataset</source>
        <translation>Im Datensatz</translation>
    </message>
    <message>
        <source>Answers in the dataset</source>
        <translation>Antworten im Datensatz</translation>
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
        <source>Screens between breaks</source>
        <translation>Durchgänge zwischen Pausen</translation>
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
        <source>Shortest break</source>
        <translation>Kürzeste Pause</translation>
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
        <source>Made for</source>
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
        <source>By the HIT</source>
        <translation>Pro HIT</translation>
    </message>
    <message>
        <source>Show-up fee</source>
        <translation>Antrittsgeld</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Ersetzt</translation>
    </message>
    <message>
        <source>Annotators to be replaced</source>
        <translation>Zu ersetzende Versuchspersonen</translation>
    </message>
    <message>
        <source>Time a screen</source>
        <translation>Zeit/Durchgang</translation>
    </message>
    <message>
        <source>Seconds per screen</source>
        <translation>Sekunden pro Durchgang</translation>
    </message>
    <message>
        <source>Estimated</source>
        <translation>Geschätzt</translation>
    </message>
    <message>
        <source>Overhead</source>
        <translation>Zusatzzeit</translation>
    </message>
    <message>
        <source>Overhead of a HIT</source>
        <translation>Zusatzzeit eines HITs</translation>
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
        <source>All images. They have no labels yet: the Images page reads them.</source>
        <translation>Alle Bilder. Sie haben noch keine Labels: Die Seite Bilder liest sie ein.</translation>
    </message>
    <message>
        <source>All images. Tick labels to use only theirs.</source>
        <translation>Alle Bilder. Angekreuzte Labels schränken sie ein.</translation>
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
        <source>From CSV …</source>
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
        <source>Preview of the text</source>
        <translation>Vorschau des Texts</translation>
    </message>
    <message>
        <source>As annotators read it, right to left</source>
        <translation>Wie Versuchspersonen es lesen, von rechts nach links</translation>
    </message>
    <message>
        <source>As annotators read it</source>
        <translation>Wie Versuchspersonen es lesen</translation>
    </message>
    <message>
        <source>{field}, in short</source>
        <translation>{field}, kurz</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
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
        <source>in the screen</source>
        <translation>im Durchgang</translation>
    </message>
    <message>
        <source>Find an image</source>
        <translation>Bild suchen</translation>
    </message>
    <message>
        <source>Images to pick</source>
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
        <source>Next: {slot} · {left} to pick</source>
        <translation>Als Nächstes: {slot} · noch {left}</translation>
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
        <source>The screen that is picked</source>
        <translation>Der zusammengestellte Durchgang</translation>
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
        <source>{currency} an hour</source>
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
        <source>1 screen</source>
        <translation>1 Durchgang</translation>
    </message>
    <message>
        <source>{count} screens</source>
        <translation>{count} Durchgänge</translation>
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
        <source>Steps of the design</source>
        <translation>Schritte des Designs</translation>
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
        <source>Bring back {name}</source>
        <translation>{name} zurückholen</translation>
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
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>No design yet</source>
        <translation>Noch kein Design</translation>
    </message>
    <message>
        <source>A design is everything that defines a HIT. Start from the gallery and change what you like.</source>
        <translation>Ein Design ist alles, was einen HIT ausmacht. Von der Galerie ausgehen und nach Belieben ändern.</translation>
    </message>
    <message>
        <source>Open the gallery</source>
        <translation>Galerie öffnen</translation>
    </message>
    <message>
        <source>This design cannot be read</source>
        <translation>Dieses Design ist nicht lesbar</translation>
    </message>
    <message>
        <source>Show the file</source>
        <translation>Datei zeigen</translation>
    </message>
    <message>
        <source>{count} possible triplets</source>
        <translation>{count} mögliche Tripletts</translation>
    </message>
    <message>
        <source>New name of the design</source>
        <translation>Neuer Name des Designs</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
    <message>
        <source>A name has up to 100 characters, none of / \ : * ? &quot; &lt; &gt; |, and no full stop at its ends.</source>
        <translation>Ein Name hat bis zu 100 Zeichen, keines von / \ : * ? &quot; &lt; &gt; |, und an den Enden keinen Punkt.</translation>
    </message>
    <message>
        <source>Another design is called {name}.</source>
        <translation>Ein anderes Design heißt {name}.</translation>
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
        <source>Your edits are here and not saved; its file was not written over.</source>
        <translation>Die Änderungen sind hier und nicht gespeichert; die Datei wurde nicht überschrieben.</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Keep mine as a copy</source>
        <translation>Meines als Kopie behalten</translation>
    </message>
    <message>
        <source>Write it again</source>
        <translation>Neu schreiben</translation>
    </message>
    <message>
        <source>{name} is not saved.</source>
        <translation>{name} ist nicht gespeichert.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Noch einmal</translation>
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
        <source>Redo</source>
        <translation>Wiederholen</translation>
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
        <source>This is {name}, the next version.</source>
        <translation>Das ist {name}, die nächste Version.</translation>
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
        <source>Gallery of designs</source>
        <translation>Galerie der Designs</translation>
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
        <source>a design of the gallery; change anything later</source>
        <translation>einem Design der Galerie; alles lässt sich später ändern</translation>
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
        <source>Walk through the whole HIT as annotators will; nothing is recorded</source>
        <translation>Den ganzen HIT durchgehen wie die Versuchspersonen; nichts wird aufgezeichnet</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Answer this HIT as a test session, which is recorded</source>
        <translation>Diesen HIT als Testsitzung beantworten, die aufgezeichnet wird</translation>
    </message>
</context>
<context>
    <name>DesignPreview</name>
    <message>
        <source>Preview of a screen</source>
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
        <translation>Handy</translation>
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
        <source>Preview of the whole HIT</source>
        <translation>Vorschau des ganzen HITs</translation>
    </message>
    <message>
        <source>A display as large as this window</source>
        <translation>Ein Bildschirm so groß wie dieses Fenster</translation>
    </message>
    <message>
        <source>True size, 100 %</source>
        <translation>Wahre Größe, 100 %</translation>
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
        <source>It is shown here as it would shrink.</source>
        <translation>Hier ist es so gezeigt, wie es schrumpfen würde.</translation>
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
        <source>Turn the order round</source>
        <translation>Reihenfolge umkehren</translation>
    </message>
    <message>
        <source>How many are shown</source>
        <translation>Wie viele gezeigt sind</translation>
    </message>
    <message>
        <source>No such image</source>
        <translation>Kein solches Bild</translation>
    </message>
    <message>
        <source>No image fits the search and the filter.</source>
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
        <source>Checking images</source>
        <translation>Bilder werden geprüft</translation>
    </message>
    <message>
        <source>Reading labels</source>
        <translation>Labels werden gelesen</translation>
    </message>
    <message>
        <source>All images were found.</source>
        <translation>Alle Bilder wurden gefunden.</translation>
    </message>
    <message>
        <source>Comparing images</source>
        <translation>Bilder werden verglichen</translation>
    </message>
    <message>
        <source>{file} saved.</source>
        <translation>{file} gespeichert.</translation>
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
        <source>What it shows, for those who do not see it</source>
        <translation>Was zu sehen ist, für alle, die es nicht sehen</translation>
    </message>
    <message>
        <source>Included in new sessions</source>
        <translation>In neuen Sitzungen dabei</translation>
    </message>
    <message>
        <source>Select an image to see and describe it here.</source>
        <translation>Ein ausgewähltes Bild ist hier zu sehen und zu beschreiben.</translation>
    </message>
    <message>
        <source>{count} images are selected.</source>
        <translation>{count} Bilder sind ausgewählt.</translation>
    </message>
    <message>
        <source>In the listed screens of {designs}.</source>
        <translation>In den gelisteten Durchgängen von {designs}.</translation>
    </message>
    <message>
        <source>Drawn by {designs}.</source>
        <translation>Gezogen von {designs}.</translation>
    </message>
    <message>
        <source>No design shows it.</source>
        <translation>Kein Design zeigt es.</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>Gespeichert {time}</translation>
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
        <source>Take labels and alternative texts from a CSV file</source>
        <translation>Labels und Alternativtexte aus einer CSV-Datei übernehmen</translation>
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
        <source>How the labels file matches</source>
        <translation>Wie die Labeldatei passt</translation>
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
        <source>Images that a row matches: {matched}. Images that change: {changed}. Included images without a label afterwards: {without}.</source>
        <translation>Bilder mit passender Zeile: {matched}. Bilder, die sich ändern: {changed}. Eingeschlossene Bilder danach ohne Label: {without}.</translation>
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
        <source>As they are</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>Abgelehnt</translation>
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
        <source>name of the image</source>
        <translation>Name des Bilds</translation>
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
        <source>Passed over: {columns}.</source>
        <translation>Übergangen: {columns}.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>alternative text: {text}</source>
        <translation>Alternativtext: {text}</translation>
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
        <source>Drop images or folders of images here. Each file is checked; what cannot be used is listed with the reason.</source>
        <translation>Bilder oder Bilderordner hier ablegen. Jede Datei wird geprüft; was unbrauchbar ist, wird mit Grund aufgelistet.</translation>
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
        <source>Folder of the study&apos;s images</source>
        <translation>Bilderordner der Studie</translation>
    </message>
    <message>
        <source>same content as {name}</source>
        <translation>gleicher Inhalt wie {name}</translation>
    </message>
    <message>
        <source>What the check of the images found</source>
        <translation>Was die Prüfung der Bilder ergab</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Close the list</source>
        <translation>Liste schließen</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>Liste kopieren</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Als CSV</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Files to look at</source>
        <translation>Dateien zum Ansehen</translation>
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
        <source>Label; empty takes it away</source>
        <translation>Label; leer entfernt es</translation>
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
        <source>Remove the label</source>
        <translation>Label entfernen</translation>
    </message>
    <message>
        <source>Describe</source>
        <translation>Beschreiben</translation>
    </message>
    <message>
        <source>{files} left out, each with its reason.</source>
        <translation>{files} ausgelassen, jede mit Grund.</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>files</source>
        <translation>Dateien</translation>
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
        <source>row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>{rows} of the file were not taken.</source>
        <translation>{rows} der Datei wurden nicht übernommen.</translation>
    </message>
    <message>
        <source>Sessions that were begun keep their screens.</source>
        <translation>Begonnene Sitzungen behalten ihre Durchgänge.</translation>
    </message>
    <message>
        <source>New sessions draw from the included images.</source>
        <translation>Neue Sitzungen ziehen aus den eingeschlossenen Bildern.</translation>
    </message>
    <message>
        <source>Save again</source>
        <translation>Noch einmal speichern</translation>
    </message>
    <message>
        <source>Read the study again</source>
        <translation>Studie neu einlesen</translation>
    </message>
    <message>
        <source>The folder of the images is not on this machine.</source>
        <translation>Der Bilderordner ist nicht auf diesem Rechner.</translation>
    </message>
    <message>
        <source>The study is not affected. Show where the images are; they are known by their content.</source>
        <translation>Die Studie ist nicht betroffen. Zeigen, wo die Bilder sind; sie werden am Inhalt erkannt.</translation>
    </message>
    <message>
        <source>Find images…</source>
        <translation>Bilder suchen …</translation>
    </message>
    <message>
        <source>{design} cannot start with these images.</source>
        <translation>{design} kann mit diesen Bildern nicht starten.</translation>
    </message>
    <message>
        <source>{count} designs cannot start with these images.</source>
        <translation>{count} Designs können mit diesen Bildern nicht starten.</translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>Und {count} weitere.</translation>
    </message>
    <message>
        <source>Show excluded</source>
        <translation>Ausgeschlossene zeigen</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>Liste speichern</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
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
        <source>Close what lies over the page, or go back</source>
        <translation>Schließen, was über der Seite liegt, oder zurück</translation>
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
        <source>What can be done with the selection</source>
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
        <source>Duplicate the design</source>
        <translation>Design duplizieren</translation>
    </message>
    <message>
        <source>One more or less in a number</source>
        <translation>Eine Zahl um eins ändern</translation>
    </message>
    <message>
        <source>Fold a section, or open it</source>
        <translation>Abschnitt zu- oder aufklappen</translation>
    </message>
    <message>
        <source>Between the session and the bar above it</source>
        <translation>Zwischen Sitzung und Leiste darüber</translation>
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
        <source>Another design</source>
        <translation>Anderes Design</translation>
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
        <source>Hide or show a line in the table</source>
        <translation>Linie in der Tabelle verbergen oder zeigen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Open the chosen session</source>
        <translation>Gewählte Sitzung öffnen</translation>
    </message>
    <message>
        <source>What else can be done</source>
        <translation>Was sonst noch möglich ist</translation>
    </message>
    <message>
        <source>Choose the cell, or take the choice back</source>
        <translation>Feld wählen oder abwählen</translation>
    </message>
    <message>
        <source>Arrows, Space</source>
        <translation>Pfeile, Leertaste</translation>
    </message>
    <message>
        <source>Move over the cells, choose one</source>
        <translation>Zu einem Feld gehen, es wählen</translation>
    </message>
    <message>
        <source>Submit, or go on</source>
        <translation>Absenden oder weiter</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Rücktaste</translation>
    </message>
    <message>
        <source>Back, where the design allows it</source>
        <translation>Zurück, wo das Design es erlaubt</translation>
    </message>
    <message>
        <source>Shift held</source>
        <translation>Umschalt halten</translation>
    </message>
    <message>
        <source>Enlarge a picture</source>
        <translation>Bild groß sehen</translation>
    </message>
    <message>
        <source>The instructions</source>
        <translation>Die Anleitung</translation>
    </message>
    <message>
        <source>The lab assistant&apos;s way out</source>
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
        <source>Block shown</source>
        <translation>Gezeigter Block</translation>
    </message>
</context>
<context>
    <name>Meanings</name>
    <message>
        <source>The name of the design and of its file.</source>
        <translation>Der Name des Designs und seiner Datei.</translation>
    </message>
    <message>
        <source>BCP 47 tag of the wordings.</source>
        <translation>BCP-47-Kürzel der Texte.</translation>
    </message>
    <message>
        <source>Markdown; an empty page is not shown.</source>
        <translation>Markdown; eine leere Seite wird nicht gezeigt.</translation>
    </message>
    <message>
        <source>Shown with the debrief, to claim the reward.</source>
        <translation>Wird beim Debriefing gezeigt, um die Vergütung einzulösen.</translation>
    </message>
    <message>
        <source>Questions to the annotator.</source>
        <translation>Fragen an die Versuchsperson.</translation>
    </message>
    <message>
        <source>Names the answer in files; unique in the design.</source>
        <translation>Benennt die Antwort in Dateien; im Design einmalig.</translation>
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
        <source>What can be chosen; for kind `choice` only, at least two, all different.</source>
        <translation>Was zur Wahl steht; nur für die Art Auswahl, mindestens zwei, alle verschieden.</translation>
    </message>
    <message>
        <source>Whether the session goes on only with an answer.</source>
        <translation>Ob es nur mit einer Antwort weitergeht.</translation>
    </message>
    <message>
        <source>Before or after the screens.</source>
        <translation>Vor oder nach den Durchgängen.</translation>
    </message>
    <message>
        <source>Whether the answers go into the dataset.</source>
        <translation>Ob die Antworten in den Datensatz kommen.</translation>
    </message>
    <message>
        <source>Blocks as written, or rotated over session numbers.</source>
        <translation>Blöcke wie gelistet oder über die Sitzungsnummern rotiert.</translation>
    </message>
    <message>
        <source>Answered in `order`.</source>
        <translation>Werden in ihrer Reihenfolge beantwortet.</translation>
    </message>
    <message>
        <source>Tells blocks apart.</source>
        <translation>Unterscheidet Blöcke.</translation>
    </message>
    <message>
        <source>Above the grid; {choose} is replaced.</source>
        <translation>Über dem Raster; {choose} wird ersetzt.</translation>
    </message>
    <message>
        <source>Markdown, shown before the block.</source>
        <translation>Markdown, vor dem Block gezeigt.</translation>
    </message>
    <message>
        <source>Only images with one of these labels; empty: all images.</source>
        <translation>Nur Bilder mit einem dieser Labels; leer: alle Bilder.</translation>
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
        <source>k: how many cells the annotator picks.</source>
        <translation>k: wie viele Felder die Versuchsperson wählt.</translation>
    </message>
    <message>
        <source>The fewest that may be submitted; left out: as many as `choose`.</source>
        <translation>Wie viele mindestens abzusenden sind; ohne Angabe: so viele, wie zu wählen sind.</translation>
    </message>
    <message>
        <source>Whether the order of choosing counts.</source>
        <translation>Ob die Reihenfolge der Wahl zählt.</translation>
    </message>
    <message>
        <source>Where the probe stands.</source>
        <translation>Wo das Referenzbild steht.</translation>
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
        <source>Whole image in its cell, or the cell filled.</source>
        <translation>Ganzes Bild im Feld oder ausgefülltes Feld.</translation>
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
        <source>Whether each cell shows its key.</source>
        <translation>Ob jedes Feld seine Taste zeigt.</translation>
    </message>
    <message>
        <source>On a display smaller than needed: shrink, or do not start.</source>
        <translation>Auf zu kleinem Bildschirm: verkleinern oder nicht starten.</translation>
    </message>
    <message>
        <source>Main screens, different for every annotator.</source>
        <translation>Hauptdurchgänge, für jede Versuchsperson andere.</translation>
    </message>
    <message>
        <source>Shared screens, the same for every annotator.</source>
        <translation>Gemeinsame Durchgänge, für alle Versuchspersonen gleich.</translation>
    </message>
    <message>
        <source>Practice screens before the first that counts.</source>
        <translation>Übungsdurchgänge vor dem ersten, der zählt.</translation>
    </message>
    <message>
        <source>Catch screens.</source>
        <translation>Kontrolldurchgänge.</translation>
    </message>
    <message>
        <source>Repeat screens; at most as many as main ones.</source>
        <translation>Wiederholungsdurchgänge; höchstens so viele wie Hauptdurchgänge.</translation>
    </message>
    <message>
        <source>`identical`: the probe is one cell; `label`: exactly `choose` cells share the probe&apos;s label.</source>
        <translation>Gleiches Bild: Das Referenzbild ist selbst ein Feld. Label: Genau so viele Felder, wie zu wählen sind, haben das Label des Referenzbilds.</translation>
    </message>
    <message>
        <source>How images are picked.</source>
        <translation>Wie Bilder gezogen werden.</translation>
    </message>
    <message>
        <source>Another seed, other screens.</source>
        <translation>Anderer Startwert, andere Durchgänge.</translation>
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
        <source>Input before this is ignored.</source>
        <translation>Eingaben davor zählen nicht.</translation>
    </message>
    <message>
        <source>Empty time before a screen.</source>
        <translation>Leere Zeit vor einem Durchgang.</translation>
    </message>
    <message>
        <source>Then the screen is submitted as it is; null: no limit.</source>
        <translation>Danach wird der Durchgang abgesendet, wie er ist; leer: keine Grenze.</translation>
    </message>
    <message>
        <source>A break after this many screens; 0: none.</source>
        <translation>Pause nach so vielen Durchgängen; 0: keine.</translation>
    </message>
    <message>
        <source>How long a break lasts at least.</source>
        <translation>Wie lange eine Pause mindestens dauert.</translation>
    </message>
    <message>
        <source>Whether the annotator may go back.</source>
        <translation>Ob die Versuchsperson zurückgehen darf.</translation>
    </message>
    <message>
        <source>Whether the time left is shown.</source>
        <translation>Ob die Restzeit gezeigt wird.</translation>
    </message>
    <message>
        <source>The display the design is made for, width and height in CSS pixels.</source>
        <translation>Der Bildschirm, für den das Design gemacht ist, Breite und Höhe in CSS-Pixeln.</translation>
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
        <source>Pay by the hour in the lab; null: by the HIT.</source>
        <translation>Stundenlohn im Labor; leer: pro HIT.</translation>
    </message>
    <message>
        <source>Paid for coming to the lab.</source>
        <translation>Wird für das Kommen ins Labor bezahlt.</translation>
    </message>
    <message>
        <source>Share of annotators to be replaced.</source>
        <translation>Anteil zu ersetzender Versuchspersonen.</translation>
    </message>
    <message>
        <source>Entered by the researcher; null: not known.</source>
        <translation>Eigene Angabe; leer: nicht bekannt.</translation>
    </message>
    <message>
        <source>Reading, questions, debrief.</source>
        <translation>Lesen, Fragen, Debriefing.</translation>
    </message>
</context>
<context>
    <name>New study</name>
    <message>
        <source>New study</source>
        <translation>Neue Studie</translation>
    </message>
    <message>
        <source>Folder of images</source>
        <translation>Bilderordner</translation>
    </message>
    <message>
        <source>Choose or drop a folder</source>
        <translation>Ordner wählen oder ablegen</translation>
    </message>
    <message>
        <source>Title of the study</source>
        <translation>Titel der Studie</translation>
    </message>
    <message>
        <source>Food study</source>
        <translation>Lebensmittelstudie</translation>
    </message>
    <message>
        <source>Folder of the new study</source>
        <translation>Ordner der neuen Studie</translation>
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
        <source>Optional; columns file, label</source>
        <translation>Optional; Spalten file, label</translation>
    </message>
    <message>
        <source>Copied into the study</source>
        <translation>In die Studie kopiert</translation>
    </message>
    <message>
        <source>Left there</source>
        <translation>Bleiben dort</translation>
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
        <source>Choose the folder of images</source>
        <translation>Bilderordner wählen</translation>
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
        <source>Choose the study folder</source>
        <translation>Studienordner wählen</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Choose the file of labels</source>
        <translation>Labeldatei wählen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Every image is checked; what cannot be used is listed with the reason.</source>
        <translation>Jedes Bild wird geprüft; was unbrauchbar ist, wird mit Grund aufgelistet.</translation>
    </message>
    <message>
        <source>Choose a folder that is there.</source>
        <translation>Einen vorhandenen Ordner wählen.</translation>
    </message>
    <message>
        <source>Say where the study is to lie.</source>
        <translation>Angeben, wo die Studie liegen soll.</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>Tabellen (*.csv *.tsv *.txt)</translation>
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
        <source>Debriefing</source>
        <translation>Debriefing</translation>
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
        <source>True size, 100 %</source>
        <translation>Wahre Größe, 100 %</translation>
    </message>
    <message>
        <source>Other surroundings, dark or light</source>
        <translation>Andere Umgebung, dunkel oder hell</translation>
    </message>
    <message>
        <source>Another screen</source>
        <translation>Anderer Durchgang</translation>
    </message>
    <message>
        <source>How often images are shown</source>
        <translation>Wie oft Bilder gezeigt werden</translation>
    </message>
    <message>
        <source>This is the design as it last was right.</source>
        <translation>Das ist das Design, wie es zuletzt stimmte.</translation>
    </message>
    <message>
        <source>An entry of the form is not allowed; what it says is not shown yet.</source>
        <translation>Eine Angabe im Formular ist nicht erlaubt; sie ist noch nicht zu sehen.</translation>
    </message>
</context>
<context>
    <name>PreviewStage</name>
    <message>
        <source>Display of the annotator</source>
        <translation>Bildschirm der Versuchsperson</translation>
    </message>
</context>
<context>
    <name>PreviewWalk</name>
    <message>
        <source>No session starts on {width}×{height}: the display is too small for this design.</source>
        <translation>Auf {width}×{height} startet keine Sitzung: Der Bildschirm ist zu klein für dieses Design.</translation>
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
        <source>Different questions expected</source>
        <translation>Erwartete verschiedene Fragen</translation>
    </message>
    <message>
        <source>Counting sessions</source>
        <translation>Sitzungen werden gezählt</translation>
    </message>
    <message>
        <source>Stopped: {count} sessions are counted.</source>
        <translation>Angehalten: {count} Sitzungen sind gezählt.</translation>
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
    <name>SessionTable</name>
    <message>
        <source>Annotator</source>
        <translation>Vp-Code</translation>
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
        <source>Look at the chosen session, read-only</source>
        <translation>Gewählte Sitzung ansehen, nur lesend</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Resume the chosen session</source>
        <translation>Gewählte Sitzung fortsetzen</translation>
    </message>
    <message>
        <source>Details of the session</source>
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
        <source>The screen as it was answered</source>
        <translation>Der Durchgang, wie er beantwortet wurde</translation>
    </message>
    <message>
        <source>Not every image of this screen can be shown.</source>
        <translation>Nicht jedes Bild dieses Durchgangs kann gezeigt werden.</translation>
    </message>
    <message>
        <source>Reading the images…</source>
        <translation>Bilder werden gelesen …</translation>
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
        <source>The code, typed once more</source>
        <translation>Der Code, noch einmal eingegeben</translation>
    </message>
    <message>
        <source>Erase for good</source>
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
        <source>{count} with all answers, the key that links the code to a person, and copies in the backup go for good. Exports that still hold the code are named afterwards. Type {code} to confirm.</source>
        <translation>{count} mit allen Antworten, der Schlüssel vom Code zur Person und Kopien in der Sicherung werden endgültig gelöscht. Exporte, die den Code noch enthalten, werden danach genannt. Zum Bestätigen {code} eingeben.</translation>
    </message>
    <message>
        <source>Search sessions</source>
        <translation>Sitzungen suchen</translation>
    </message>
    <message>
        <source>Code, design or group</source>
        <translation>Code, Design oder Gruppe</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Alle Zustände</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>Unfertig</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
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
        <source>Verifying</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>Salvaging</source>
        <translation>Wird gerettet</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Wird exportiert</translation>
    </message>
    <message>
        <source>Bringing in sessions</source>
        <translation>Sitzungen werden übernommen</translation>
    </message>
    <message>
        <source>Restoring from the backup</source>
        <translation>Aus der Sicherung zurückholen</translation>
    </message>
    <message>
        <source>Erasing {code}</source>
        <translation>{code} wird gelöscht</translation>
    </message>
    <message>
        <source>{count} sessions have no backup yet.</source>
        <translation>{count} Sitzungen sind noch nicht gesichert.</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Verify this session</source>
        <translation>Diese Sitzung prüfen</translation>
    </message>
    <message>
        <source>Salvage its good part</source>
        <translation>Brauchbares retten</translation>
    </message>
    <message>
        <source>Export this session…</source>
        <translation>Diese Sitzung exportieren …</translation>
    </message>
    <message>
        <source>Erase this annotator…</source>
        <translation>Versuchsperson löschen …</translation>
    </message>
    <message>
        <source>Verify all sessions</source>
        <translation>Alle Sitzungen prüfen</translation>
    </message>
    <message>
        <source>Bring in sessions of other stations…</source>
        <translation>Sitzungen anderer Stationen übernehmen …</translation>
    </message>
    <message>
        <source>Restore from the backup</source>
        <translation>Aus der Sicherung zurückholen</translation>
    </message>
    <message>
        <source>New session</source>
        <translation>Neue Sitzung</translation>
    </message>
    <message>
        <source>Code of the annotator</source>
        <translation>Code der Versuchsperson</translation>
    </message>
    <message>
        <source>Design of the session</source>
        <translation>Design der Sitzung</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>Haupt</translation>
    </message>
    <message>
        <source>Pilot</source>
        <translation>Pilot</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Purpose of the session</source>
        <translation>Zweck der Sitzung</translation>
    </message>
    <message>
        <source>Display of the session</source>
        <translation>Bildschirm der Sitzung</translation>
    </message>
    <message>
        <source>Start session</source>
        <translation>Sitzung starten</translation>
    </message>
    <message>
        <source>List of codes…</source>
        <translation>Codeliste …</translation>
    </message>
    <message>
        <source>Forget list</source>
        <translation>Liste vergessen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>Versuchsperson</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>The code stands in every file. Keep names and e-mail addresses out of it.</source>
        <translation>Der Code steht in jeder Datei. Er darf weder Namen noch Mailadressen enthalten.</translation>
    </message>
    <message>
        <source>Assigned, balanced at random</source>
        <translation>Zugeteilt, zufällig balanciert</translation>
    </message>
    <message>
        <source>The list says {design}, which the study does not have.</source>
        <translation>Die Liste sagt {design}; die Studie hat kein solches Design.</translation>
    </message>
    <message>
        <source>Group {group}. </source>
        <translation>Gruppe {group}. </translation>
    </message>
    <message>
        <source>{group}{count} codes of the list have not come yet.</source>
        <translation>{group}{count} Codes der Liste waren noch nicht da.</translation>
    </message>
    <message>
        <source>A list (CSV: code, group, design) says who comes, in which order.</source>
        <translation>Eine Liste (CSV: code, group, design) sagt, wer wann kommt.</translation>
    </message>
    <message>
        <source>Checking the images of the session</source>
        <translation>Bilder der Sitzung werden geprüft</translation>
    </message>
    <message>
        <source>Start a new one</source>
        <translation>Neue beginnen</translation>
    </message>
    <message>
        <source>Give the annotator a code.</source>
        <translation>Der Versuchsperson einen Code geben.</translation>
    </message>
    <message>
        <source>Choose at least one design.</source>
        <translation>Mindestens ein Design wählen.</translation>
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
        <source>{count} were read in full and are sound.</source>
        <translation>{count} vollständig gelesen, alles in Ordnung.</translation>
    </message>
    <message>
        <source>Not everything is sound: {count} of {files}. Nothing was changed.</source>
        <translation>Nicht alles ist in Ordnung: {count} von {files}. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>No session files were found there.</source>
        <translation>Dort wurden keine Sitzungsdateien gefunden.</translation>
    </message>
    <message>
        <source>{new} taken, {known} there already, {refused} refused.</source>
        <translation>{new} übernommen, {known} schon da, {refused} abgelehnt.</translation>
    </message>
    <message>
        <source>{code} is erased: {count}, and {copies} in the backup.</source>
        <translation>{code} ist gelöscht: {count}, dazu {copies} in der Sicherung.</translation>
    </message>
    <message>
        <source>These exports still hold the code: {names}.</source>
        <translation>Diese Exporte enthalten den Code noch: {names}.</translation>
    </message>
    <message>
        <source>The backup in {folder} is not there now; plug it in and erase again.</source>
        <translation>Die Sicherung in {folder} ist gerade nicht da; anschließen und noch einmal löschen.</translation>
    </message>
    <message>
        <source>These files cannot be read and may be theirs: {names}.</source>
        <translation>Diese Dateien sind nicht lesbar und gehören vielleicht dazu: {names}.</translation>
    </message>
    <message>
        <source>Exported {screens} screens with {triplets} triplets to {name}.</source>
        <translation>{screens} Durchgänge mit {triplets} Tripletts nach {name} exportiert.</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
    <message>
        <source>No sessions yet</source>
        <translation>Noch keine Sitzungen</translation>
    </message>
    <message>
        <source>A session is one annotator answering one HIT. Start one and hand over the keyboard.</source>
        <translation>In einer Sitzung beantwortet eine Versuchsperson einen HIT. Sitzung starten und die Tastatur übergeben.</translation>
    </message>
    <message>
        <source>{count} complete</source>
        <translation>{count} vollständig</translation>
    </message>
    <message>
        <source>{count} running</source>
        <translation>{count} laufend</translation>
    </message>
    <message>
        <source>{count} damaged</source>
        <translation>{count} beschädigt</translation>
    </message>
    <message>
        <source>The study has no design yet.</source>
        <translation>Die Studie hat noch kein Design.</translation>
    </message>
    <message>
        <source>A session needs one.</source>
        <translation>Eine Sitzung braucht eines.</translation>
    </message>
    <message>
        <source>Go to Design</source>
        <translation>Zum Design</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
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
        <source>Remarks</source>
        <translation>Bemerkungen</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Übung</translation>
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
        <source>Shared</source>
        <translation>Gemeinsam</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>nicht beantwortet</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>nicht bestanden</translation>
    </message>
    <message>
        <source>κ {kappa}</source>
        <translation>κ {kappa}</translation>
    </message>
    <message>
        <source>{count} answers</source>
        <translation>{count} Antworten</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>Zeit abgelaufen</translation>
    </message>
    <message>
        <source>resumed here</source>
        <translation>hier fortgesetzt</translation>
    </message>
    <message>
        <source>{seconds} s away</source>
        <translation>{seconds} s abwesend</translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation>nichts gewählt</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Durch</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Gezeigt</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Gewählt</translation>
    </message>
    <message>
        <source>Unchosen</source>
        <translation>Abgewählt</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Abgesendet</translation>
    </message>
    <message>
        <source>Window left</source>
        <translation>Fenster verlassen</translation>
    </message>
    <message>
        <source>Window back</source>
        <translation>Zurück im Fenster</translation>
    </message>
    <message>
        <source>Instructions looked at</source>
        <translation>Anleitung angesehen</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Fortgesetzt</translation>
    </message>
    <message>
        <source>Computer slept</source>
        <translation>Rechner schlief</translation>
    </message>
    <message>
        <source>Enlarged</source>
        <translation>Vergrößert</translation>
    </message>
    <message>
        <source>Went back</source>
        <translation>Zurückgegangen</translation>
    </message>
    <message>
        <source>Time was over</source>
        <translation>Zeit abgelaufen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>mouse</source>
        <translation>Maus</translation>
    </message>
    <message>
        <source>keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>touch</source>
        <translation>Berührung</translation>
    </message>
    <message>
        <source>program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>Simuliert</translation>
    </message>
    <message>
        <source>Today {time}</source>
        <translation>Heute {time}</translation>
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
        <source>{answers} answers were salvaged to {name}.</source>
        <translation>{answers} Antworten wurden nach {name} gerettet.</translation>
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
        <source>Bring in sessions</source>
        <translation>Sitzungen übernehmen</translation>
    </message>
    <message>
        <source>Show file</source>
        <translation>Datei zeigen</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
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
        <source>Language of the program</source>
        <translation>Sprache des Programms</translation>
    </message>
    <message>
        <source>Number of this station</source>
        <translation>Nummer dieser Station</translation>
    </message>
    <message>
        <source>0 to 99</source>
        <translation>0 bis 99</translation>
    </message>
    <message>
        <source>Folder for backups</source>
        <translation>Ordner für Sicherungen</translation>
    </message>
    <message>
        <source>None: no second copy is kept</source>
        <translation>Keiner: ohne Zweitkopie</translation>
    </message>
    <message>
        <source>Room for thumbnails</source>
        <translation>Platz für Vorschaubilder</translation>
    </message>
    <message>
        <source>Folder of the thumbnails</source>
        <translation>Ordner der Vorschaubilder</translation>
    </message>
    <message>
        <source>The usual place of this system</source>
        <translation>Der übliche Ort dieses Systems</translation>
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
        <source>Room</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Each station of a lab has a number of its own, so that sessions from all of them stay balanced when they are merged. This one proposes codes such as {code}.</source>
        <translation>Jede Station eines Labors hat ihre eigene Nummer, damit die Sitzungen beim Zusammenführen balanciert bleiben. Diese schlägt Codes wie {code} vor.</translation>
    </message>
    <message>
        <source>{megabytes} MB are used now.</source>
        <translation>{megabytes} MB sind belegt.</translation>
    </message>
    <message>
        <source>Choose a folder for backups first.</source>
        <translation>Zuerst einen Ordner für Sicherungen wählen.</translation>
    </message>
    <message>
        <source>{count} finished sessions are in the backup, each read back.</source>
        <translation>{count} fertige Sitzungen sind gesichert und jede zurückgelesen.</translation>
    </message>
    <message>
        <source>Allowed: a whole number from {low} to {high}.</source>
        <translation>Erlaubt: eine ganze Zahl von {low} bis {high}.</translation>
    </message>
    <message>
        <source>There is no such folder now.</source>
        <translation>Diesen Ordner gibt es gerade nicht.</translation>
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
        <source>Every finished session is copied here and read back, best on another disk. Sessions brings back what the study has lost.</source>
        <translation>Jede fertige Sitzung wird hierher kopiert und zurückgelesen, am besten auf einen anderen Datenträger. Die Seite Sitzungen holt zurück, was der Studie fehlt.</translation>
    </message>
    <message>
        <source>Title of the study</source>
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
        <source>A code that comes back</source>
        <translation>Ein Code, der wiederkommt</translation>
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
        <source>Code that returns</source>
        <translation>Wiederkehrender Code</translation>
    </message>
    <message>
        <source>In the dataset</source>
        <translation>Im Datensatz</translation>
    </message>
    <message>
        <source>What is offered when a code comes back that has an unfinished session. Refuse allows one session for each code and design.</source>
        <translation>Was bei einem Code mit unfertiger Sitzung angeboten wird. Ablehnen erlaubt eine Sitzung pro Code und Design.</translation>
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
        <source>Where it lies</source>
        <translation>Wo sie liegt</translation>
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
        <source>All screens of this HIT on one sheet</source>
        <translation>Alle Durchgänge dieses HITs auf einem Bogen</translation>
    </message>
    <message>
        <source>Painting screens</source>
        <translation>Durchgänge werden gezeichnet</translation>
    </message>
    <message>
        <source>The sheet is saved.</source>
        <translation>Der Bogen ist gespeichert.</translation>
    </message>
    <message>
        <source>Show file</source>
        <translation>Datei zeigen</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Bild (*.png)</translation>
    </message>
    <message>
        <source>Save the contact sheet</source>
        <translation>Kontaktbogen speichern</translation>
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
        <translation>Raster-HITs gestalten, genau so sehen wie die Versuchspersonen, im Labor durchführen und Ähnlichkeitstripletts exportieren.</translation>
    </message>
    <message>
        <source>Or drop a folder of images here.</source>
        <translation>Oder hier einen Bilderordner ablegen.</translation>
    </message>
    <message>
        <source>Recent studies</source>
        <translation>Zuletzt verwendete Studien</translation>
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
        <source>Make a demo study from 100 sample images and open it</source>
        <translation>Eine Demostudie aus 100 Beispielbildern anlegen und öffnen</translation>
    </message>
</context>
<context>
    <name>Widgets</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
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
        <source>GridLab met an error of its own.</source>
        <translation>In GridLab ist ein Programmfehler aufgetreten.</translation>
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
        <source>Opening {study}</source>
        <translation>{study} wird geöffnet</translation>
    </message>
    <message>
        <source>Checking images</source>
        <translation>Bilder werden geprüft</translation>
    </message>
    <message>
        <source>Making the demo study</source>
        <translation>Demostudie wird angelegt</translation>
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
