import type { Translation } from './translation.ts';

/*
 * German. The reader is „Sie“; short sentences, plain words; the field’s own terms stay as they are. What is typed, what a
 * program says and what stands in a file is not translated. Behind a colon a whole sentence begins with a capital letter; what
 * stands inside a sentence of the program (a message before its remedy, a reason in brackets) begins with a small one.
 *
 *   answer, to answer    Antwort, beantworten           kernel               Kernel
 *   apply                anwenden; das Anwenden         log in               anmelden (ssh, iSCSI)
 *   boot, start          starten; Host: hochfahren      logical volume       Logical Volume (das)
 *   bridge               Bridge (die)                   LUN, target, portal  LUN (die), Target, Portal (das)
 *   card                 Karte, Netzwerkkarte           memory               Speicher (storage: Speicherort, Platz)
 *   config               Konfiguration                  mount                einhängen, aushängen
 *   default              Vorgabe                        name server          Nameserver
 *   disc (CD, ISO)       Disc (die), Discs              plan                 Plan
 *   disk of a guest      Disk (die), Disks              physical volume      Physical Volume (das)
 *   disk of the host     Platte, Festplatte             preview              Vorschau
 *   dom0, domU           dom0, Gast                     receipt              Beleg
 *   drive                Laufwerk                       record, note         Vermerk
 *   emulated             nachgebildet                   review               Übersicht
 *   file server          Dateiserver                    root (NFS)           Wurzelverzeichnis
 *   file system          Dateisystem                    size                 Größe
 *   first-login disk     Disk für die erste Anmeldung   suggestion           Vorschlag
 *   guest, host          Gast, Host                     template             Vorlage
 *   guide, handbook      Handbuch                       thin pool            Thin-Pool (der)
 *   image                Image (das)                    undo                 zurücknehmen; der Befehl: undo
 *   initial RAM disk     Initial-RAM-Disk (die)         volume group         Volume Group (die)
 *   install, installer   Installation,                  wizard               Assistent
 *                        Installationsprogramm          to move (a guest)    umziehen; der Umzug
 *   backup, to back up   Sicherung, sichern             mirror               Spiegel
 *   restore              wiederherstellen               paused               pausiert
 *   recipe               Rezept                         to stand still       stillstehen
 *   cut off              abgebrochen                    split brain          Split-Brain (das)
 *   record (iSCSI)       Eintrag                        storage machine      Speicherserver
 */

export const de: Translation = {
  // src/boot/choose.ts
  'Left to itself xenguide would take {0} here.': 'Von sich aus würde xenguide hier {0} nehmen.',
  'You chose {0}. {1}': 'Sie haben {0} gewählt. {1}',
  'there is no disk to boot from': 'es gibt keine Disk, von der gestartet werden könnte',
  'Choose another image.': 'Wählen Sie ein anderes Image.',
  'an emulated PC starts from a disk, and it has none':
    'ein nachgebildeter PC startet von einer Disk, und er hat keine',
  'it has no disk to be read': 'es hat keine Disk, die sich lesen ließe',
  'Answer auto (“Choose for me”): its kernel is copied to the host, and Xen starts it from there.':
    'Antworten Sie auto („Für mich wählen“): Sein Kernel wird auf den Host kopiert, und Xen startet ihn von dort.',
  'a disc is not started by {0}': 'eine Disc wird nicht mit {0} gestartet',
  'Answer auto (“Choose for me”): the disc says how it is started, and afterwards the disk is.':
    'Antworten Sie auto („Für mich wählen“): Die Disc sagt, wie sie gestartet wird, und danach die Disk.',
  'a guest of type {0} cannot boot by {1}': 'ein Gast vom Typ {0} kann nicht mit {1} starten',
  'Answer auto (“Choose for me”) to one of the two.':
    'Antworten Sie auf eine der beiden Fragen auto („Für mich wählen“).',
  '{0} guests cannot run here: {1}': '{0}-Gäste können hier nicht laufen: {1}',
  'nothing is known against it': 'es ist nichts bekannt, was dagegen spricht',
  'Report this.': 'Melden Sie das bitte.',
  '{0} is not possible for {1}: {2}': '{0} geht nicht für {1}: {2}',
  ', and': ', und',
  '{0} cannot be started on this host: {1}': '{0} lässt sich auf diesem Host nicht starten: {1}',
  '{0} Or choose “A kernel of the host” under “How it boots”.':
    '{0} Oder wählen Sie „Ein Kernel des Hosts“ unter „Wie er startet“.',
  '{0} and {1} are in it: copies on the host would do.': '{0} und {1} sind darin: Kopien auf dem Host würden genügen.',
  '{0} is in it: a copy on the host would do.': '{0} ist darin: Eine Kopie auf dem Host würde genügen.',
  'none is named': 'es ist keiner genannt',
  'Or leave the type to xenguide (auto).': 'Oder überlassen Sie den Typ xenguide (auto).',
  '{0} needs a kernel of the host to be started{1}: {2}': '{0} braucht zum Starten einen Kernel des Hosts{1}: {2}',
  'as {0}': 'als {0}',
  'Name the kernel and its initial RAM disk, files on the host that fit the system {0}.{1}{2}':
    'Nennen Sie den Kernel und seine Initial-RAM-Disk, Dateien auf dem Host, die zum System {0} passen.{1}{2}',
  'in the folder': 'im Verzeichnis',
  'in the image': 'im Image',
  'none was found in its /boot': 'in seinem /boot wurde keiner gefunden',
  'whether one is in it could not be seen': 'ob darin einer ist, war nicht zu sehen',
  'GRUB for Xen': 'GRUB für Xen',
  'a kernel of the host': 'einem Kernel des Hosts',
  'the firmware of an emulated PC': 'der Firmware eines nachgebildeten PCs',
  '{0} by {1}': '{0} mit {1}',
  // src/boot/direct.ts
  'Windows has no kernel that Xen could start': 'Windows hat keinen Kernel, den Xen starten könnte',
  'Choose hvm.': 'Wählen Sie hvm.',
  'no kernel of the host is named for it': 'dafür ist kein Kernel des Hosts genannt',
  'Name the kernel (source.kernel) and its initial RAM disk (source.ramdisk); they must be for the system in the image.':
    'Nennen Sie den Kernel (source.kernel) und seine Initial-RAM-Disk (source.ramdisk); beide müssen zum System im Image passen.',
  'There is no disk to start from: the kernel is a file on the host, and mounts its root by itself{0}.':
    'Es gibt keine Disk zum Starten: Der Kernel ist eine Datei auf dem Host und hängt sein Wurzelverzeichnis selbst ein{0}.',
  '; pvh is the lightest type': '; pvh ist der leichteste Typ',
  'In {0} there is no boot loader that could be used, so a kernel of the host starts it.':
    'Ein Kernel des Hosts startet das System, denn {0} hat keinen brauchbaren Bootloader.',
  'A kernel of the host starts {0}, as you asked.': 'Ein Kernel des Hosts startet {0}, wie Sie es wollten.',
  'The kernel is not updated from inside the guest: when the guest’s modules change, copy the new kernel to the host.':
    'Der Kernel wird nicht von innen im Gast aktualisiert: Wenn sich dessen Module ändern, kopieren Sie den neuen Kernel auf den Host.',
  'The kernel must be one for pvh: Linux 4.11 or later with CONFIG_PVH.':
    'Der Kernel muss für pvh gemacht sein: Linux 4.11 oder neuer mit CONFIG_PVH.',
  'Its disk is a PV disk only: the kernel or its initial RAM disk must bring xen-blkfront.':
    'Seine Disk ist nur eine PV-Disk: Der Kernel oder seine Initial-RAM-Disk muss xen-blkfront mitbringen.',
  // src/boot/firmware.ts
  'a PC’s firmware cannot start a partition image: there is no partition table and no boot code in front of it':
    'die Firmware eines PCs kann kein Partitions-Image starten: Davor liegen weder Partitionstabelle noch Startcode',
  'Choose pvh, or name a kernel of the host for it (direct).':
    'Wählen Sie pvh, oder nennen Sie einen Kernel des Hosts (direct).',
  'there is no boot code in the image that a PC’s firmware could start':
    'im Image ist kein Startcode, den die Firmware eines PCs starten könnte',
  '{0} could not be looked into, and an emulated PC starts whatever a real one would ({1}).':
    '{0} ließ sich nicht untersuchen, und ein nachgebildeter PC startet alles, was ein echter starten würde ({1}).',
  '{0}, so an emulated PC starts its own boot loader ({1}).':
    '{0}, deshalb startet ein nachgebildeter PC dessen eigenen Bootloader ({1}).',
  'hvm needs an emulator process on the host: more memory, a slower start, more that can be attacked.':
    'hvm braucht einen Emulator-Prozess auf dem Host: mehr Speicher, ein langsamerer Start und mehr Angriffsfläche.',
  'Changes to the UEFI boot entries are lost when the guest stops (xl keeps none).':
    'Änderungen an den UEFI-Starteinträgen gehen verloren, wenn der Gast anhält (xl bewahrt keine auf).',
  '{0} needs a whole PC': '{0} braucht einen ganzen PC',
  '{0} has a menu of boot loader entries (BLS), which GRUB for Xen does not read':
    '{0} hat ein Menü aus Bootloader-Einträgen (BLS), das GRUB für Xen nicht liest',
  '{0} has its menu at {1}, where GRUB for Xen does not look':
    '{0} hat sein Menü unter {1}, wo GRUB für Xen nicht nachsieht',
  '{0} has file systems that GRUB for Xen cannot read': '{0} hat Dateisysteme, die GRUB für Xen nicht lesen kann',
  '{0} has no menu that GRUB for Xen could read': '{0} hat kein Menü, das GRUB für Xen lesen könnte',
  '{0} would be a pvh guest if GRUB for Xen were installed (apt install grub-xen-host)':
    '{0} wäre ein pvh-Gast, wenn GRUB für Xen installiert wäre (apt install grub-xen-host)',
  '{0} has boot code of its own': '{0} hat eigenen Startcode',
  'the BIOS for hvm guests is not installed': 'das BIOS für hvm-Gäste ist nicht installiert',
  'Install it: apt install seabios.': 'Installieren Sie es: apt install seabios.',
  'the image can only start from UEFI, and {0}': 'das Image kann nur von UEFI starten, und {0}',
  'Take an image that can start from a BIOS (for Debian: “generic” or “genericcloud”), or build OvmfPkg/OvmfXen.dsc of edk2.':
    'Nehmen Sie ein Image, das von einem BIOS starten kann (für Debian: „generic“ oder „genericcloud“), oder bauen Sie OvmfPkg/OvmfXen.dsc aus edk2.',
  'this host has no UEFI firmware for guests': 'dieser Host hat keine UEFI-Firmware für Gäste',
  'this host’s OVMF is not known to be built for Xen: guests with it stay dark':
    'vom OVMF dieses Hosts ist nicht bekannt, dass es für Xen gebaut ist: Gäste damit bleiben dunkel',
  // src/boot/from-disc.ts
  '{0} cannot be started from {1}': '{0} lässt sich nicht mit {1} starten',
  'a BIOS': 'einem BIOS',
  'Answer auto (“Choose for me”) for the firmware.': 'Antworten Sie bei der Firmware auto („Für mich wählen“).',
  'Put a disc first that can be.': 'Legen Sie eine Disc an den Anfang, mit der es geht.',
  'Windows needs a whole PC: it is emulated, and starts the disc as a real one would.':
    'Windows braucht einen ganzen PC: Er wird nachgebildet und startet die Disc, wie ein echter es täte.',
  'An emulated PC starts any disc that a real one would, and afterwards the disk ({0}).':
    'Ein nachgebildeter PC startet jede Disc, die ein echter starten würde, und danach die Disk ({0}).',
  '{0} can only be started from UEFI, and': '{0} lässt sich nur mit UEFI starten, und',
  '{0}, or build a UEFI for Xen (how: xenguide guide discs/firmware).':
    '{0}, oder bauen Sie ein UEFI für Xen (wie, sagt: xenguide guide discs/firmware).',
  'Choose the BIOS': 'Wählen Sie das BIOS',
  'Take a disc that a BIOS can start': 'Nehmen Sie eine Disc, die ein BIOS starten kann',
  'the disc with {0}': 'die Disc mit {0}',
  'the disc {0}': 'die Disc {0}',
  // src/boot/grub.ts
  'GRUB for Xen is not installed on this host': 'GRUB für Xen ist auf diesem Host nicht installiert',
  'Install it: apt install grub-xen-host.': 'Installieren Sie es: apt install grub-xen-host.',
  'GRUB for Xen finds a boot menu in the image ({0})': 'GRUB für Xen findet ein Startmenü im Image ({0})',
  'GRUB for Xen looks for a boot menu in the image': 'GRUB für Xen sucht im Image nach einem Startmenü',
  'pvh is the lightest type: no emulated PC': 'pvh ist der leichteste Typ: ohne nachgebildeten PC',
  'this host cannot run pvh guests, while pv needs nothing of the processor':
    'dieser Host kann keine pvh-Gäste betreiben, während pv nichts vom Prozessor braucht',
  'pv needs nothing of the processor': 'pv braucht nichts vom Prozessor',
  'The image could not be looked into; it is taken for a Linux whose menu a GRUB for Xen can find, and {0}.':
    'In das Image ließ sich nicht hineinsehen; es wird für ein Linux gehalten, dessen Menü ein GRUB für Xen findet, und {0}.',
  '{0}, and {1}.': '{0}, und {1}.',
  'A pv guest is slower at system calls than pvh, and Debian’s Xen cannot move it live.':
    'Ein pv-Gast ist bei Systemaufrufen langsamer als pvh, und das Xen von Debian kann ihn nicht im laufenden Betrieb umziehen.',
  'How its kernel is packed is not known: if it is lz4 or zstd, the GRUB for pv says “not xen image”.':
    'Wie sein Kernel gepackt ist, ist nicht bekannt: Mit lz4 oder zstd sagt das GRUB für pv „not xen image“.',
  'Name a kernel of the host for it (direct), or take a disk image.':
    'Nennen Sie dafür einen Kernel des Hosts (direct), oder nehmen Sie ein Disk-Image.',
  'Choose hvm, or name a kernel of the host for it (direct).':
    'Wählen Sie hvm, oder nennen Sie einen Kernel des Hosts (direct).',
  'Windows does not start from GRUB': 'Windows startet nicht mit GRUB',
  'GRUB cannot read the file systems in the image': 'GRUB kann die Dateisysteme im Image nicht lesen',
  'its menu is made of boot loader entries (BLS), which GRUB for Xen does not read':
    'sein Menü besteht aus Bootloader-Einträgen (BLS), die GRUB für Xen nicht liest',
  'its menu is at {0}, where GRUB for Xen does not look': 'sein Menü liegt unter {0}, wo GRUB für Xen nicht nachsieht',
  'its kernel is packed with {0}, which the GRUB for pv cannot unpack':
    'sein Kernel ist mit {0} gepackt, das das GRUB für pv nicht entpacken kann',
  'Choose pvh, whose kernels unpack themselves; or let pygrub or a kernel of the host start it (direct).':
    'Wählen Sie pvh, dessen Kernel sich selbst entpacken; oder lassen Sie ihn von pygrub oder einem Kernel des Hosts (direct) starten.',
  // src/boot/host.ts
  'this Xen is built without pv': 'dieses Xen ist ohne pv gebaut',
  'Choose pvh or hvm.': 'Wählen Sie pvh oder hvm.',
  'this host’s processor has no virtualisation that Xen can use (no hvm in xen_caps)':
    'der Prozessor dieses Hosts hat keine Virtualisierung, die Xen nutzen könnte (kein hvm in xen_caps)',
  'Switch on VT-x or SVM in the BIOS; on a rented host ask for nested virtualisation. Or choose pv.':
    'Schalten Sie VT-x oder SVM im BIOS ein; bei einem gemieteten Host fragen Sie nach verschachtelter Virtualisierung. Oder wählen Sie pv.',
  'the emulator that hvm guests need is not installed': 'der Emulator, den hvm-Gäste brauchen, ist nicht installiert',
  'Install it: apt install qemu-system-xen.': 'Installieren Sie ihn: apt install qemu-system-xen.',
  // src/boot/image-words.ts
  'no GRUB menu was found in the image (looked for {0}, and the same in grub2){1}':
    'im Image wurde kein GRUB-Menü gefunden (gesucht wurde {0}, und dasselbe in grub2){1}',
  ', and no kernel in /boot': ', und kein Kernel in /boot',
  'the installation disc with {0}': 'die Installations-Disc mit {0}',
  'the installation disc': 'die Installations-Disc',
  'the folder with {0}': 'das Verzeichnis mit {0}',
  'the folder': 'das Verzeichnis',
  'the partition image with {0}': 'das Partitions-Image mit {0}',
  'the partition image': 'das Partitions-Image',
  'the disk image with {0}': 'das Disk-Image mit {0}',
  'the disk image': 'das Disk-Image',
  // src/boot/installer-kernel.ts
  'no installer’s kernel that is known was found on the disc':
    'auf der Disc wurde kein bekannter Installationskernel gefunden',
  'Choose hvm, or name the kernel and its initial RAM disk (source.kernel, source.ramdisk).':
    'Wählen Sie hvm, oder nennen Sie den Kernel und seine Initial-RAM-Disk (source.kernel, source.ramdisk).',
  'The installer’s kernel is copied off the disc and started as a {0} guest, without an emulated PC; afterwards {1} starts what it has installed.':
    'Der Kernel des Installationsprogramms wird von der Disc kopiert und als {0}-Gast gestartet, ohne nachgebildeten PC; danach startet {1}, was installiert wurde.',
  'The installer runs on the text console (xl console): there is no screen.':
    'Die Installation läuft auf der Textkonsole (xl console): Einen Bildschirm gibt es nicht.',
  'Whether the installer’s kernel has Xen’s drivers for disks is not known: if it finds no disk, choose hvm.':
    'Ob der Kernel des Installationsprogramms die Xen-Treiber für Disks hat, ist nicht bekannt: Findet er keine Disk, wählen Sie hvm.',
  'The installed system must bring a boot menu that GRUB for Xen finds (/boot/grub/grub.cfg): Debian, Ubuntu and Alpine do; Fedora and its like need hvm.':
    'Das installierte System muss ein Startmenü mitbringen, das GRUB für Xen findet (/boot/grub/grub.cfg): Debian, Ubuntu und Alpine tun das; Fedora und Verwandte brauchen hvm.',
  // src/boot/pygrub.ts
  'pygrub is not on this host': 'pygrub ist nicht auf diesem Host',
  'Install it (apt install xen-utils), or choose GRUB for Xen.':
    'Installieren Sie es (apt install xen-utils), oder wählen Sie GRUB für Xen.',
  'Windows has no kernel that pygrub could find': 'Windows hat keinen Kernel, den pygrub finden könnte',
  'its menu is made of boot loader entries (BLS), which pygrub does not read':
    'sein Menü besteht aus Bootloader-Einträgen (BLS), die pygrub nicht liest',
  'pygrub cannot read {0}': 'pygrub kann {0} nicht lesen',
  'A program on the host, pygrub, takes the kernel out of the image{0} and hands it to the guest.':
    'Ein Programm auf dem Host, pygrub, holt den Kernel aus dem Image{0} und gibt ihn dem Gast.',
  'pygrub runs on the host and reads a file system that the guest’s users control; a GRUB for Xen inside the guest is safer.':
    'pygrub läuft auf dem Host und liest ein Dateisystem, das die Benutzer des Gastes in der Hand haben; ein GRUB für Xen im Gast ist sicherer.',
  'The system disk must be the first in disk=[], and a person at the console sees no menu when xl runs without one.':
    'Die Systemdisk muss in disk=[] die erste sein, und wer an der Konsole sitzt, sieht kein Menü, wenn xl ohne eine läuft.',
  // src/cli.ts
  'xenguide --help lists what there is; xenguide new --help lists the options of new.':
    'xenguide --help listet auf, was es gibt; xenguide new --help die Optionen von new.',
  'xenguide {0} --help says what it takes.': 'xenguide {0} --help sagt, was der Befehl nimmt.',
  'Usage:': 'Aufruf:',
  'Arguments:': 'Argumente:',
  'Options:': 'Optionen:',
  'Commands:': 'Befehle:',
  'A guide-driven wizard for Xen guests. Without a command it asks the questions of “new”.':
    'Ein Assistent für Xen-Gäste mit Handbuch. Ohne Befehl stellt er die Fragen von „new“.',
  'the version': 'die Version',
  'what there is': 'was es gibt',
  'No Xen here? xenguide new --facts example plans for an example host, --host ssh://root@HOST for a real one.':
    'Kein Xen hier? xenguide new --facts example plant für einen Beispiel-Host, --host ssh://root@HOST für einen echten.',
  choices: 'möglich',
  'what a command takes': 'was ein Befehl nimmt',
  '“{0}” is no language that xenguide speaks': '„{0}“ ist keine Sprache, die xenguide spricht',
  'Choose one of: {0}.': 'Wählen Sie eine davon: {0}.',
  'what this command takes': 'was dieser Befehl nimmt',
  '{0} stands behind an option, so it would be taken for a guest’s name':
    '{0} steht hinter einer Option und würde deshalb für den Namen eines Gastes gehalten',
  'Put the command first: xenguide {0}': 'Stellen Sie den Befehl an den Anfang: xenguide {0}',
  'xenguide: interrupted; nothing was changed.': 'xenguide: unterbrochen; nichts wurde geändert.',
  'Nothing was changed. See whether the host can be reached (ssh HOST true), then run the command again.':
    'Nichts wurde geändert. Sehen Sie nach, ob der Host erreichbar ist (ssh HOST true), und rufen Sie den Befehl dann noch einmal auf.',
  'xenguide: this is a fault of xenguide itself, version {0}. Please report it with these lines:':
    'xenguide: Das ist ein Fehler in xenguide selbst, Version {0}. Bitte melden Sie ihn mit diesen Zeilen:',
  'xenguide: the result cannot be written: {0}': 'xenguide: Das Ergebnis lässt sich nicht schreiben: {0}',
  // src/commands/apply.ts
  'Do this on {0}?': 'Das auf {0} tun?',
  '{0}, in {1} steps:': '{0}, in {1} Schritten:',
  // src/commands/check.ts
  '{0} is no version of Xen.': '{0} ist keine Version von Xen.',
  'Write it like 4.17.': 'Schreiben Sie etwa 4.17.',
  'is a folder': 'ist ein Ordner',
  'Name the config file in it.': 'Nennen Sie die Konfigurationsdatei darin.',
  'is not a plain file': 'ist keine gewöhnliche Datei',
  'Save the config to a file first: xl reads nothing else either.':
    'Speichern Sie die Konfiguration erst in einer Datei: Auch xl liest nichts anderes.',
  'is too large for a config': 'ist für eine Konfiguration zu groß',
  'Is this a disk image? Name the .cfg file.': 'Ist das ein Disk-Image? Nennen Sie die .cfg-Datei.',
  'does not exist': 'gibt es nicht',
  'Look at the path.': 'Prüfen Sie den Pfad.',
  'may not be read by you': 'dürfen Sie nicht lesen',
  'Try it as root.': 'Versuchen Sie es als root.',
  'cannot be read ({0})': 'lässt sich nicht lesen ({0})',
  error: 'Fehler',
  warning: 'Warnung',
  '{0}: xl takes this file as it stands.': '{0}: xl nimmt diese Datei, wie sie ist.',
  '1 error': '1 Fehler',
  '{0} errors': '{0} Fehler',
  '1 warning': '1 Warnung',
  '{0} warnings': '{0} Warnungen',
  'xl takes this file, but not all of it as it is written':
    'xl nimmt diese Datei, aber nicht alles so, wie es geschrieben steht',
  'xl refuses this file': 'xl weist diese Datei zurück',
  and: 'und',
  // src/commands/confirm.ts
  'Is this still readable? Press y and Enter within {0} s, or the host goes back by itself.':
    'Können Sie das noch lesen? Drücken Sie innerhalb von {0} s y und Enter, sonst kehrt der Host von selbst zurück.',
  'Keep the new network?': 'Das neue Netz behalten?',
  'Type {0} if this is to be done:': 'Tippen Sie {0}, wenn das getan werden soll:',
  'without a terminal nobody can be asked whether to go on':
    'ohne Terminal lässt sich niemand fragen, ob es weitergehen soll',
  'Add --yes if it is to be done.': 'Ergänzen Sie --yes, wenn es getan werden soll.',
  'nothing was changed': 'nichts wurde geändert',
  'Run it again when you are ready.': 'Rufen Sie es wieder auf, wenn Sie so weit sind.',
  // src/commands/console/after-apply.ts
  'Its screen:': 'Sein Bildschirm:',
  // src/commands/console/console.ts
  'a console needs a terminal, and there is none': 'eine Konsole braucht ein Terminal, und hier ist keines',
  'xenguide console {0} --print prints the command that enters it.':
    'xenguide console {0} --print gibt den Befehl aus, der sie betritt.',
  'Leave it with Ctrl and ].': 'Verlassen Sie sie mit Strg und ].',
  'The connection to {0} was lost': 'Die Verbindung zu {0} ging verloren',
  'somebody else is in the console of {0}, and it takes one at a time':
    'jemand anders ist in der Konsole von {0}, und sie nimmt immer nur einen',
  'Look who it is: pgrep -a xenconsole on the host. It is free again when they leave it.':
    'Sehen Sie nach, wer es ist: pgrep -a xenconsole auf dem Host. Sie ist wieder frei, wenn er sie verlässt.',
  'the console of {0} ended with an error: {1} gave {2}': 'die Konsole von {0} endete mit einem Fehler: {1} ergab {2}',
  'signal {0}': 'Signal {0}',
  'code {0}': 'Code {0}',
  'What it said stands above. xl list shows whether the guest still runs; then enter again.':
    'Was er sagte, steht oben. xl list zeigt, ob der Gast noch läuft; dann betreten Sie sie noch einmal.',
  'You are back. {0} goes on.': 'Sie sind zurück. {0} läuft weiter.',
  '{0} has ended or started anew: xl list shows what runs.':
    '{0} ist zu Ende oder hat neu gestartet: xl list zeigt, was läuft.',
  '{0} has no screen': '{0} hat keinen Bildschirm',
  'Its text console: xenguide console {0}': 'Seine Textkonsole: xenguide console {0}',
  '{0} shows itself on a screen only: its config has no serial port.':
    '{0} zeigt sich nur auf einem Bildschirm: Seine Konfiguration hat keine serielle Schnittstelle.',
  // src/commands/console/guest.ts
  'A guest’s console is': 'Die Konsole eines Gastes gibt es',
  'xl list -l gave no JSON': 'xl list -l gab kein JSON aus',
  '{0} is the system of the host itself, not a guest': '{0} ist das System des Hosts selbst, kein Gast',
  'Log in to the host. xl list shows its guests.': 'Melden Sie sich am Host an. xl list zeigt seine Gäste.',
  '{0} does not run on {1}': '{0} läuft nicht auf {1}',
  'Start it: xl create {0}   (with -c behind create you see it boot from the first line on)':
    'Starten Sie ihn: xl create {0}   (mit -c hinter create sehen Sie ihn von der ersten Zeile an starten)',
  'One that is off is started by its config: xl create {0}':
    'Einer, der aus ist, startet mit seiner Konfiguration: xl create {0}',
  'no guest {0} runs on {1}': 'auf {1} läuft kein Gast {0}',
  'Did you mean {0}?': 'Meinten Sie {0}?',
  or: 'oder',
  'Those that run: {0}{1}.': 'Es laufen: {0}{1}.',
  'and others': 'und andere',
  'No guest runs there.': 'Dort läuft kein Gast.',
  // src/commands/console/ways.ts
  '{0} has a screen too: xenguide console {1} --screen': '{0} hat auch einen Bildschirm: xenguide console {1} --screen',
  'An installer or Windows shows on the screen, not on the serial port.':
    'Ein Installationsprogramm oder Windows zeigt sich auf dem Bildschirm, nicht auf der seriellen Schnittstelle.',
  '{0} has neither a serial port nor a screen. This is Xen’s own console (hvc0): a system that does not know Xen stays silent on it.':
    '{0} hat weder eine serielle Schnittstelle noch einen Bildschirm. Das ist die Konsole von Xen selbst (hvc0): Ein System, das Xen nicht kennt, bleibt auf ihr stumm.',
  'then a VNC viewer on 127.0.0.1:{0}': 'dann ein VNC-Programm auf 127.0.0.1:{0}',
  'Its port cannot be read yet; {0} is the first that qemu tries. Later: xenstore-read /local/domain/{1}/console/vnc-port':
    'Sein Port lässt sich noch nicht lesen; {0} ist der erste, den qemu versucht. Später: xenstore-read /local/domain/{1}/console/vnc-port',
  'At a desktop of this machine: xl vncviewer {0}': 'Am Desktop dieses Rechners: xl vncviewer {0}',
  'Beware: it listens on {0}, so everybody who reaches the host there can sit down at this screen.':
    'Vorsicht: Er lauscht auf {0}; wer den Host dort erreicht, kann sich an diesen Bildschirm setzen.',
  // src/commands/disc/copilot.ts
  'A disc is being changed: one moment.': 'Eine Disc wird gerade gewechselt: einen Augenblick.',
  // src/commands/disc/disc.ts
  'xenguide has no list of discs for {0}: it has not planned them':
    'xenguide hat keine Liste von Discs für {0}: Es hat sie nicht geplant',
  'Name the disc: xenguide disc {0} insert hdc /srv/iso/disc2.iso':
    'Nennen Sie die Disc: xenguide disc {0} insert hdc /srv/iso/disc2.iso',
  // src/commands/disc/order.ts
  '{0} is nothing that can be done with a disc': '{0} ist nichts, was sich mit einer Disc tun lässt',
  'It is one of list, insert, eject, next, wait.': 'Möglich sind list, insert, eject, next, wait.',
  'a drive and a file must be named': 'ein Laufwerk und eine Datei müssen genannt sein',
  'Like this: {0} insert hdc /srv/iso/disc2.iso. {1} list names the drives.':
    'Etwa so: {0} insert hdc /srv/iso/disc2.iso. {1} list nennt die Laufwerke.',
  'one drive must be named': 'ein Laufwerk muss genannt sein',
  'Like this: {0} eject hdc. {1} list names the drives.': 'Etwa so: {0} eject hdc. {1} list nennt die Laufwerke.',
  'nothing may stand behind {0}': 'hinter {0} darf nichts stehen',
  'Like this: {0} {1}': 'Etwa so: {0} {1}',
  // src/commands/disc/report.ts
  'done@of a disc': 'erledigt',
  'next@of a disc': 'nächste',
  'The drives of {0} ({1}) on {2}': 'Die Laufwerke von {0} ({1}) auf {2}',
  'none@of drives': 'keine',
  'Its discs, in their order': 'Seine Discs, in ihrer Reihenfolge',
  'Other discs on the host': 'Weitere Discs auf dem Host',
  'empty@of a drive': 'leer',
  // src/commands/disc/unknown-guest.ts
  'Did you mean {0}? xl list shows those that run.': 'Meinten Sie {0}? xl list zeigt, welche laufen.',
  'No guest runs there. Its drives can only be changed while it does.':
    'Dort läuft kein Gast. Seine Laufwerke lassen sich nur ändern, während er läuft.',
  // src/commands/disc/wait.ts
  'xenguide knows of no install of {0}': 'xenguide weiß von keiner Installation von {0}',
  'It can only wait for an install that it has planned.':
    'Es kann nur auf eine Installation warten, die es geplant hat.',
  '{0} is being installed: waiting for it to reboot or switch itself off. Ctrl-C ends the waiting.':
    '{0} wird installiert: Es wird gewartet, bis er neu startet oder sich ausschaltet. Strg-C beendet das Warten.',
  'the install of {0} goes on, and nobody waits for its end any more':
    'die Installation von {0} geht weiter, und niemand wartet mehr auf ihr Ende',
  'Wait again: xenguide disc {0} wait': 'Warten Sie wieder: xenguide disc {0} wait',
  // src/commands/doctor-guest.ts
  '{0} is neither a name nor an address': '{0} ist weder ein Name noch eine Adresse',
  'Name a machine outside, like --outside deb.debian.org.':
    'Nennen Sie einen Rechner draußen, etwa --outside deb.debian.org.',
  'A guest’s network is tested': 'Das Netz eines Gastes prüft man',
  'there is no guest {0} on {1}': 'auf {1} gibt es keinen Gast {0}',
  'Those that are there: {0}{1}.': 'Es gibt dort: {0}{1}.',
  'No guest runs there, and no file in /etc/xen describes one.':
    'Dort läuft kein Gast, und keine Datei in /etc/xen beschreibt einen.',
  // src/commands/doctor.ts
  '{0}, Linux {1}, {2} CPUs, no guests': '{0}, Linux {1}, {2} CPUs, keine Gäste',
  '{0}, Linux {1}, {2} CPUs, guests: {3}, running: {4}': '{0}, Linux {1}, {2} CPUs, Gäste: {3}, davon laufen: {4}',
  'Guests cannot be made here yet: {0} to put right first{1}.':
    'Gäste lassen sich hier noch nicht anlegen; vorher zu beheben: {0}{1}.',
  'Guests can be made here{0}.': 'Gäste lassen sich hier anlegen{0}.',
  '1 warning above': '1 Warnung oben',
  '{0} warnings above': '{0} Warnungen oben',
  // src/commands/entries/apply.ts
  'carry out a plan that was written earlier (a folder), or go on with one that was interrupted (a name)':
    'einen früher geschriebenen Plan ausführen (ein Ordner), oder mit einem unterbrochenen weitermachen (ein Name)',
  'make everything, but do not start the guest': 'alles anlegen, aber den Gast nicht starten',
  // src/commands/entries/backup.ts
  'back a running guest up, with it standing still for a moment only; or list what there is':
    'einen laufenden Gast sichern, wobei er nur kurz stillsteht; oder auflisten, was es gibt',
  'the folder that backups are written to (and listed from): on the host, or ssh://root@HOST/folder':
    'der Ordner, in den Sicherungen geschrieben (und aus dem sie aufgelistet) werden: auf dem Host, oder ssh://root@HOST/ordner',
  'read the disks no faster than this for the copy: 50MiB/s':
    'die Disks für die Kopie nicht schneller lesen als: 50MiB/s',
  'refuse a folder on the root file system (what fstab or systemd mounts there must be mounted in any case)':
    'einen Ordner auf dem Wurzel-Dateisystem ablehnen (was fstab oder systemd dort einhängt, muss in jedem Fall eingehängt sein)',
  'pause (what auto takes): disks of one instant; freeze: its file systems closed by itself; state: its memory too; saved: the classic way to the same; shutdown: shut down and started again':
    'pause (nimmt auch auto): Disks eines Augenblicks; freeze: Dateisysteme von ihm selbst geschlossen; state: auch sein Speicher; saved: der klassische Weg dazu; shutdown: herunterfahren und wieder starten',
  'how the host gets into the guest for recipe freeze: ssh://root@ADDRESS (absent: from its answers)':
    'wie der Host für das Rezept freeze in den Gast kommt: ssh://root@ADRESSE (fehlt es: aus seinen Antworten)',
  'let the host itself make it again and again: a timer of systemd; never: no more':
    'den Host selbst immer wieder sichern lassen, durch einen Timer von systemd; never: nicht mehr',
  "with --every: 03:00; for hour :15, for week 'sun 03:00', for month '1 03:00'":
    "mit --every: 03:00; bei hour :15, bei week 'sun 03:00', bei month '1 03:00'",
  'as the timer starts it: what came of it is written down for --list':
    'so startet es der Timer: Was daraus wurde, wird für --list aufgeschrieben',
  'list the backups in that folder and what is scheduled, of all guests or of this one':
    'die Sicherungen in diesem Ordner und was geplant ist auflisten, von allen Gästen oder von diesem',
  'remove backups in that folder, of all guests or of this one, but for those of --keep':
    'Sicherungen in diesem Ordner entfernen, von allen Gästen oder von diesem, bis auf die von --keep',
  'what stays then: 7 daily, 4 weekly; also hourly, monthly, yearly, last N':
    'was dann bleibt: 7 daily, 4 weekly; auch hourly, monthly, yearly, last N',
  'with --prune: say what would stay and what would go, and remove nothing':
    'mit --prune: sagen, was bliebe und was ginge, und nichts entfernen',
  'with --prune: read those that are to stay back first': 'mit --prune: vorher zurücklesen, was bleiben soll',
  'take away what a backup that was cut off has left': 'wegnehmen, was eine abgebrochene Sicherung hinterlassen hat',
  // src/commands/entries/check.ts
  'lint any xl.cfg: what xl would reject, drop or misread':
    'jede xl.cfg prüfen: was xl ablehnt, fallen lässt oder falsch liest',
  'for this Xen version, like 4.17': 'für diese Xen-Version, etwa 4.17',
  // src/commands/entries/common.ts
  'the Xen host: ssh://[USER@]HOST[:PORT] (default: this machine)':
    'der Xen-Host: ssh://[BENUTZER@]HOST[:PORT] (Vorgabe: dieser Rechner)',
  'the result as one JSON object': 'das Ergebnis als ein JSON-Objekt',
  'do not look at the guest’s network once it runs (a few seconds)':
    'das Netz des Gastes nicht ansehen, sobald er läuft (ein paar Sekunden)',
  'do not ask before something is changed': 'nicht fragen, bevor etwas geändert wird',
  'This is done on the guest’s own host, as root: --host ssh://root@HOST asks that one.':
    'Das tut man auf dem Host des Gastes selbst, als root: --host ssh://root@HOST fragt diesen.',
  // src/commands/entries/console.ts
  'enter a running guest’s console: the right one is picked, the terminal handed over and taken back':
    'die Konsole eines laufenden Gastes betreten: die richtige wird gewählt, das Terminal übergeben und zurückgenommen',
  'print the command that enters it, and change nothing': 'den Befehl ausgeben, der sie betritt, und nichts ändern',
  'how its screen (VNC) is reached, in place of the text console':
    'wie sein Bildschirm (VNC) erreicht wird, statt der Textkonsole',
  // src/commands/entries/disc.ts
  'the discs of a running guest: a screen to change them in; or list, insert DRIVE FILE, eject DRIVE, next, wait':
    'die Discs eines laufenden Gastes: ein Bildschirm, um sie zu wechseln; oder list, insert LAUFWERK DATEI, eject LAUFWERK, next, wait',
  'plain lines in place of the full screen': 'einfache Zeilen statt des ganzen Bildschirms',
  'draw with ASCII characters only': 'nur mit ASCII-Zeichen zeichnen',
  // src/commands/entries/doctor.ts
  'look at the host and say what is fine, what is missing, and the remedy; with a name: at that guest’s network':
    'den Host ansehen und sagen, was in Ordnung ist, was fehlt, und wie man es behebt; mit einem Namen: das Netz dieses Gastes',
  'a machine outside that the test of a guest’s network may ask':
    'ein Rechner draußen, den die Prüfung des Netzes eines Gastes fragen darf',
  'whether the outside is reached is part of the test of a guest, and no guest is named':
    'ob die Außenwelt erreicht wird, gehört zur Prüfung eines Gastes, und es ist keiner genannt',
  'Name one: xenguide doctor NAME --outside {0}': 'Nennen Sie einen: xenguide doctor NAME --outside {0}',
  // src/commands/entries/guide.ts
  'read the handbook': 'das Handbuch lesen',
  // src/commands/entries/lab.ts
  'a real Xen host in an emulator, to practise on: build, up [1|2], ssh, down':
    'ein echter Xen-Host in einem Emulator, zum Üben: build, up [1|2], ssh, down',
  // src/commands/entries/move.ts
  'move a running guest to another host, with checks at both ends first; or find out where one is':
    'einen laufenden Gast auf einen anderen Host umziehen, nach Prüfungen an beiden Enden; oder herausfinden, wo einer ist',
  'say what was checked and what would be done, and change nothing':
    'sagen, was geprüft wurde und was getan würde, und nichts ändern',
  'shut it down here and start it there; disks that only its host has are copied':
    'ihn hier herunterfahren und dort starten; Disks, die nur sein Host hat, werden kopiert',
  'with --cold: what this guest left at the other host, when it was moved away from there, may be written over':
    'mit --cold: was dieser Gast auf dem anderen Host zurückließ, als er von dort wegzog, darf überschrieben werden',
  'move it back to where it came from': 'ihn dorthin zurück umziehen, woher er kam',
  'where it is, by what both hosts say; changes nothing': 'wo er ist, nach dem, was beide Hosts sagen; ändert nichts',
  'put right what a move that was cut off has left': 'in Ordnung bringen, was ein abgebrochener Umzug hinterlassen hat',
  'where its mirror is in split brain: the copy of that host counts':
    'wenn sein Spiegel im Split-Brain ist: Die Kopie dieses Hosts zählt',
  'what the guest’s host calls the other one, where it is not found by itself':
    'wie der Host des Gastes den anderen nennt, wo das nicht von selbst gefunden wird',
  // src/commands/entries/new.ts
  'provision a guest: questions, live preview, review, then write or apply':
    'einen Gast anlegen: Fragen, laufende Vorschau, Übersicht, dann schreiben oder anwenden',
  'take the answers from a file (- : standard input)': 'die Antworten aus einer Datei nehmen (-: Standardeingabe)',
  'one answer, as if it stood in the file': 'eine Antwort, als stünde sie in der Datei',
  'plan for the host that doctor --json described; “example”: a built-in one':
    'für den Host planen, den doctor --json beschrieben hat; „example“: ein eingebauter',
  'where to write the files (default: ./NAME)': 'wohin die Dateien geschrieben werden (Vorgabe: ./NAME)',
  'print one thing and change nothing': 'eines davon ausgeben und nichts ändern',
  'write the files': 'die Dateien schreiben',
  'carry the plan out on the host': 'den Plan auf dem Host ausführen',
  'use the templates in this folder where it has them': 'die Vorlagen in diesem Ordner nehmen, soweit er sie hat',
  // src/commands/entries/restore.ts
  'make a guest of a backup: the same one, or one of another name; nothing is written over':
    'aus einer Sicherung einen Gast machen: denselben, oder einen mit anderem Namen; nichts wird überschrieben',
  'as a guest of this name, with an identity of its own (default: the guest’s own)':
    'als Gast dieses Namens, mit eigener Identität (Vorgabe: der Name des Gastes selbst)',
  'where its disks are to be, if not where they were: /folder, VG, VG/THINPOOL or zfs:POOL':
    'wo seine Disks liegen sollen, wenn nicht dort, wo sie waren: /ordner, VG, VG/THINPOOL oder zfs:POOL',
  'go on from the saved memory (recipes state and saved, under the guest’s own name)':
    'mit dem gesicherten Speicher weiterlaufen (Rezepte state und saved, unter dem eigenen Namen des Gastes)',
  'without its network cards: to look into it while the first one runs':
    'ohne seine Netzwerkkarten: um hineinzusehen, während der erste läuft',
  'only see whether it starts: without a network, under a name of its own, and taken away':
    'nur sehen, ob er startet: ohne Netz, unter eigenem Namen, und danach wieder entfernt',
  'with --test: what its console must show (default: a login prompt)':
    'mit --test: was seine Konsole zeigen muss (sonst: die Frage nach der Anmeldung)',
  'with --test: how long that may take (default: 300)': 'mit --test: wie lange das dauern darf (sonst: 300)',
  // src/commands/entries/undo.ts
  'take back what apply did, newest first': 'zurücknehmen, was apply getan hat, das Neueste zuerst',
  'another host of the guest is gone for good: leave what is there':
    'ein anderer Host des Gastes ist für immer weg: lassen, was dort ist',
  // src/commands/entries/verify.ts
  'read a whole backup back and compare it with what was written':
    'eine ganze Sicherung zurücklesen und mit dem vergleichen, was geschrieben wurde',
  // src/commands/find-plan.ts
  'there is no plan {0}: neither a folder or file here, nor a guest that was begun on {1}':
    'einen Plan {0} gibt es nicht: weder als Ordner oder Datei hier, noch als Gast, der auf {1} begonnen wurde',
  'Write one with xenguide new --write, and name its folder.':
    'Schreiben Sie einen mit xenguide new --write, und nennen Sie seinen Ordner.',
  'there is no plan in the folder {0}': 'im Ordner {0} ist kein Plan',
  'there are several plans in {0}': 'in {0} sind mehrere Pläne',
  'A plan’s file ends in .plan.json; xenguide new --write writes one.':
    'Die Datei eines Plans endet auf .plan.json; xenguide new --write schreibt einen.',
  'Name one of them: {0}': 'Nennen Sie einen davon: {0}',
  '{0} cannot be read: {1}': '{0} lässt sich nicht lesen: {1}',
  'See who may read it: ls -l.': 'Sehen Sie nach, wer es lesen darf: ls -l.',
  // src/commands/guide.ts
  'The handbook has no page `{0}`.': 'Das Handbuch hat keine Seite `{0}`.',
  'Perhaps you mean {0}. `xenguide guide` lists all pages.':
    'Vielleicht meinen Sie {0}. `xenguide guide` listet alle Seiten auf.',
  '`xenguide guide` lists all pages.': '`xenguide guide` listet alle Seiten auf.',
  // src/commands/keep/args.ts
  '{0} is not a full path, and the host is another machine':
    '{0} ist kein vollständiger Pfad, und der Host ist ein anderer Rechner',
  'Write where it lies on the host, from the beginning: /backup.':
    'Schreiben Sie, wo es auf dem Host liegt, von Anfang an: /backup.',
  // src/commands/keep/backup.ts
  'Go on with the backup of {0}?': 'Mit der Sicherung von {0} weitermachen?',
  'Back {0} up like this?': '{0} so sichern?',
  'Looking at {0} on {1} …': '{0} auf {1} wird angesehen …',
  '--freeze says how to get into the guest, and --recipe {0} does not go there':
    '--freeze sagt, wie man in den Gast kommt, und --recipe {0} geht nicht dorthin',
  'Leave one of them out.': 'Lassen Sie eines davon weg.',
  '{0} is paused, and a backup would let it go on':
    '{0} ist pausiert, und eine Sicherung würde ihn weiterlaufen lassen',
  'Let it go on first: xl unpause {0}': 'Lassen Sie ihn erst weiterlaufen: xl unpause {0}',
  '{0} is being moved to another host, or a move of it was cut off':
    '{0} zieht gerade auf einen anderen Host um, oder ein Umzug von ihm wurde abgebrochen',
  'See how it stands: xenguide move {0} --status': 'Sehen Sie, wie es steht: xenguide move {0} --status',
  '{0} lay on what is mounted at {1}, and that is not mounted any more':
    '{0} lag auf dem, was unter {1} eingehängt ist, und das ist nicht mehr eingehängt',
  'Mount it: mount {0}': 'Hängen Sie es ein: mount {0}',
  'where the backup is to be written is not said': 'es ist nicht gesagt, wohin die Sicherung geschrieben werden soll',
  'Name a folder on the host, best on another disk: xenguide backup {0} --to /backup':
    'Nennen Sie einen Ordner auf dem Host, am besten auf einer anderen Platte: xenguide backup {0} --to /backup',
  'Go on with it (xenguide backup {0}), or take it away first: xenguide backup {1} --undo':
    'Machen Sie mit ihr weiter (xenguide backup {0}), oder nehmen Sie sie erst weg: xenguide backup {1} --undo',
  'a backup of {0} to {1} was cut off, and is there half done':
    'eine Sicherung von {0} nach {1} wurde abgebrochen und liegt dort halb fertig',
  'a backup of {0} by the recipe {1} was cut off, and is there half done':
    'eine Sicherung von {0} nach dem Rezept {1} wurde abgebrochen und liegt halb fertig da',
  // src/commands/keep/carry-out.ts
  'the connection to {0} broke when everything was copied, before the backup got its name':
    'die Verbindung zu {0} riss ab, als alles kopiert war, aber bevor die Sicherung ihren Namen hatte',
  'When the host answers again: {0}': 'Wenn der Host wieder antwortet: {0}',
  '{0} does not run. Start it: xl create {1}': '{0} läuft nicht. Starten Sie ihn: xl create {1}',
  '{0} is still paused. Let it go on: xl unpause {1}':
    '{0} ist noch pausiert. Lassen Sie ihn weiterlaufen: xl unpause {1}',
  // src/commands/keep/kept-memory.ts
  'The memory of {0} as it was saved is kept in {1}; {2} is there all the same.':
    'Der gesicherte Speicher von {0} ist in {1} aufgehoben; {2} ist trotzdem da.',
  'If it has gone on or was started from its disks, that memory does not fit them any more and would destroy them. Remove it: rm {0}':
    'Ist er weitergelaufen oder wurde er von seinen Disks gestartet, passt dieser Speicher nicht mehr zu ihnen und würde sie zerstören. Entfernen Sie ihn: rm {0}',
  '{0} does not run. Its memory was saved, and is kept in {1}: nothing of it is lost.':
    '{0} läuft nicht. Sein Speicher wurde gesichert und ist in {1} aufgehoben: Nichts davon ist verloren.',
  'As long as nobody has started it since, it goes on where it was: xl restore {0}':
    'Solange ihn seither niemand gestartet hat, läuft er dort weiter, wo er war: xl restore {0}',
  'If it was started, or is to be (xl create {0}), never use that memory again: it would destroy the disks. Either way, remove it when {1} runs: rm {2}':
    'Wurde er gestartet oder soll er es werden (xl create {0}), verwenden Sie diesen Speicher nie mehr: Er würde die Disks zerstören. Entfernen Sie ihn in jedem Fall, sobald {1} läuft: rm {2}',
  'the saved memory of the guest: {0}': 'der gesicherte Speicher des Gastes: {0}',
  // src/commands/keep/list.ts
  'In {0}, times of {1}:': 'In {0}, Zeiten von {1}:',
  'not whole (being written, or cut off)': 'nicht vollständig (wird gerade geschrieben oder wurde abgebrochen)',
  'its description cannot be read': 'die Beschreibung lässt sich nicht lesen',
  'the rest of one that was being removed': 'der Rest von einer, die gerade entfernt wurde',
  'damaged: {0}': 'beschädigt: {0}',
  'went on meanwhile': 'lief weiter',
  'stood still {0}': 'stand still: {0}',
  'tested on {0}': 'getestet am {0}',
  'FAILED its test on {0}': 'NICHT bestanden: der Test vom {0}',
  'never run yet': 'noch nie gelaufen',
  'last run {0}, all well': 'zuletzt gelaufen {0}, alles gut',
  'last run {0}': 'zuletzt gelaufen {0}',
  'runs just now': 'läuft gerade',
  'no next run': 'kein nächster Lauf',
  'next run {0}': 'nächster Lauf {0}',
  scheduled: 'geplant',
  // src/commands/keep/program.ts
  'xenguide is not installed on {0}, and what is scheduled is run by that host itself':
    'xenguide ist auf {0} nicht installiert, und was geplant ist, führt dieser Host selbst aus',
  'Install its package there (one file, no other package), then try again.':
    'Installieren Sie dort sein Paket (eine Datei, kein weiteres Paket), und versuchen Sie es dann noch einmal.',
  // src/commands/keep/prune.ts
  'Reading {0} back …': '{0} wird zurückgelesen …',
  '{0}, for which older ones were to go, is not there any more, or not whole':
    '{0}, für die ältere weichen sollten, ist nicht mehr da, oder nicht ganz',
  'Nothing was removed. Run it again: it is judged anew.':
    'Nichts wurde entfernt. Rufen Sie es noch einmal auf: Dann wird neu entschieden.',
  '{0} could not be removed: {1}': '{0} ließ sich nicht entfernen: {1}',
  'Remove the rest of those?': 'Den Rest davon entfernen?',
  'Remove this backup?': 'Diese Sicherung entfernen?',
  'Remove these {0} backups?': 'Diese {0} Sicherungen entfernen?',
  stays: 'bleibt',
  goes: 'geht',
  'In {0}, times of {1}.': 'In {0}, Zeiten von {1}.',
  'Of each guest stay: {0}, and the newest in any case.': 'Von jedem Gast bleiben: {0}, und die neueste in jedem Fall.',
  'not counted: {0}': 'nicht gezählt: {0}',
  'not counted: its description cannot be read': 'nicht gezählt: die Beschreibung lässt sich nicht lesen',
  'removed {0}': 'entfernt: {0}',
  'Nothing was removed (--dry-run).': 'Es wurde nichts entfernt (--dry-run).',
  'There is nothing to remove.': 'Es gibt nichts zu entfernen.',
  'which backups are to stay is not said': 'es ist nicht gesagt, welche Sicherungen bleiben sollen',
  "Say it like: --keep '7 daily, 4 weekly'. With --dry-run nothing is removed yet.":
    "Sagen Sie es so: --keep '7 daily, 4 weekly'. Mit --dry-run wird noch nichts entfernt.",
  // src/commands/keep/restore-test.ts
  'Then {0} is taken away again, with its disks.': 'Danach wird {0} wieder weggenommen, mit den Disks.',
  'Test the backup like this on {0}?': 'Die Sicherung so auf {0} testen?',
  '{0} starts: tested in {1}.': '{0} startet: getestet in {1}.',
  '{0} FAILED its test: {1}': '{0} hat den Test NICHT bestanden: {1}',
  '{0} could not be tested.': '{0} ließ sich nicht testen.',
  'The result could not be written beside the backup: {0}':
    'Das Ergebnis konnte nicht neben die Sicherung geschrieben werden: {0}',
  'An earlier test was cut off: what it left is taken away first.':
    'Ein früherer Test wurde abgebrochen: Was er hinterlassen hat, wird zuerst weggenommen.',
  'an earlier test of it could not be taken away ({0})': 'ein früherer Test davon ließ sich nicht wegnehmen ({0})',
  'See why: xenguide undo {0}': 'Warum, sagt: xenguide undo {0}',
  '{0} has no serial console, so nobody could see whether it starts':
    '{0} hat keine serielle Konsole, deshalb könnte niemand sehen, ob der Gast startet',
  'Restore it under another name and look at its screen: xenguide restore BACKUP --name {0}-restored --no-network':
    'Stellen Sie ihn unter einem anderen Namen wieder her, und sehen Sie seinen Bildschirm an: xenguide restore BACKUP --name {0}-restored --no-network',
  '{0} is no number of seconds from 5 to 3600': '{0} ist keine Zahl von Sekunden zwischen 5 und 3600',
  'Write it like --within 300.': 'Schreiben Sie es so: --within 300.',
  // src/commands/keep/restore.ts
  '--resume lets the guest go on, and --no-start keeps it from that':
    '--resume lässt den Gast weiterlaufen, und --no-start hält ihn davon ab',
  'Restore {0} on {1}?': '{0} auf {1} wiederherstellen?',
  '{0} runs.': '{0} läuft.',
  '{0} is there; it was not started.': '{0} ist da, wurde aber nicht gestartet.',
  // src/commands/keep/schedule.ts
  'That is so already: {0}': 'Das ist schon so: {0}',
  'In place of: {0}': 'Anstelle von: {0}',
  'Schedule backups of {0} on {1}?': 'Sicherungen von {0} auf {1} planen?',
  'backups of {0} are not scheduled on {1}': 'Sicherungen von {0} sind auf {1} nicht geplant',
  'What is scheduled is listed by: xenguide backup --list': 'Was geplant ist, listet auf: xenguide backup --list',
  'This is taken away; the backups themselves stay:': 'Das wird weggenommen; die Sicherungen selbst bleiben:',
  'No more scheduled backups of {0}?': 'Keine geplanten Sicherungen von {0} mehr?',
  'Backups of {0} are not scheduled any more.': 'Sicherungen von {0} sind nicht mehr geplant.',
  '{0} lies where it may be cleared away, and then no backup is made any more.':
    '{0} liegt dort, wo es weggeräumt werden kann, und dann gibt es keine Sicherungen mehr.',
  // src/commands/keep/scheduled.ts
  'An earlier backup of {0} was cut off: what it left is taken away first.':
    'Eine frühere Sicherung von {0} wurde abgebrochen: Was sie hinterlassen hat, wird zuerst weggenommen.',
  'an earlier backup of {0} was cut off, and could not be taken away':
    'eine frühere Sicherung von {0} wurde abgebrochen und ließ sich nicht wegnehmen',
  'See why: xenguide backup {0} --undo': 'Warum, sagt: xenguide backup {0} --undo',
  // src/commands/keep/store.ts
  'which folder is to be looked into is not said': 'es ist nicht gesagt, in welchen Ordner hineingesehen werden soll',
  'Name the one that backups are written to: {0} --to /backup':
    'Nennen Sie den, in den Sicherungen geschrieben werden: {0} --to /backup',
  // src/commands/keep/target-lost.ts
  'Everything is as it was before. Try again when the way to that host holds.':
    'Alles ist wie vorher. Versuchen Sie es noch einmal, wenn der Weg zu jenem Host hält.',
  'On the guest’s host nothing is left of it. On {0} there is the half backup {1}: remove it when that host answers again.':
    'Auf dem Host des Gastes ist nichts davon übrig. Auf {0} liegt die halbe Sicherung {1}: Entfernen Sie sie, wenn jener Host wieder antwortet.',
  // src/commands/keep/undo.ts
  'no backup of {0} was cut off on {1}: there is nothing to take back':
    'auf {1} wurde keine Sicherung von {0} abgebrochen: Es gibt nichts zurückzunehmen',
  'Backups that are whole are listed by xenguide backup --list --to FOLDER; remove one like any folder.':
    'Ganze Sicherungen listet xenguide backup --list --to ORDNER auf; entfernen Sie eine wie jeden anderen Ordner.',
  'This is taken away, or let go on, on {0}:': 'Das wird auf {0} weggenommen, oder darf weiterlaufen:',
  'Take the half backup of {0} back?': 'Die halbe Sicherung von {0} zurücknehmen?',
  'Nothing of that backup of {0} is left.': 'Von jener Sicherung von {0} ist nichts übrig.',
  // src/commands/keep/verify.ts
  'Reading {0} back on {1} …': '{0} wird auf {1} zurückgelesen …',
  '{0} is whole: every file is as it was written, and can be unpacked.':
    '{0} ist ganz: Jede Datei ist so, wie sie geschrieben wurde, und lässt sich auspacken.',
  'It is damaged. Use another backup, and see to the disk that this one lies on.':
    'Sie ist beschädigt. Nehmen Sie eine andere Sicherung, und sehen Sie nach der Platte, auf der diese liegt.',
  // src/commands/keep/which.ts
  '“{0}” is taken for a guest’s name here. Was this meant: xenguide backup --{1} … ?':
    '„{0}“ gilt hier als Name eines Gastes. War das gemeint: xenguide backup --{1} … ?',
  '{0} and --test cannot go together': '{0} und --test gehen nicht zusammen',
  'A test has a name of its own, no network, and is taken away.':
    'Ein Test hat einen eigenen Namen, kein Netz, und wird weggenommen.',
  '{0} and {1} cannot go together': '{0} und {1} gehen nicht zusammen',
  '{0} only means something with {1}': '{0} bedeutet nur zusammen mit {1} etwas',
  'Add {0}, or leave it out.': 'Fügen Sie {0} hinzu, oder lassen Sie es weg.',
  'no guest is named': 'es ist kein Gast genannt',
  'Name the one whose backup was cut off: xenguide backup NAME --undo':
    'Nennen Sie den, dessen Sicherung abgebrochen wurde: xenguide backup NAME --undo',
  'Name one: xenguide backup NAME --to /backup. What there is: xenguide backup --list --to /backup':
    'Nennen Sie einen: xenguide backup NAME --to /backup. Was es gibt: xenguide backup --list --to /backup',
  // src/commands/keep/words.ts
  'A backup of {0} on {1}, as {2}': 'Eine Sicherung von {0} auf {1}, als {2}',
  'Recipe {0}: the guest is {1}; it does not stand still.': 'Rezept {0}: Der Gast wird {1}; er steht nicht still.',
  'Recipe {0}: the guest is {1}; it stands still for a rough guess {2}.':
    'Rezept {0}: Der Gast wird {1}; er steht, grob geschätzt, {2} still.',
  'Recipe {0}: the guest is {1}; it stands still for about {2}.':
    'Rezept {0}: Der Gast wird {1}; er steht etwa {2} still.',
  'note: {0}': 'Hinweis: {0}',
  'In these steps:': 'In diesen Schritten:',
  'A backup that was to become {0} was cut off. What is done of it stays; the rest is done now.':
    'Eine Sicherung, die {0} werden sollte, wurde abgebrochen. Was davon getan ist, bleibt; der Rest wird jetzt getan.',
  '{0} did not stand still.': '{0} stand nicht still.',
  'How long {0} stood still is not known: the host’s clock was set back meanwhile.':
    'Wie lange {0} stillstand, ist nicht bekannt: Die Uhr des Hosts wurde unterdessen zurückgestellt.',
  '{0} stood still for {1} ({2} had been expected).': '{0} stand {1} still ({2} waren erwartet).',
  '{0} of disks became {1}. Check it now and then: xenguide verify {2}':
    'Aus {0} Disks wurden {1}. Prüfen Sie sie ab und zu: xenguide verify {2}',
  'There is no backup in {0}.': 'In {0} gibt es keine Sicherung.',
  'There is no backup of {0} in {1}.': 'Von {0} gibt es in {1} keine Sicherung.',
  // src/commands/lab.ts
  '{0} is not there': '{0} ist nicht da',
  'Take the lab from the project’s repository.': 'Nehmen Sie das Labor aus dem Repository des Projekts.',
  'The lab needs bash and a Debian system.': 'Das Labor braucht bash und ein Debian-System.',
  'the lab cannot be started: {0}': 'das Labor lässt sich nicht starten: {0}',
  // src/commands/move/ends.ts
  '{0} knows of no move of {1}': '{0} weiß von keinem Umzug von {1}',
  'A move is remembered on the host that it was asked for: try --host with the other one. To move it: xenguide move {0} ssh://root@HOST{1}':
    'Ein Umzug wird auf dem Host vermerkt, auf dem er verlangt wurde: Versuchen Sie --host mit dem anderen. Um ihn umzuziehen: xenguide move {0} ssh://root@HOST{1}',
  // src/commands/move/finish.ts
  '{0} is being moved just now; waiting …': '{0} zieht gerade um; es wird gewartet …',
  'The other host never had it: it is started on {0} again.':
    'Der andere Host hatte ihn nie: Er wird auf {0} wieder gestartet.',
  'Put {0} right?': '{0} in Ordnung bringen?',
  'That is done by: {0}': 'Das tut: {0}',
  '{0} is not where it should be after {1} attempts': '{0} ist nach {1} Versuchen nicht dort, wo er sein sollte',
  'See what both ends say: xenguide move {0} --status{1}':
    'Sehen Sie, was beide Enden sagen: xenguide move {0} --status{1}',
  '{0} is on {1}, and its mirror is in split brain': '{0} ist auf {1}, und sein Spiegel ist im Split-Brain',
  'See both copies: xenguide move {0} --status{1}': 'Sehen Sie beide Kopien an: xenguide move {0} --status{1}',
  'Then: {0}': 'Danach: {0}',
  '{0} cannot be started: its mirror is in split brain':
    '{0} kann nicht gestartet werden: Sein Spiegel ist im Split-Brain',
  'Decide which copy counts first: xenguide move {0} --status{1}':
    'Entscheiden Sie zuerst, welche Kopie zählt: xenguide move {0} --status{1}',
  'Clear up': 'Aufräumen',
  'What the host needed for the move is not needed any more.':
    'Was der Host für den Umzug brauchte, wird nicht mehr gebraucht.',
  '“{0}” failed': '„{0}“ ist fehlgeschlagen',
  'When that is mended, it is gone on with by: {0}': 'Wenn das behoben ist, geht es weiter mit: {0}',
  // src/commands/move/forward.ts
  'Looking at {0} on {1}, and at {2} …': '{0} auf {1} wird angesehen, und was auf {2} ist …',
  '{0} is not moved: {1}': '{0} wird nicht umgezogen: {1}',
  'Nothing was changed; {0} runs on {1}.': 'Nichts wurde geändert; {0} läuft auf {1}.',
  'Move {0} to {1}?': '{0} nach {1} umziehen?',
  '{0} is the host that the guest is to leave': '{0} ist der Host, den der Gast verlassen soll',
  'Name the other one: xenguide move GUEST ssh://root@OTHER{0}':
    'Nennen Sie den anderen: xenguide move GAST ssh://root@ANDERER{0}',
  // src/commands/move/keep.ts
  '{0} has nothing that the other has not: {1} --repair loses nothing.':
    '{0} hat nichts, was der andere nicht hat: {1} --repair verliert nichts.',
  '{0} is none of the two hosts': '{0} ist keiner der beiden Hosts',
  'Say whose copy counts: --keep {0} or --keep {1}': 'Sagen Sie, wessen Kopie zählt: --keep {0} oder --keep {1}',
  'no mirror of {0} is in split brain: there is nothing to choose':
    'kein Spiegel von {0} ist im Split-Brain: Es gibt nichts zu wählen',
  'See how it is: xenguide move {0} --status{1}': 'Wie es steht, sagt: xenguide move {0} --status{1}',
  'the copy on {0} lies on {1}, of which no snapshot can be taken':
    'die Kopie auf {0} liegt auf {1}, wovon es keinen Snapshot geben kann',
  'a device that is not told': 'einem Gerät, das nicht genannt wird',
  'Copy it elsewhere by hand first; then end the split brain by hand: xenguide guide keep/split-brain.':
    'Kopieren Sie sie zuerst von Hand anderswohin; beenden Sie das Split-Brain dann von Hand: xenguide guide keep/split-brain.',
  '{0}’s copy is given up.': 'Die Kopie von {0} wird aufgegeben.',
  '{0}’s disk is the same on both hosts again, as {1} had it.':
    'Die Disk von {0} ist auf beiden Hosts wieder dieselbe, so wie {1} sie hatte.',
  // src/commands/move/mirror.ts
  'DRBD copies what {0} missed …': 'DRBD kopiert, was {0} verpasst hat …',
  '{0} is in split brain': '{0} ist im Split-Brain',
  '{0} is still open for two writers': '{0} steht noch zwei Schreibern offen',
  '{0} is not the same on both hosts yet': '{0} ist noch nicht auf beiden Hosts gleich',
  'The guest is whole on {0}. See what is missing: drbdadm status {1}, on both hosts; mostly the network between them.':
    'Der Gast ist unversehrt auf {0}. Was fehlt, sagt auf beiden Hosts: drbdadm status {1}; meist liegt es am Netz dazwischen.',
  // src/commands/move/move.ts
  'A move of {0} was cut off. First it is found out where it is.':
    'Ein Umzug von {0} wurde abgebrochen. Zuerst wird herausgefunden, wo er ist.',
  '{0} is on {1}, and nothing of a move is left over.': '{0} ist auf {1}, und von einem Umzug ist nichts übrig.',
  'an earlier move of {0} was cut off': 'ein früherer Umzug von {0} wurde abgebrochen',
  'Put it right first: xenguide move {0} --repair{1}':
    'Bringen Sie ihn zuerst in Ordnung: xenguide move {0} --repair{1}',
  'either a host is named, or one of --back, --status, --repair and --keep is given':
    'entweder wird ein Host genannt, oder eines von --back, --status, --repair und --keep angegeben',
  'To move it: xenguide move {0} ssh://root@HOST. Where it is: xenguide move {1} --status':
    'Um ihn umzuziehen: xenguide move {0} ssh://root@HOST. Wo er ist: xenguide move {1} --status',
  // src/commands/move/result.ts
  '{0} was not moved: it is on {1}, as before. What xl said:':
    '{0} ist nicht umgezogen: Er ist auf {1}, wie zuvor. Was xl gesagt hat:',
  'If it stood still in between, xl’s own watcher of it has ended (up to Xen 4.19): a reboot from inside turns it off then. At a time that suits you: xl shutdown -w {0}, xl destroy {1}, and xl create {2}.':
    'Falls er zwischendurch stillstand, ist der Wächter von xl für ihn zu Ende (bis Xen 4.19): Ein Neustart von innen schaltet ihn dann aus. Wenn es Ihnen passt: xl shutdown -w {0}, xl destroy {1}, und xl create {2}.',
  '{0} runs on {1}. It was started anew; all of it took {2}.':
    '{0} läuft auf {1}. Er wurde neu gestartet; alles zusammen dauerte {2}.',
  '{0} runs on {1}. It was sent in {2}.': '{0} läuft auf {1}. Er wurde in {2} übertragen.',
  'It did not answer for {0} ({1} of {2} pings in a row were lost).':
    'Er antwortete {0} lang nicht ({1} von {2} Pings gingen hintereinander verloren).',
  'How long it stood still is not known: no address of it was found that answers a ping.':
    'Wie lange er stillstand, ist nicht bekannt: Es fand sich keine Adresse von ihm, die auf einen Ping antwortet.',
  'Its old disks are still on {0}: {1}. Remove them when all is well.':
    'Seine alten Disks sind noch auf {0}: {1}. Entfernen Sie sie, wenn alles gut ist.',
  'Back again, over those: xenguide move {0} --back --cold --over-old-disks{1}':
    'Wieder zurück, über diese hinweg: xenguide move {0} --back --cold --over-old-disks{1}',
  'Back again: xenguide move {0} --back{1}': 'Wieder zurück: xenguide move {0} --back{1}',
  // src/commands/move/status.ts
  'cannot be asked ({0})': 'kann nicht gefragt werden ({0})',
  'Put it right: xenguide move {0} --repair{1}': 'In Ordnung bringt es: xenguide move {0} --repair{1}',
  // src/commands/move/words.ts
  'ok@of a check': 'ok',
  'note@of a check': 'Hinweis',
  'NO@of a check': 'NEIN',
  'Do not start it anywhere before its mirror is one again: whoever starts it chooses a copy.':
    'Starten Sie ihn nirgends, bevor sein Spiegel wieder einer ist: Wer ihn startet, wählt eine Kopie.',
  'it is not there@of a guest': 'er ist nicht da',
  '{0} is there ({1})': '{0} ist da ({1})',
  'it runs': 'läuft',
  'paused@of a guest': 'pausiert',
  'stopped for the move': 'für den Umzug gestoppt',
  'ended@of a guest': 'beendet',
  'crashed@of a guest': 'abgestürzt',
  'being taken down': 'wird gerade abgebaut',
  '{0}: SPLIT BRAIN': '{0}: SPLIT-BRAIN',
  '{0} cannot be asked': '{0} kann nicht gefragt werden',
  '{0}; open for two writers': '{0}; steht zwei Schreibern offen',
  // src/commands/network-test/after-apply.ts
  'Looking at the network of {0}, for a few seconds.': 'Das Netz von {0} wird ein paar Sekunden lang angesehen.',
  'Not yet: this takes longer ({0} well so far).': 'Noch nicht: Das dauert länger ({0} bisher gut).',
  'In full, and again at any time: {0}': 'Ausführlich, und jederzeit wieder: {0}',
  // src/commands/network-test/look.ts
  'Nobody is known who may log in to {0} with a key.':
    'Es ist niemand bekannt, der sich mit einem Schlüssel an {0} anmelden darf.',
  // src/commands/network-test/report.ts
  'The network of {0} on {1}': 'Das Netz von {0} auf {1}',
  'Card {0} of {1}': 'Karte {0} von {1}',
  'Its card': 'Seine Karte',
  '{0} has no network card.': '{0} hat keine Netzwerkkarte.',
  '{0} could not be told': '{0} ließen sich nicht klären',
  '{0} not looked at': '{0} nicht angesehen',
  '{0} of {1} tests failed{2}. Begin with the first: what comes behind it often follows from it.':
    '{0} von {1} Prüfungen sind fehlgeschlagen{2}. Beginnen Sie mit der ersten: Was danach kommt, folgt oft daraus.',
  'Nothing is wrong: {0} tests are well{1}.': 'Alles in Ordnung: {0} Prüfungen sind gut ausgegangen{1}.',
  '1 test is well': '1 Prüfung ging gut aus',
  '{0} tests are well': '{0} Prüfungen gingen gut aus',
  'Not yet: {0}': 'Noch nicht: {0}',
  // src/commands/network-test/subject.ts
  'the plan’s answers': 'die Antworten des Plans',
  // src/commands/new/answers.ts
  '--set {0} is not of the form key.path=value': '--set {0} hat nicht die Form schlüssel.pfad=wert',
  'Write it like --set storage.size=20GiB.': 'Schreiben Sie etwa --set storage.size=20GiB.',
  'standard input': 'die Standardeingabe',
  'cannot be read: {0}': 'lässt sich nicht lesen: {0}',
  'Name a file with answers, or - for standard input.':
    'Nennen Sie eine Datei mit Antworten, oder - für die Standardeingabe.',
  'is too big to hold answers': 'ist zu groß für Antworten',
  'Is it the right file?': 'Ist es die richtige Datei?',
  'is not a text file in UTF-8': 'ist keine Textdatei in UTF-8',
  'there is no such file': 'eine solche Datei gibt es nicht',
  'it is a folder': 'es ist ein Ordner',
  'you may not read it': 'Sie dürfen sie nicht lesen',
  // src/commands/new/batch.ts
  '{0}: no answer, and there is no default': '{0}: keine Antwort, und es gibt keine Vorgabe',
  'Give it in the answers file or with --set {0}=…, or run it in a terminal to be asked.':
    'Geben Sie das in der Antwortdatei oder mit --set {0}=… an, oder lassen Sie sich in einem Terminal fragen.',
  // src/commands/new/carry-out.ts
  'What the guest said': 'Was der Gast sagte',
  'What was said': 'Was gesagt wurde',
  'Its network': 'Sein Netz',
  'What exists now': 'Was es jetzt gibt',
  'What next': 'Wie es weitergeht',
  '{0} was not made. What had been done was taken back.':
    '{0} wurde nicht angelegt. Was schon getan war, wurde zurückgenommen.',
  '{0} was not made, and something is left.': '{0} wurde nicht angelegt, und etwas ist übrig.',
  Why: 'Warum',
  'What is left': 'Was übrig ist',
  // src/commands/new/conclude.ts
  'Nothing was changed.': 'Nichts wurde geändert.',
  'Interrupted.': 'Unterbrochen.',
  // src/commands/new/draft.ts
  'Your answers could not be kept: xenguide cannot write to {0}.':
    'Ihre Antworten konnten nicht aufgehoben werden: xenguide kann nicht nach {0} schreiben.',
  'Your answers are kept: the next start offers them again.':
    'Ihre Antworten bleiben erhalten: Der nächste Start bietet sie wieder an.',
  // src/commands/new/files.ts
  'the config that xl reads': 'die Konfiguration, die xl liest',
  'the config of every start after the install': 'die Konfiguration für jeden Start nach der Installation',
  'the config of the first start, from the disc': 'die Konfiguration des ersten Starts, von der Disc',
  'the whole plan as a script': 'der ganze Plan als Skript',
  'your answers: they repeat this run': 'Ihre Antworten: Mit ihnen lässt sich dieser Lauf wiederholen',
  'the plan for xenguide apply': 'der Plan für xenguide apply',
  'Nothing was changed anywhere. The files are in {0}.': 'Nirgends wurde etwas geändert. Die Dateien liegen in {0}.',
  'They are made for the example host, which does not exist:':
    'Sie sind für den Beispiel-Host gemacht, den es nicht gibt:',
  'its volume group vg0 and its bridge xenbr0 are made up.':
    'Seine Volume Group vg0 und seine Bridge xenbr0 sind erfunden.',
  'To plan for a host of your own: xenguide --host ssh://root@HOST':
    'Um für einen eigenen Host zu planen: xenguide --host ssh://root@HOST',
  'Nothing was changed anywhere. Next:': 'Nirgends wurde etwas geändert. So geht es weiter:',
  '1. Copy the folder {0} to the Xen host (scp -p -r),': '1. Kopieren Sie den Ordner {0} auf den Xen-Host (scp -p -r),',
  'and the image or ISO files, if it takes any, to the same path there.':
    'und die Image- oder ISO-Dateien, falls er welche nimmt, an denselben Pfad.',
  '2. There, as root: bash {0}/{1}.sh': '2. Dort, als root: bash {0}/{1}.sh',
  'or, where xenguide is installed: xenguide apply {0}': 'oder, wo xenguide installiert ist: xenguide apply {0}',
  'Nothing was changed on the host. To carry it out: xenguide apply {0}':
    'Auf dem Host wurde nichts geändert. So führen Sie es aus: xenguide apply {0}',
  '{0} exists already, with other content': '{0} gibt es schon, mit anderem Inhalt',
  '{0} exist already, with other content': '{0} gibt es schon, mit anderem Inhalt',
  'Name another folder with --out, or move the old files away.':
    'Nennen Sie mit --out einen anderen Ordner, oder legen Sie die alten Dateien woandershin.',
  'something on the way is a file, not a folder': 'etwas auf dem Weg ist eine Datei, kein Ordner',
  'nothing can be made there': 'dort lässt sich nichts anlegen',
  'you may not write there': 'Sie dürfen dort nicht schreiben',
  'it lies on a read-only file system': 'es liegt auf einem schreibgeschützten Dateisystem',
  'the file system is full': 'das Dateisystem ist voll',
  'the path is too long': 'der Pfad ist zu lang',
  'the files cannot be written to {0}: {1}': 'die Dateien lassen sich nicht nach {0} schreiben: {1}',
  'Name a folder that you may write to with --out.': 'Nennen Sie mit --out einen Ordner, in den Sie schreiben dürfen.',
  // src/commands/new/hearing.ts
  'This host is only described: what you answered could not be tried on it.':
    'Dieser Host ist nur beschrieben: Ihre Antworten ließen sich dort nicht ausprobieren.',
  // src/commands/new/image-news.ts
  'One more such note stands in the review.': 'Ein weiterer solcher Hinweis steht in der Übersicht.',
  '{0} more such notes stand in the review.': '{0} weitere solche Hinweise stehen in der Übersicht.',
  'They install {0}.': 'Sie installieren {0}.',
  'Their order: {0}.': 'Ihre Reihenfolge: {0}.',
  'The disc in {0} cannot be looked at from this machine: say yourself, further on, which system it brings.':
    'Die Disc in {0} lässt sich von diesem Rechner aus nicht ansehen: Sagen Sie bei einer der nächsten Fragen selbst, welches System sie bringt.',
  'No file {0} on this machine. If it is only on the Xen host, go on; otherwise go back and correct the path.':
    'Auf diesem Rechner gibt es keine Datei {0}. Liegt sie nur auf dem Xen-Host, machen Sie weiter; sonst gehen Sie zurück und berichtigen Sie den Pfad.',
  '{0} files are not on this machine. If they are only on the Xen host, go on; otherwise go back and correct the paths: {1}':
    '{0} Dateien gibt es auf diesem Rechner nicht. Liegen sie nur auf dem Xen-Host, machen Sie weiter; sonst gehen Sie zurück und berichtigen Sie die Pfade: {1}',
  // src/commands/new/new.ts
  'nothing can be carried out on a host that is only described':
    'auf einem nur beschriebenen Host lässt sich nichts ausführen',
  'Leave out --facts, or write the plan (--write) and carry it out on the host with xenguide apply.':
    'Lassen Sie --facts weg, oder schreiben Sie den Plan (--write) und führen Sie ihn auf dem Host mit xenguide apply aus.',
  '--print changes nothing, --apply changes the host: they cannot go together':
    '--print ändert nichts, --apply ändert den Host: Beides zusammen geht nicht',
  'Leave one out.': 'Lassen Sie eines weg.',
  // src/commands/new/outside.ts
  'looking at the host': 'den Host ansehen',
  'looking into the image': 'in das Image hineinsehen',
  'looking at the other host': 'den anderen Host ansehen',
  'asking the host': 'den Host fragen',
  'looking at the discs': 'die Discs ansehen',
  // src/commands/new/peers.ts
  'See whether it can be reached: ssh HOST true.': 'Sehen Sie nach, ob er erreichbar ist: ssh HOST true.',
  '{0} was looked at too.': '{0} wurde auch angesehen.',
  // src/commands/new/renderer.ts
  '{0} is no folder': '{0} ist kein Ordner',
  'there is no folder {0}': 'den Ordner {0} gibt es nicht',
  'there is no template in {0} ({1})': 'in {0} ist keine Vorlage ({1})',
  'it is no text in UTF-8': 'sie ist kein Text in UTF-8',
  'Copy the templates you want to change into a folder, as they lie in {0}, and name that.':
    'Kopieren Sie die Vorlagen, die Sie ändern wollen, in einen Ordner, so wie sie in {0} liegen, und nennen Sie diesen.',
  // src/commands/new/session.ts
  '{0} was looked at: {1}.': '{0} wurde angesehen: {1}.',
  'The example host': 'Der Beispiel-Host',
  'With your next answer it is asked again.': 'Mit Ihrer nächsten Antwort wird er noch einmal gefragt.',
  '1 answered question': '1 beantwortete Frage',
  '{0} answered questions': '{0} beantwortete Fragen',
  // src/commands/new/target.ts
  '--facts and --host cannot go together': '--facts und --host gehen nicht zusammen',
  'A host is either described by a file or asked over ssh: leave one out.':
    'Ein Host wird entweder durch eine Datei beschrieben oder über ssh gefragt: Lassen Sie eines weg.',
  'the example host': 'der Beispiel-Host',
  '{0} (described)': '{0} (beschrieben)',
  '{0} is not a running Xen host: {1}': '{0} ist kein laufender Xen-Host: {1}',
  'Plan for another one: --host ssh://root@HOST asks it, --facts FILE or --facts example takes a described one.':
    'Planen Sie für einen anderen: --host ssh://root@HOST fragt ihn, --facts DATEI oder --facts example nimmt einen beschriebenen.',
  'How a machine becomes a Xen host: the guide’s page concepts/no-xen-yet.':
    'Wie aus einem Rechner ein Xen-Host wird: Handbuchseite concepts/no-xen-yet.',
  'you are not root there, and xl answers to root only': 'Sie sind dort nicht root, und xl antwortet nur root',
  // src/commands/new/targets.ts
  'the practice lab is not up': 'das Übungslabor läuft nicht',
  'In another terminal: xenguide lab build (some minutes, once), then xenguide lab up.':
    'In einem anderen Terminal: xenguide lab build (einige Minuten, einmal), dann xenguide lab up.',
  // src/commands/new/wizard-driver.ts
  'a new guest': 'ein neuer Gast',
  'the example host@on': 'dem Beispiel-Host',
  '{0}, which was not reached': '{0}, der nicht erreicht wurde',
  'this machine': 'diesem Rechner',
  '{0}/ holds other files of that name: change the guest’s name, or start again with --out FOLDER. Your answers are kept.':
    '{0}/ enthält andere Dateien dieses Namens: Ändern Sie den Namen des Gastes, oder starten Sie neu mit --out ORDNER. Ihre Antworten bleiben erhalten.',
  'This host is only described: write the files instead.':
    'Dieser Host ist nur beschrieben: Schreiben Sie stattdessen die Dateien.',
  // src/commands/no-xen.ts
  '{0} is not a Xen host: it has no xl': '{0} ist kein Xen-Host: Er hat kein xl',
  'xl cannot tell which guests there are on {0}{1}': 'xl kann nicht sagen, welche Gäste es auf {0} gibt{1}',
  '{0} on its host: --host ssh://root@HOST asks that one. xenguide doctor says what is missing.':
    '{0} auf seinem Host: --host ssh://root@HOST fragt diesen. xenguide doctor sagt, was fehlt.',
  // src/commands/table.ts
  'the language to speak': 'die Sprache',
  // src/commands/undo.ts
  'This is taken away from {0}, with everything in it:': 'Das wird von {0} weggenommen, mit allem, was darin ist:',
  'What was changed there is taken back:': 'Was dort geändert wurde, wird zurückgenommen:',
  'Changed since xenguide wrote it, and not kept:': 'Geändert, seit xenguide es schrieb, und nicht aufgehoben:',
  'Take {0} back?': '{0} zurücknehmen?',
  'This stays on {0}:': 'Das bleibt auf {0}:',
  '{0} was taken back.': '{0} wurde zurückgenommen.',
  // src/commands/usage-words.ts
  "unknown option '{0}'": 'unbekannte Option „{0}“',
  "unknown command '{0}'": 'unbekannter Befehl „{0}“',
  "missing required argument '{0}'": 'es fehlt das Argument „{0}“',
  "option '{0}' argument missing": 'hinter der Option „{0}“ fehlt ihr Wert',
  "option '{0}' argument '{1}' is invalid. Allowed choices are {2}.":
    'die Option „{0}“ nimmt „{1}“ nicht. Möglich sind {2}.',
  "too many arguments for '{0}': expected {1}, but got {2}": 'zu viele Argumente für „{0}“: erwartet {1}, gegeben {2}',
  '(did you mean {0}?)': '(meinten Sie {0}?)',
  // src/drives/change-words.ts
  '{0} holds the tray of {1} locked, and was asked to open it: waiting.':
    '{0} hält die Lade von {1} verriegelt und wurde gebeten, sie zu öffnen: Es wird gewartet.',
  '{0} still uses {1}: let go of it in there (umount /dev/{2}). Waiting.':
    '{0} benutzt {1} noch: Geben Sie es dort frei (umount /dev/{2}). Es wird gewartet.',
  '{0} is empty now': '{0} ist jetzt leer',
  '{0} is still in {1}': '{0} ist noch in {1}',
  '{0} was not emptied': '{0} wurde nicht geleert',
  '{0} was not put into {1}': '{0} wurde nicht in {1} eingelegt',
  'Put the disc out in {0} itself (eject, or the installer’s own button), then try again.':
    'Werfen Sie die Disc in {0} selbst aus (eject, oder der Knopf des Installationsprogramms), dann versuchen Sie es noch einmal.',
  'Unmount it in {0} (umount /dev/{1}), then try again.':
    'Hängen Sie sie in {0} aus (umount /dev/{1}), dann versuchen Sie es noch einmal.',
  '{0}: {1} did not let go, and {2}': '{0}: {1} hat nicht losgelassen, und {2}',
  '{0} (xl: {1})': '{0} (xl: {1})',
  '{0}: the waiting was given up, and {1}': '{0}: Das Warten wurde aufgegeben, und {1}',
  '{0}, and {1}; xl {2}': '{0}, und {1}; xl {2}',
  'said that it was done': 'sagte, es sei getan',
  'says: {0}': 'sagt: {0}',
  'Look again in a moment: xenguide disc {0} list. More may stand in {1}.':
    'Sehen Sie gleich noch einmal nach: xenguide disc {0} list. Mehr steht vielleicht in {1}.',
  // src/drives/change.ts
  'the connection to {0} broke while the disc was being changed':
    'die Verbindung zu {0} brach ab, während die Disc gewechselt wurde',
  'See what is in the drives now: xenguide disc {0} list':
    'Sehen Sie nach, was jetzt in den Laufwerken liegt: xenguide disc {0} list',
  '{0} is being started or stopped just now': '{0} wird gerade gestartet oder angehalten',
  'Its drives can only be changed while it runs. xl list shows the guests that do.':
    'Seine Laufwerke lassen sich nur ändern, während er läuft. xl list zeigt die Gäste, die laufen.',
  'It could not be noted down in {0}: {1}': 'Es ließ sich nicht in {0} vermerken: {1}',
  // src/drives/checks.ts
  'no disc is named': 'es ist keine Disc genannt',
  'Give the path of an ISO file, like /srv/iso/disc2.iso.':
    'Geben Sie den Pfad einer ISO-Datei an, etwa /srv/iso/disc2.iso.',
  'the path {0} holds a control character': 'der Pfad {0} enthält ein Steuerzeichen',
  'Rename the file.': 'Benennen Sie die Datei um.',
  '{0} does not begin with /, and on another host it is not clear where it begins':
    '{0} beginnt nicht mit /, und auf einem anderen Host ist nicht klar, wo das anfängt',
  'Give the whole path there, like /srv/iso/disc2.iso.': 'Geben Sie den ganzen Pfad dort an, etwa /srv/iso/disc2.iso.',
  '{0} is a {1} guest, which has no CD drives, and xenguide has no record of which of its disks are discs':
    '{0} ist ein {1}-Gast ohne CD-Laufwerke, und xenguide hat nicht vermerkt, welche seiner Disks Discs sind',
  'Add a disc by hand: xl block-attach {0} format=raw,vdev=xvdz,access=ro,target=/srv/iso/disc.iso':
    'Fügen Sie eine Disc von Hand hinzu: xl block-attach {0} format=raw,vdev=xvdz,access=ro,target=/srv/iso/disc.iso',
  '{0} of {1} is a disk that the guest writes to, not a disc':
    '{0} von {1} ist eine Disk, auf die der Gast schreibt, keine Disc',
  'Nothing is done to it. Was the guest started with another config than the one xenguide wrote?':
    'Damit geschieht nichts. Wurde der Gast mit einer anderen Konfiguration gestartet als der, die xenguide schrieb?',
  'the path {0} holds a comma: {1} would not start any more with it in a drive':
    'der Pfad {0} enthält ein Komma: {1} würde damit in einem Laufwerk nicht mehr starten',
  'Rename the file, or make a link to it without a comma in its name (ln -s).':
    'Benennen Sie die Datei um, oder machen Sie einen Link auf sie, dessen Name kein Komma hat (ln -s).',
  '{0} has no drive {1}': '{0} hat kein Laufwerk {1}',
  'It has {0}.': 'Er hat {0}.',
  '{0} has no drive for discs at all': '{0} hat gar kein Laufwerk für Discs',
  'A drive cannot be added while it runs: put "vdev=hdc,devtype=cdrom,target=" into disk=[…] of its config, and start it anew.':
    'Im laufenden Betrieb lässt sich kein Laufwerk ergänzen: Schreiben Sie "vdev=hdc,devtype=cdrom,target=" in disk=[…] seiner Konfiguration, und starten Sie ihn neu.',
  'Plan the guest with discs: then it gets disks for them.':
    'Planen Sie den Gast mit Discs: Dann bekommt er Disks dafür.',
  // src/drives/copilot-view.ts
  '{0} does not run: its drives can be changed once it does.':
    '{0} läuft nicht: Seine Laufwerke lassen sich ändern, sobald er läuft.',
  '{0} stopped{1}. It is shown again when it runs.': '{0} hat angehalten{1}. Er wird wieder gezeigt, sobald er läuft.',
  // src/drives/copilot.ts
  'There is no list of discs for this guest: insert one by its number.':
    'Für diesen Gast gibt es keine Liste von Discs: Legen Sie eine mit ihrer Nummer ein.',
  '{0} does not run, or cannot be reached: nothing can be changed now.':
    '{0} läuft nicht oder ist nicht erreichbar: Jetzt lässt sich nichts ändern.',
  'changing the disc': 'die Disc wechseln',
  '{0} does not answer any more: trying again. The guest is not touched by that.':
    '{0} antwortet nicht mehr: Es wird weiter versucht. Den Gast berührt das nicht.',
  // src/drives/disc-file.ts
  '{0} may not be looked at on {1}': '{0} darf auf {1} nicht angesehen werden',
  '{0} is not there on {1}': '{0} gibt es auf {1} nicht',
  'See what there is: ls -l, and xenguide disc GUEST list.':
    'Sehen Sie nach, was es gibt: ls -l, und xenguide disc GAST list.',
  '{0} is empty': '{0} ist leer',
  'Fetch the disc again: the file has no bytes.': 'Holen Sie die Disc noch einmal: Die Datei hat keine Bytes.',
  '{0} is neither a file nor a drive': '{0} ist weder eine Datei noch ein Laufwerk',
  'Name an ISO file, or a drive of the host like /dev/sr0.':
    'Nennen Sie eine ISO-Datei, oder ein Laufwerk des Hosts wie /dev/sr0.',
  // src/drives/install.ts
  'Nothing is being installed in {0}.': 'In {0} wird nichts installiert.',
  'The install is over: {0} runs from its own disk.':
    'Die Installation ist zu Ende: {0} läuft von seiner eigenen Disk.',
  'no log tells why it does not run': 'kein Protokoll sagt, warum er nicht läuft',
  'The install of {0} is over ({1}), but it could not be started from its own disk{2}.':
    'Die Installation von {0} ist zu Ende ({1}), aber er ließ sich nicht von seiner eigenen Disk starten{2}.',
  'See why (/var/log/xen/xl-{0}.log), then start it: xl create {1}':
    'Sehen Sie nach, warum (/var/log/xen/xl-{0}.log), dann starten Sie ihn: xl create {1}',
  'The install of {0} is over ({1}): it was started again, now from its own disk ({2}).':
    'Die Installation von {0} ist zu Ende ({1}): Er wurde wieder gestartet, jetzt von seiner eigenen Disk ({2}).',
  '{0} is gone in the middle of its install: {1}. Nothing was started.':
    '{0} ist mitten in der Installation verschwunden: {1}. Es wurde nichts gestartet.',
  'To install anew: xl create {0}. If the install was finished: xl create {1}':
    'Um neu zu installieren: xl create {0}. Falls die Installation fertig war: xl create {1}',
  '{0} does not answer any more: trying again.': '{0} antwortet nicht mehr: Es wird weiter versucht.',
  // src/drives/looker.ts
  '{0} runs again.': '{0} läuft wieder.',
  '{0} answers again.': '{0} antwortet wieder.',
  // src/drives/queue.ts
  'There is no list of discs for this guest: insert one by its name.':
    'Für diesen Gast gibt es keine Liste von Discs: Legen Sie eine mit ihrem Namen ein.',
  'All discs of the list have been in a drive.': 'Alle Discs der Liste lagen schon in einem Laufwerk.',
  'The guest has no drive for a disc.': 'Der Gast hat kein Laufwerk für eine Disc.',
  'the guest has opened {0} itself': 'der Gast hat {0} selbst geöffnet',
  '{0} was emptied last': '{0} wurde zuletzt geleert',
  '{0} in {1} is the disc that was inserted last': '{0} in {1} ist die zuletzt eingelegte Disc',
  // src/drives/record-file.ts
  'the record of this guest’s discs is damaged ({0} on {1})':
    'der Vermerk über die Discs dieses Gastes ist beschädigt ({0} auf {1})',
  'Move the file away: the drives are then read from the running guest, without the list of its discs.':
    'Legen Sie die Datei beiseite: Die Laufwerke werden dann vom laufenden Gast gelesen, ohne die Liste seiner Discs.',
  // src/drives/shutdown-log.ts
  'it switched itself off': 'er hat sich ausgeschaltet',
  'it rebooted': 'er hat neu gestartet',
  'it was saved to a file': 'er wurde in eine Datei gesichert',
  'it crashed': 'er ist abgestürzt',
  'its watchdog stopped it': 'sein Watchdog hat ihn angehalten',
  'it was reset': 'er wurde zurückgesetzt',
  'somebody stopped it (xl destroy)': 'jemand hat ihn angehalten (xl destroy)',
  // src/drives/state.ts
  'Discs are changed on the guest’s host, as root: --host ssh://root@HOST asks that one. xenguide doctor says what is missing.':
    'Discs wechselt man auf dem Host des Gastes, als root: --host ssh://root@HOST fragt diesen. xenguide doctor sagt, was fehlt.',
  // src/drives/swap.ts
  'xl ended with {0}': 'xl endete mit {0}',
  // src/drives/words.ts
  'it took too long': 'es dauerte zu lange',
  '{0} is empty already.': '{0} ist schon leer.',
  '{0} is empty now; {1} was taken out.': '{0} ist jetzt leer; {1} wurde herausgenommen.',
  '{0} is in {1} already.': '{0} ist schon in {1}.',
  '; {0} was taken out': '; {0} wurde herausgenommen',
  '{0} is in {1} now{2}.': '{0} ist jetzt in {1}{2}.',
  'the guest holds it': 'der Gast hält sie fest',
  'put out by the guest': 'vom Gast ausgeworfen',
  'No ISO file was found in /srv/iso, /srv/images and the other usual folders. Put one there, or name it by its full path: xenguide disc {0} insert {1} /PATH/FILE.iso':
    'In /srv/iso, /srv/images und den anderen üblichen Ordnern wurde keine ISO-Datei gefunden. Legen Sie eine dorthin, oder nennen Sie sie mit ihrem vollständigen Pfad: xenguide disc {0} insert {1} /PFAD/DATEI.iso',
  '{0}: empty': '{0}: leer',
  'Unmount a disc in the guest first: a newer Linux does not hold on to it.':
    'Hängen Sie eine Disc erst im Gast aus: Ein neueres Linux hält sie nicht fest.',
  // src/guest/answers-file.ts
  'the file has more than a million characters': 'die Datei hat mehr als eine Million Zeichen',
  'it holds no answers': 'sie enthält keine Antworten',
  'Begin it with “version: 1” and “name: …”; a written plan’s NAME.answers.yaml is an example.':
    'Beginnen Sie sie mit „version: 1“ und „name: …“; ein Beispiel ist NAME.answers.yaml, das mit jedem Plan geschrieben wird.',
  'the line “version: 1” is missing': 'die Zeile „version: 1“ fehlt',
  'version {0} is not known': 'die Version {0} ist nicht bekannt',
  'Write “version: 1” as its first line.': 'Schreiben Sie „version: 1“ als erste Zeile.',
  '{0} mixes values and groups in one list': '{0} mischt Werte und Gruppen in einer Liste',
  'Write {0} as a list of one kind.': 'Schreiben Sie {0} als Liste einer einzigen Art.',
  'at line {0}, column {1}': 'in Zeile {0}, Spalte {1}',
  'a tab stands{0}': 'ein Tabulator steht{0}',
  'Indent with spaces: YAML does not take tabs.': 'Rücken Sie mit Leerzeichen ein: YAML nimmt keine Tabulatoren.',
  'the same key stands twice{0}: keys are unique':
    'derselbe Schlüssel steht zweimal{0}: Jeder darf nur einmal vorkommen',
  'a second document begins{0}': 'ein zweites Dokument beginnt{0}',
  'Take out the line “---”: one file holds one guest.':
    'Nehmen Sie die Zeile „---“ heraus: Eine Datei enthält einen Gast.',
  'groups lie in groups without end{0}': 'Gruppen liegen endlos ineinander{0}',
  'a YAML tag (!) stands{0}': 'ein YAML-Tag (!) steht{0}',
  'Leave it out; a text that begins with ! needs quotes.':
    'Lassen Sie es weg; ein Text, der mit ! beginnt, braucht Anführungszeichen.',
  'Mend that line; each answer stands as “key: value”.':
    'Berichtigen Sie diese Zeile; jede Antwort steht da als „Schlüssel: Wert“.',
  'it uses YAML anchors and aliases (& and *)': 'sie benutzt Anker und Verweise von YAML (& und *)',
  'Write each value out where it is needed.': 'Schreiben Sie jeden Wert dort aus, wo er gebraucht wird.',
  // src/guest/card-warnings.ts
  'card {0} ({1}, {2})': 'Karte {0} ({1}, {2})',
  'Several cards each bring the guest a default gateway: {0}. Which one it takes is left to its system, and answers may leave by another card than the question came in by. Keep one; give the others a fixed address without a gateway.':
    'Mehrere Karten bringen dem Gast je ein Default-Gateway: {0}. Welches er nimmt, bleibt seinem System überlassen, und Antworten verlassen ihn vielleicht über eine andere Karte als die, über die die Frage kam. Behalten Sie eines; geben Sie den anderen eine feste Adresse ohne Gateway.',
  'The guest’s disk is on two hosts, but its private network {0} is on this one only: on the other the guest neither starts nor can it move there (xl: Could not find bridge device). Choose a bridge that both hosts have; or make a network of the same name and addresses there first, with a guest of its own.':
    'Die Disk des Gastes liegt auf zwei Hosts, sein privates Netz {0} aber nur auf diesem: Auf dem anderen startet der Gast nicht, und er kann auch nicht dorthin umziehen (xl: Could not find bridge device). Wählen Sie eine Bridge, die beide Hosts haben; oder legen Sie dort erst ein Netz mit demselben Namen und denselben Adressen an, mit einem eigenen Gast.',
  'The guest’s disk is on two hosts, but its address {0} is led to this one only: on the other the guest neither starts nor can it move there (xl: the card is not described on this host). Choose a bridge that both hosts have; or be ready to undo the guest and to make it there, with the route.':
    'Die Disk des Gastes liegt auf zwei Hosts, aber seine Adresse {0} wird nur zu diesem geleitet: Auf dem anderen startet der Gast nicht und kann auch nicht dorthin umziehen (xl: the card is not described on this host). Wählen Sie eine Bridge, die beide Hosts haben; oder seien Sie bereit, den Gast zurückzunehmen und ihn mitsamt der Route dort anzulegen.',
  'The guest’s disk is on two hosts, but {0} has no bridge {1}: there the guest neither starts nor can it move there (xl: Could not find bridge device). Make one of that name there, in the same network: xenguide guide network/bridge.':
    'Die Disk des Gastes liegt auf zwei Hosts, aber {0} hat keine Bridge {1}: Dort startet der Gast nicht und kann auch nicht dorthin umziehen (xl: Could not find bridge device). Legen Sie dort eine dieses Namens an, im selben Netz: xenguide guide network/bridge.',
  // src/guest/disks-together.ts
  'two disks of this guest would be on {0}{1}': 'zwei Disks dieses Gastes lägen auf {0}{1}',
  '(which is also {0})': '(das ist auch {0})',
  'Give each disk a place of its own.': 'Geben Sie jeder Disk einen eigenen Platz.',
  'the disks of this guest take {0} of {1} together, and {2} are free there':
    'die Disks dieses Gastes brauchen zusammen {0} von {1}, und dort sind {2} frei',
  'Make one of them smaller, or put it elsewhere.': 'Machen Sie eine davon kleiner, oder legen Sie sie woandershin.',
  // src/guest/drives.ts
  'the second is for the disc with Xen’s drivers for Windows':
    'das zweite ist für die Disc mit den Xen-Treibern für Windows',
  'with two, the next disc can be put in before the first is taken out':
    'mit zweien kann die nächste Disc eingelegt werden, bevor die erste herausgenommen ist',
  'there is one disc; the next one can go into the same drive when it is asked for':
    'es gibt nur eine Disc; die nächste kann in dasselbe Laufwerk, wenn nach ihr gefragt wird',
  // src/guest/login-warning.ts
  'No ssh key is given: the image makes its users at the first start, and nobody will have a way in.':
    'Es ist kein ssh-Schlüssel angegeben: Das Image legt seine Benutzer beim ersten Start an, und niemand wird hineinkommen.',
  'Name the file of your public key (login.ssh_keys); ssh-keygen makes one.':
    'Nennen Sie die Datei Ihres öffentlichen Schlüssels (login.ssh_keys); ssh-keygen erzeugt einen.',
  'Nothing tells the guest its address {0}: there is no first-login disk for it. Set it inside the guest.':
    'Dem Gast sagt niemand seine Adresse {0}: Es gibt keine Disk für die erste Anmeldung. Stellen Sie sie im Gast selbst ein.',
  // src/guest/lvm-inside.ts
  'a volume group': 'eine Volume Group',
  'the volume group {0}': 'die Volume Group {0}',
  'This host’s own LVM would activate {0} of the image, and then host and guest write to it at once. It would find it on {1}. Keep the host from it before you go on: {2}':
    'Das LVM dieses Hosts selbst würde {0} des Images aktivieren, und dann schrieben Host und Gast zugleich darauf. Es fände sie auf {1}. Halten Sie den Host davon ab, bevor Sie weitermachen: {2}',
  'take it out of LVM’s devices file, lvmdevices --deldev {0}-partN.':
    'nehmen Sie sie aus der Gerätedatei von LVM, lvmdevices --deldev {0}-partN.',
  'in /etc/lvm/lvm.conf, section devices, write global_filter = [ {0} ], then run update-initramfs -u.':
    'schreiben Sie in /etc/lvm/lvm.conf im Abschnitt devices global_filter = [ {0} ], dann rufen Sie update-initramfs -u auf.',
  'Or let LVM know the host’s own disks only: use_devicesfile = 1 there, then vgimportdevices -a.':
    'Oder lassen Sie LVM nur die Platten des Hosts kennen: dort use_devicesfile = 1, dann vgimportdevices -a.',
  'this host’s own': 'die dieses Hosts',
  'the one in the disk of the guest {0}': 'die in der Disk des Gastes {0}',
  'The image’s volume group is called {0}, as {1} is. With both to be seen, LVM commands for {2} fail or hit the wrong one: keep the host from it, or give it another name in the guest (vgrename).':
    'Die Volume Group im Image heißt {0}, genau wie {1}. Sind beide sichtbar, dann scheitern LVM-Befehle für {2} oder treffen die falsche: Halten Sie den Host von ihr fern, oder geben Sie ihr im Gast einen anderen Namen (vgrename).',
  'The very physical volume that is in the image is on {0} already: it was installed there before. LVM refuses to work with two of one identity; keep the host from both, or run vgimportclone on one.':
    'Genau das Physical Volume, das im Image liegt, gibt es schon auf {0}: Es wurde dort früher installiert. LVM weigert sich, mit zweien derselben Identität zu arbeiten; halten Sie den Host von beiden fern, oder rufen Sie für eines vgimportclone auf.',
  // src/guest/name.ts
  'Use letters, digits and . _ + - (at most 60), beginning with a letter or digit, like web1.':
    'Nehmen Sie Buchstaben, Ziffern und . _ + - (höchstens 60 Zeichen), mit einem Buchstaben oder einer Ziffer am Anfang, etwa web1.',
  'the guest has no name': 'der Gast hat keinen Namen',
  'the name has {0} characters': 'der Name hat {0} Zeichen',
  '“{0}” has digits only: xl would take it for a running guest’s number':
    '„{0}“ hat nur Ziffern: xl hielte das für die Nummer eines laufenden Gastes',
  '“{0}” has characters that a guest’s name cannot have':
    '„{0}“ enthält Zeichen, die im Namen eines Gastes nicht vorkommen dürfen',
  '“{0}” is the name of the host’s own system': '„{0}“ ist der Name des Systems auf dem Host selbst',
  '“{0}” ends like a guest that xl is moving just now': '„{0}“ endet wie ein Gast, den xl gerade umzieht',
  'described in {0}': 'beschrieben in {0}',
  'there is a guest called {0} already ({1})': 'es gibt schon einen Gast namens {0} ({1})',
  'Choose another name, or take that guest away first (xenguide undo {0}, if xenguide made it).':
    'Wählen Sie einen anderen Namen, oder nehmen Sie jenen Gast erst weg (xenguide undo {0}, wenn xenguide ihn angelegt hat).',
  // src/guest/resolve.ts
  'An installer shows itself on the guest’s screen: without VNC nobody sees it, unless it also writes to the serial console.':
    'Ein Installer zeigt sich auf dem Bildschirm des Gastes: Ohne VNC sieht ihn niemand, außer er schreibt auch auf die serielle Konsole.',
  // src/guest/system-disk.ts
  'a system that is installed takes 2 to 10 GiB, and wants room for data':
    'ein System, das installiert wird, braucht 2 bis 10 GiB und will noch Platz für Daten',
  // src/guest/vdevs.ts
  '“{0}” is no name of a virtual disk': '„{0}“ ist kein Name einer virtuellen Disk',
  'Write xvdb, xvdc and so on.': 'Schreiben Sie xvdb, xvdc und so weiter.',
  '{0} would be a partition without its disk': '{0} wäre eine Partition ohne ihre Disk',
  'Name a whole disk, like xvdb.': 'Nennen Sie eine ganze Disk, etwa xvdb.',
  '{0} is kept for the first-login disk': '{0} ist für die Disk der ersten Anmeldung bestimmt',
  'Choose another letter.': 'Wählen Sie einen anderen Buchstaben.',
  '{0} is taken by another disk': '{0} gehört schon einer anderen Disk',
  '{0} and {1} would be the same disk': '{0} und {1} wären dieselbe Disk',
  'Choose another letter, or leave vdev out: the next free one is taken then.':
    'Wählen Sie einen anderen Buchstaben, oder lassen Sie vdev weg: Dann wird der nächste freie genommen.',
  '{0} is an emulated IDE drive of an hvm guest, and those cannot be read-only':
    '{0} ist ein nachgebildetes IDE-Laufwerk eines hvm-Gastes, und das kann nicht schreibgeschützt sein',
  'Choose xvde or later.': 'Nehmen Sie xvde oder einen späteren Buchstaben.',
  // src/guest/windows.ts
  'Windows asks for 32 GiB at least, and its updates for more':
    'Windows verlangt mindestens 32 GiB, und seine Updates noch mehr',
  'Windows asks for 2 GiB at least, and is slow with that': 'Windows verlangt mindestens 2 GiB und ist damit langsam',
  'Windows asks for a disk of 32 GiB at least: on a smaller one its installer stops, or its updates do later.':
    'Windows verlangt eine Disk von mindestens 32 GiB: Auf einer kleineren bricht die Installation ab, oder später die Updates.',
  // src/guide/layout.ts
  'Checked {0} against Xen {1}.': 'Stand {0}, geprüft mit Xen {1}.',
  '[a drawing, {0} columns wide: widen the window to see it]':
    '[eine Zeichnung, {0} Spalten breit: Machen Sie das Fenster breiter, um sie zu sehen]',
  // src/guide/library.ts
  '{0} (in English)': '{0} (auf Englisch)',
  // src/host/checks/check.ts
  '{0} and {1}': '{0} und {1}',
  // src/host/checks/gaps.ts
  'Not everything could be found out ({0}): {1}': 'Nicht alles ließ sich herausfinden ({0}): {1}',
  'Put it right if a plan is to know of it.': 'Bringen Sie es in Ordnung, wenn ein Plan davon wissen soll.',
  // src/host/checks/memory.ts
  'GRUB_CMDLINE_XEN_DEFAULT="dom0_mem=2G,max:2G" in /etc/default/grub.d/xen.cfg, then update-grub and reboot.':
    'GRUB_CMDLINE_XEN_DEFAULT="dom0_mem=2G,max:2G" in /etc/default/grub.d/xen.cfg, dann update-grub und neu starten.',
  'Xen has {0} of its {1} free for guests.': 'Xen hat {0} von seinen {1} für Gäste frei.',
  'Xen has only {0} free for guests.': 'Xen hat nur {0} für Gäste frei.',
  '{0} xl will take memory from dom0 for each guest, which may fail.':
    '{0} xl wird dom0 für jeden Gast Speicher wegnehmen, und das kann misslingen.',
  'Better: {0}': 'Besser: {0}',
  'Shut a guest down, or give dom0 less: the value of dom0_mem= on the Xen command line.':
    'Fahren Sie einen Gast herunter, oder geben Sie dom0 weniger: der Wert von dom0_mem= auf der Befehlszeile von Xen.',
  'dom0 began with all memory of the machine and holds {0} now.':
    'dom0 begann mit dem ganzen Speicher des Rechners und hat jetzt {0}.',
  'Give it a fixed share: {0}': 'Geben Sie ihm einen festen Anteil: {0}',
  "dom0's memory is set ({0}) but not its most, so it may grow into what guests need.":
    'Der Speicher von dom0 ist festgelegt ({0}), nicht aber sein Höchstwert; es kann also in das hineinwachsen, was Gäste brauchen.',
  'Write the most as well: {0}': 'Schreiben Sie auch den Höchstwert: {0}',
  "dom0's memory is fixed: dom0_mem={0}.": 'Der Speicher von dom0 ist fest: dom0_mem={0}.',
  'xl leaves dom0 its memory when it makes a guest.': 'xl lässt dom0 seinen Speicher, wenn es einen Gast anlegt.',
  "dom0's memory is fixed, yet xl takes from it when it makes a guest: autoballoon is {0}.":
    'Der Speicher von dom0 ist fest, und doch nimmt xl davon, wenn es einen Gast anlegt: autoballoon ist {0}.',
  'Write autoballoon="auto" in /etc/xen/xl.conf.': 'Schreiben Sie autoballoon="auto" in /etc/xen/xl.conf.',
  // src/host/checks/network.ts
  'xenguide new makes one from a card of the host, if you choose so; xenguide guide network/bridge shows how by hand. Guests behind NAT (xenguide guide network/nat) need none.':
    'xenguide new legt eine aus einer Karte des Hosts an, wenn Sie das wählen; xenguide guide network/bridge zeigt, wie es von Hand geht. Gäste hinter NAT (xenguide guide network/nat) brauchen keine.',
  '/etc/xen/xl.conf puts guests on the bridge {0}, which is not there.':
    '/etc/xen/xl.conf setzt Gäste auf die Bridge {0}, die es nicht gibt.',
  'Make it, or correct vif.default.bridge. {0}': 'Legen Sie sie an, oder berichtigen Sie vif.default.bridge. {0}',
  'There is no bridge to connect guests to.': 'Es gibt keine Bridge, an die sich Gäste anschließen lassen.',
  'The bridges here ({0}) have no network card as a port: guests would be cut off.':
    'Die Bridges hier ({0}) haben keine Netzwerkkarte als Port: Gäste wären abgeschnitten.',
  'Add the card to one of them. {0}': 'Fügen Sie die Karte einer davon hinzu. {0}',
  'Guests can be connected to {0}.': 'Gäste lassen sich an {0} anschließen.',
  // src/host/checks/packages.ts
  'This host runs {0}; xenguide was tried on Debian. Files and services of Xen may lie elsewhere here.':
    'Auf diesem Host läuft {0}; erprobt ist xenguide mit Debian. Dateien und Dienste von Xen können hier anderswo liegen.',
  'Where a package of apt is named, look for the program that it brings: your packages may be called otherwise.':
    'Wo ein Paket von apt genannt wird, suchen Sie nach dem Programm, das es mitbringt: Ihre Pakete können anders heißen.',
  // src/host/checks/storage.ts
  'volume group {0}': 'Volume Group {0}',
  '{0} ({1} free)': '{0} ({1} frei)',
  'There is room for disks of guests in {0}.': 'In {0} ist Platz für Disks von Gästen.',
  "No volume group and no file system has {0} free for a guest's disk.":
    'Keine Volume Group und kein Dateisystem hat {0} für die Disk eines Gastes frei.',
  'Add a disk and make a volume group of it (pvcreate, vgcreate), or free some room.':
    'Bauen Sie eine Festplatte ein und machen Sie eine Volume Group daraus (pvcreate, vgcreate), oder schaffen Sie Platz.',
  'The thin pool {0}/{1} ({2})': 'Der Thin-Pool {0}/{1} ({2})',
  '{0} is not active.': '{0} ist nicht aktiv.',
  'Switch it on: lvchange -ay {0}/{1}': 'Schalten Sie ihn ein: lvchange -ay {0}/{1}',
  '{0} is {1} % full, its metadata {2} %; {3} are promised out of it.':
    '{0} ist zu {1} % voll, seine Metadaten zu {2} %; daraus sind {3} versprochen.',
  '{0} When it is full, every guest on it stops.': '{0} Wenn er voll ist, bleibt jeder Gast darauf stehen.',
  'Make it bigger: lvextend -L +10G {0}/{1}, or --poolmetadatasize +100M for the metadata.':
    'Vergrößern Sie ihn: lvextend -L +10G {0}/{1}, oder --poolmetadatasize +100M für die Metadaten.',
  "Only {0} raw files can be disks of running guests at a time: max_loop={1} is on the kernel's command line.":
    'Nur {0} raw-Dateien können zugleich Disks laufender Gäste sein: max_loop={1} steht auf der Befehlszeile des Kernels.',
  'Take max_loop from GRUB_CMDLINE_LINUX in /etc/default/grub, run update-grub and reboot; or use LVM.':
    'Nehmen Sie max_loop aus GRUB_CMDLINE_LINUX in /etc/default/grub, rufen Sie update-grub auf und starten Sie neu; oder nehmen Sie LVM.',
  '{0} of guest {1} (on {2})': '{0} des Gastes {1} (auf {2})',
  "This host's LVM has found volume groups inside disks of guests: {0}. Activated here, they would be written to twice.":
    'Das LVM dieses Hosts hat Volume Groups in den Disks von Gästen gefunden: {0}. Werden sie hier aktiviert, schreiben zwei zugleich hinein.',
  'Hide them: in /etc/lvm/lvm.conf, section devices, global_filter = [ {0} ], then update-initramfs -u.':
    'Verbergen Sie sie: in /etc/lvm/lvm.conf, Abschnitt devices, global_filter = [ {0} ], dann update-initramfs -u.',
  'When the host goes down, running guests are saved to {0}.':
    'Wenn der Host herunterfährt, werden laufende Gäste nach {0} gesichert.',
  'When the host goes down, running guests are saved to {0}. They hold {1} of memory, and {2} has {3} free.':
    'Wenn der Host herunterfährt, werden laufende Gäste nach {0} gesichert. Sie haben {1} Speicher, und auf {2} sind {3} frei.',
  'Write XENDOMAINS_SAVE="" in /etc/default/xendomains: then guests are shut down in place of saved.':
    'Schreiben Sie XENDOMAINS_SAVE="" in /etc/default/xendomains: Dann werden Gäste heruntergefahren statt gesichert.',
  // src/host/checks/tools.ts
  'All other programs that a plan may need are there.': 'Alle übrigen Programme, die ein Plan brauchen kann, sind da.',
  '{0} is missing.': 'Es fehlt {0}.',
  '{0} are missing.': 'Es fehlen {0}.',
  'GRUB for pv and pvh guests is there.': 'GRUB für pv- und pvh-Gäste ist da.',
  'GRUB for {0} guests is missing: such a guest cannot start its own kernel from its disk.':
    'GRUB für Gäste vom Typ {0} fehlt: Ein solcher Gast kann seinen eigenen Kernel nicht von seiner Disk starten.',
  'qemu for Xen is there: hvm guests and qcow2 disks work.': 'qemu für Xen ist da: hvm-Gäste und qcow2-Disks gehen.',
  'qemu for Xen is missing: hvm guests and qcow2 disks cannot be used.':
    'qemu für Xen fehlt: hvm-Gäste und qcow2-Disks lassen sich nicht benutzen.',
  'SeaBIOS, the firmware of hvm guests, is there.': 'SeaBIOS, die Firmware der hvm-Gäste, ist da.',
  'SeaBIOS is missing: hvm guests cannot start.': 'SeaBIOS fehlt: hvm-Gäste können nicht starten.',
  '{0} is a UEFI firmware made for Xen.': '{0} ist eine UEFI-Firmware, die für Xen gemacht ist.',
  'is not made for Xen': 'ist nicht für Xen gemacht',
  'could not be looked into': 'ließ sich nicht ansehen',
  'The UEFI firmware {0} {1}: hvm guests with UEFI will most likely not start.':
    'Die UEFI-Firmware {0} {1}: hvm-Gäste mit UEFI werden höchstwahrscheinlich nicht starten.',
  'Stay with SeaBIOS, or build OvmfPkg/OvmfXen.dsc of edk2 and name the file in bios_path_override.':
    'Bleiben Sie bei SeaBIOS, oder bauen Sie OvmfPkg/OvmfXen.dsc aus edk2 und nennen Sie die Datei in bios_path_override.',
  // src/host/checks/xen.ts
  'Xen{0} runs, and this system controls it (dom0).': 'Xen{0} läuft, und dieses System steuert es (dom0).',
  'Run xenguide on the host of this guest, or from here: xenguide new --host ssh://root@HOST.':
    'Rufen Sie xenguide auf dem Host dieses Gastes auf, oder von hier: xenguide new --host ssh://root@HOST.',
  'This system is a Xen guest, not the host. {0}': 'Dieses System ist ein Gast von Xen, nicht der Host. {0}',
  'Xen runs, but xl cannot speak to it. {0}': 'Xen läuft, aber xl kann nicht mit ihm sprechen. {0}',
  '{0} makes its guests with tools of its own (XAPI, xe), which would know nothing of one that xl made':
    '{0} macht seine Gäste mit eigenen Werkzeugen (XAPI, xe), und die wüssten nichts von einem, den xl gemacht hat',
  'Make guests there with xe, or with Xen Orchestra. xenguide is for hosts that make them with xl, such as Debian’s.':
    'Machen Sie Gäste dort mit xe oder mit Xen Orchestra. xenguide ist für Hosts, die sie mit xl machen, wie die von Debian.',
  'Install the tools that belong to it: apt install xen-utils-common, and xen-system-amd64.':
    'Installieren Sie die Werkzeuge, die dazu gehören: apt install xen-utils-common, und xen-system-amd64.',
  'Start the Xen services: systemctl restart xen. If that does not help, reboot.':
    'Starten Sie die Dienste von Xen: systemctl restart xen. Hilft das nicht, starten Sie neu.',
  'The tools of the Xen that runs are gone: reboot into the new one.':
    'Die Werkzeuge des laufenden Xen sind weg: Starten Sie den Host neu, dann läuft das neue.',
  'Tools and hypervisor are of different versions: reboot after an upgrade, and remove a second installation.':
    'Werkzeuge und Hypervisor haben verschiedene Versionen: Starten Sie nach einem Upgrade neu, und entfernen Sie eine zweite Installation.',
  'The Xen services hang: look at systemctl status xen, and reboot if they do not come back.':
    'Die Dienste von Xen hängen: Sehen Sie sich systemctl status xen an, und starten Sie neu, wenn sie nicht zurückkommen.',
  'Load the door to Xen: modprobe xen-privcmd; mount -t xenfs xenfs /proc/xen; systemctl restart xen.':
    'Laden Sie den Zugang zu Xen: modprobe xen-privcmd; mount -t xenfs xenfs /proc/xen; systemctl restart xen.',
  'xl answers to root only.': 'xl antwortet nur root.',
  'Run xl info by hand and look at systemctl status xen.':
    'Rufen Sie xl info von Hand auf, und sehen Sie sich systemctl status xen an.',
  'Reboot, and choose the entry “… with Xen hypervisor” in the boot menu.':
    'Starten Sie neu, und wählen Sie im Startmenü den Eintrag „… with Xen hypervisor“.',
  'To boot it always: XEN_OVERRIDE_GRUB_DEFAULT=1 in /etc/default/grub.d/xen.cfg, then update-grub.':
    'Damit es immer so startet: XEN_OVERRIDE_GRUB_DEFAULT=1 in /etc/default/grub.d/xen.cfg, dann update-grub.',
  'To make this machine a Xen host: apt install xen-system-amd64, then reboot (xenguide guide concepts/no-xen-yet).':
    'Um aus diesem Rechner einen Xen-Host zu machen: apt install xen-system-amd64, dann neu starten (xenguide guide concepts/no-xen-yet).',
  'To plan for another one: --host ssh://root@HOST, or --facts example.':
    'Um für einen anderen zu planen: --host ssh://root@HOST, oder --facts example.',
  'Xen does not run here. {0}': 'Xen läuft hier nicht. {0}',
  'Xen is installed ({0}) but not running, and no kernel here can be its dom0: {1} lack CONFIG_XEN_DOM0.':
    'Xen ist installiert ({0}), läuft aber nicht, und kein Kernel hier kann sein dom0 sein: {1} fehlt CONFIG_XEN_DOM0.',
  'apt install linux-image-amd64, then update-grub: only then Xen has an entry in the boot menu. {0}':
    'apt install linux-image-amd64, dann update-grub: Erst dann hat Xen einen Eintrag im Startmenü. {0}',
  'Xen is installed ({0}) but plain Linux was booted.':
    'Xen ist installiert ({0}), aber es wurde ein gewöhnliches Linux gestartet.',
  'The user is root.': 'Der Benutzer ist root.',
  'The user is not root, and xl and LVM answer to root only.':
    'Der Benutzer ist nicht root, und xl und LVM antworten nur root.',
  'Guests of the types pvh, pv and hvm can run.': 'Gäste der Typen pvh, pv und hvm können laufen.',
  'Guests of the types pvh and hvm can run.': 'Gäste der Typen pvh und hvm können laufen.',
  'Switch on VT-x or AMD-V (SVM) in the firmware of the machine; if it is itself a virtual machine, nested virtualisation there.':
    'Schalten Sie VT-x oder AMD-V (SVM) in der Firmware des Rechners ein; ist er selbst eine virtuelle Maschine, dort die verschachtelte Virtualisierung.',
  'Only guests of the type pv can run: the processor offers no hardware virtualisation.':
    'Nur Gäste vom Typ pv können laufen: Der Prozessor bietet keine Hardware-Virtualisierung.',
  'No type of guest can run here.': 'Hier kann keine Art von Gast laufen.',
  'Running guests of all types can be moved.': 'Laufende Gäste aller Typen lassen sich umziehen.',
  'A running pv guest cannot be moved to another host: this Xen is built without shadow paging.':
    'Ein laufender pv-Gast lässt sich nicht auf einen anderen Host umziehen: Dieses Xen ist ohne Shadow Paging gebaut.',
  'Choose pvh for guests that are to move.': 'Wählen Sie pvh für Gäste, die umziehen sollen.',
  // src/host/here.ts
  'xenguide guide concepts/no-xen-yet says how a machine becomes a Xen host.':
    'xenguide guide concepts/no-xen-yet sagt, wie aus einem Rechner ein Xen-Host wird.',
  'this machine does not run Xen just now': 'auf diesem Rechner läuft Xen gerade nicht',
  'Xen runs here, but its services do not': 'Xen läuft hier, aber seine Dienste nicht',
  'Start them: systemctl restart xen. xenguide doctor says more.':
    'Starten Sie sie: systemctl restart xen. xenguide doctor sagt mehr.',
  'this machine is itself a guest of Xen': 'dieser Rechner ist selbst ein Gast von Xen',
  'Run xenguide on the Xen host, or reach it over ssh.':
    'Rufen Sie xenguide auf dem Xen-Host auf, oder erreichen Sie ihn über ssh.',
  'xl answers to root only, and you are not root': 'xl antwortet nur root, und Sie sind nicht root',
  'Start xenguide with sudo, or as root.': 'Starten Sie xenguide mit sudo oder als root.',
  'the way to the hypervisor (/dev/xen/privcmd) is missing': 'der Weg zum Hypervisor (/dev/xen/privcmd) fehlt',
  'Load it: modprobe xen-privcmd.': 'Laden Sie ihn: modprobe xen-privcmd.',
  // src/host/in-use/device.ts
  'its partition': 'seine Partition',
  'it is a part of': 'es ist Teil von',
  'it lies on': 'es liegt auf',
  'the kernel does not give it out: something has claimed it for itself (a mount that cannot be seen from here, RAID, LVM, DRBD or ZFS)':
    'der Kernel gibt es nicht her: Etwas hat es für sich beansprucht (ein von hier nicht sichtbares Einhängen, RAID, LVM, DRBD oder ZFS)',
  '{0}, and active here (vgchange -an {1} lets go of it)': '{0}, und hier aktiv (vgchange -an {1} gibt sie frei)',
  'mounted at {0} in the mount namespace of {1}': 'eingehängt unter {0} im Mount-Namespace von {1}',
  'it holds something that was not seen before ({0})': 'es enthält etwas, das vorher nicht zu sehen war ({0})',
  // src/host/in-use/file.ts
  'mounted at {0}': 'eingehängt unter {0}',
  // src/host/in-use/in-use.ts
  'it is not there': 'es ist nicht da',
  'it is neither a block device nor a file': 'es ist weder ein Blockgerät noch eine Datei',
  // src/host/in-use/look.ts
  'process {0} ({1})': 'Prozess {0} ({1})',
  ended: 'beendet',
  'the host’s disks could not be listed ({0})': 'die Platten des Hosts ließen sich nicht auflisten ({0})',
  'it could not be seen in time which loop devices stand for it':
    'es war nicht rechtzeitig zu sehen, welche Loop-Geräte dafür stehen',
  'it could not be seen in time which programs use it': 'welche Programme es benutzen, war nicht rechtzeitig zu sehen',
  'it could not be seen what the guests that run have': 'was die laufenden Gäste haben, war nicht zu sehen',
  'the host’s mounts could not be read': 'was der Host eingehängt hat, ließ sich nicht lesen',
  'blkid finds several things on it that contradict each other':
    'blkid findet darauf mehrere Dinge, die einander widersprechen',
  'it could not be opened to ask ({0})': 'es ließ sich zum Fragen nicht öffnen ({0})',
  'it could not be seen what is on it ({0})': 'was darauf ist, war nicht zu sehen ({0})',
  // src/host/in-use/owners.ts
  'behind the loop device {0}': 'hinter dem Loop-Gerät {0}',
  'open by {0}': 'geöffnet von {0}',
  'disk of the running guest {0}': 'Disk des laufenden Gastes {0}',
  'named in {0} (guest {1})': 'genannt in {0} (Gast {1})',
  'below an image of the guest {0}': 'unter einem Image des Gastes {0}',
  'attached to domain {0}, which is ending': 'angehängt an die Domain {0}, die gerade endet',
  // src/host/probes/guest-config.ts
  '{0}, line {1}: {2}': '{0}, Zeile {1}: {2}',
  // src/host/probes/lvm.ts
  'it is read-only': 'sie ist schreibgeschützt',
  'it is exported (vgimport takes it in again)': 'sie ist exportiert (vgimport nimmt sie wieder auf)',
  'one of its disks is missing': 'eine ihrer Platten fehlt',
  // src/host/probes/probe.ts
  'no answer in time': 'keine rechtzeitige Antwort',
  'it ended with code {0}': 'es endete mit Code {0}',
  'the tool said something that is not JSON': 'das Werkzeug sagte etwas, das kein JSON ist',
  // src/host/probes/system.ts
  '/proc/meminfo could not be read': '/proc/meminfo ließ sich nicht lesen',
  // src/host/probes/uses.ts
  'physical volume of LVM': 'Physical Volume von LVM',
  'held by {0} ({1})': 'gehalten von {0} ({1})',
  'holds the partitions {0}': 'enthält die Partitionen {0}',
  'a loop device that stands for a file': 'ein Loop-Gerät, das für eine Datei steht',
  'part of a RAID': 'Teil eines RAID',
  'a path of a multipath device': 'ein Pfad eines Multipath-Geräts',
  'part of a DRBD resource': 'Teil einer DRBD-Ressource',
  'mounted at {0}{1}': 'eingehängt unter {0}{1}',
  'and {0} more': 'und {0} weiteren',
  'part of {0}, a disk of guest {1}': 'Teil von {0}, einer Disk des Gastes {1}',
  // src/host/probes/xen.ts
  '{0} says control_d': '{0} sagt control_d',
  '{0} says 1': '{0} sagt 1',
  '{0}, and xl answers.': '{0}, und xl antwortet.',
  'xl answers.': 'xl antwortet.',
  '{0}, but xl fails: {1}': '{0}, aber xl scheitert: {1}',
  '{0} is not there: no Xen runs below this Linux.': '{0} ist nicht da: Unter diesem Linux läuft kein Xen.',
  '{0} says “{1}”, not xen.': '{0} sagt „{1}“, nicht xen.',
  '{0} is all zeros as in a dom0, but xl fails: {1}':
    '{0} besteht wie in einem dom0 aus Nullen, aber xl scheitert: {1}',
  '{0} says xen, but this system does not control it: it is a guest.':
    '{0} sagt xen, aber dieses System steuert es nicht: Es ist ein Gast.',
  // src/host/read-facts-file.ts
  '{0} is too big to hold the facts of a host.': '{0} ist zu groß, um die Fakten eines Hosts zu enthalten.',
  '{0} is not JSON, so it cannot hold the facts of a host.':
    '{0} ist kein JSON, kann also nicht die Fakten eines Hosts enthalten.',
  '{0} does not hold the facts of a host.': '{0} enthält nicht die Fakten eines Hosts.',
  '{0} does not hold the facts of a host: {1} is missing or has another form than expected.':
    '{0} enthält nicht die Fakten eines Hosts: {1} fehlt oder hat eine andere Form als erwartet.',
  'there is no such file.': 'eine solche Datei gibt es nicht.',
  'you may not read it.': 'Sie dürfen sie nicht lesen.',
  'it is a folder.': 'es ist ein Ordner.',
  'Make the file on that host: xenguide doctor --json > host.json. For a built-in host: --facts example.':
    'Erzeugen Sie die Datei auf jenem Host: xenguide doctor --json > host.json. Für einen eingebauten Host: --facts example.',
  // src/host/ssh-connection.ts
  'The connection to {0} was lost{1}': 'Die Verbindung zu {0} ging verloren{1}',
  'No folder can be made for the socket of ssh: {0}': 'Für den Socket von ssh lässt sich kein Ordner anlegen: {0}',
  'Make room in /tmp, or name a folder in TMPDIR.':
    'Schaffen Sie Platz in /tmp, oder nennen Sie in TMPDIR einen Ordner.',
  'The program ssh is not on this machine.': 'Auf diesem Rechner gibt es das Programm ssh nicht.',
  'Install it: apt install openssh-client.': 'Installieren Sie es: apt install openssh-client.',
  '{0} does not answer as a plain shell does. It says: {1}':
    '{0} antwortet nicht, wie es eine gewöhnliche Shell tut. Es sagt: {1}',
  'The login shell there must be a POSIX shell (sh, bash, dash, zsh), and its start files must print nothing.':
    'Die Login-Shell dort muss eine POSIX-Shell sein (sh, bash, dash, zsh), und ihre Startdateien dürfen nichts ausgeben.',
  // src/host/ssh-refusal.ts
  '{0} shows another key than the one this machine knows it by.':
    '{0} zeigt einen anderen Schlüssel, als dieser Rechner von ihm kennt.',
  'Was the host installed anew? Then take its old key out with {0} and connect once by hand.':
    'Wurde der Host neu installiert? Dann entfernen Sie seinen alten Schlüssel mit {0}, und verbinden Sie sich einmal von Hand.',
  'If not, somebody may be between you and it: ask its administrator.':
    'Wenn nicht, steht vielleicht jemand zwischen Ihnen und ihm: Fragen Sie, wer ihn verwaltet.',
  'This machine does not know the key of {0} yet.': 'Dieser Rechner kennt den Schlüssel von {0} noch nicht.',
  'Connect once by hand with ssh, compare the fingerprint, and answer yes. Then try again.':
    'Verbinden Sie sich einmal von Hand mit ssh, vergleichen Sie den Fingerabdruck, und antworten Sie mit yes. Dann versuchen Sie es noch einmal.',
  '{0} does not let this user in without a password.': '{0} lässt diesen Benutzer ohne Passwort nicht hinein.',
  'Give it your key with ssh-copy-id USER@HOST, or load the key into the agent with ssh-add. Then try again.':
    'Geben Sie ihm Ihren Schlüssel mit ssh-copy-id BENUTZER@HOST, oder laden Sie den Schlüssel mit ssh-add in den Agenten. Dann versuchen Sie es noch einmal.',
  'There is no host with the name in {0}.': 'Einen Host mit dem Namen in {0} gibt es nicht.',
  'Check the spelling, or use the address instead of the name.':
    'Prüfen Sie die Schreibweise, oder nehmen Sie die Adresse statt des Namens.',
  '{0} answers, but nothing listens for ssh on that port.': '{0} antwortet, aber auf diesem Port lauscht kein ssh.',
  'Check the port, and that the host runs sshd: apt install openssh-server.':
    'Prüfen Sie den Port, und ob auf dem Host sshd läuft: apt install openssh-server.',
  '{0} does not answer.': '{0} antwortet nicht.',
  'Is the host up, is the address right, does a firewall stand between?':
    'Läuft der Host, stimmt die Adresse, steht eine Firewall dazwischen?',
  'ssh on this machine does not take its configuration.': 'ssh auf diesem Rechner nimmt seine Konfiguration nicht an.',
  'Mend the file that ssh names.': 'Berichtigen Sie die Datei, die ssh nennt.',
  'ssh could not connect to {0}.': 'ssh konnte sich nicht mit {0} verbinden.',
  '{0} ssh says: {1}': '{0} ssh sagt: {1}',
  'Try it by hand: ssh USER@HOST true must end without a question and without output.':
    'Probieren Sie es von Hand: ssh BENUTZER@HOST true muss ohne Frage und ohne Ausgabe enden.',
  // src/host/ssh-url.ts
  'Write it as ssh://USER@HOST or ssh://USER@HOST:PORT, for example ssh://root@xen1.example.org.':
    'Schreiben Sie ihn als ssh://BENUTZER@HOST oder ssh://BENUTZER@HOST:PORT, etwa ssh://root@xen1.example.org.',
  '{0} is not written as the address of a host.': '{0} ist nicht so geschrieben wie die Adresse eines Hosts.',
  'A password does not belong into the address of a host: other users could see it.':
    'Ein Passwort gehört nicht in die Adresse eines Hosts: Andere Benutzer könnten es sehen.',
  '{0} is not a user name that ssh can be given.': '{0} ist kein Benutzername, den man ssh geben kann.',
  'The address names no host.': 'Die Adresse nennt keinen Host.',
  '{0} is not a host name or address.': '{0} ist weder der Name noch die Adresse eines Hosts.',
  '{0} is not a port: it is a number from 1 to 65535.': '{0} ist kein Port: Das ist eine Zahl von 1 bis 65535.',
  'Leave the password out and let the host know your key: ssh-copy-id USER@HOST.':
    'Lassen Sie das Passwort weg, und machen Sie den Host mit Ihrem Schlüssel bekannt: ssh-copy-id BENUTZER@HOST.',
  // src/host/use-words.ts
  'physical volume of {0}': 'Physical Volume von {0}',
  'disk of guest {0}': 'Disk des Gastes {0}',
  'part of a ZFS pool': 'Teil eines ZFS-Pools',
  // src/host/where.ts
  'this machine@is': 'dieser Rechner',
  'Log in as root: --host {0}': 'Melden Sie sich als root an: --host {0}',
  'Run it with sudo, or as root.': 'Rufen Sie es mit sudo oder als root auf.',
  // src/keep/config.ts
  'xl would not take {0} (line {1}: {2})': 'xl würde {0} nicht annehmen (Zeile {1}: {2})',
  'xl would not take {0}': 'xl würde {0} nicht annehmen',
  'See what is wrong: xenguide check {0}': 'Was falsch ist, sagt: xenguide check {0}',
  'The drive {0}: discs are not copied.': 'Das Laufwerk {0}: Discs werden nicht kopiert.',
  '{0} ({1}): the guest only reads it, so that it does not change.':
    '{0} ({1}): Der Gast liest sie nur, sie ändert sich also nicht.',
  '{0} is brought by a script of Xen ({1}), and such disks are not backed up yet':
    '{0} kommt durch ein Skript von Xen ({1}), und solche Disks werden noch nicht gesichert',
  'none@of scripts': 'keines',
  'Logical volumes, ZFS volumes and files are. By hand, with the guest off: xenguide guide keep/backup.':
    'Logical Volumes, ZFS-Volumes und Dateien werden es. Von Hand, wenn der Gast aus ist: xenguide guide keep/backup.',
  '{0} has the format {1}, which is not backed up yet': '{0} hat das Format {1}, das noch nicht gesichert wird',
  'raw and qcow2 are: qemu-img convert makes one of them, with the guest off.':
    'raw und qcow2 werden es: qemu-img convert macht eines davon daraus, wenn der Gast aus ist.',
  '{0} has a target that is no plain path: {1}': 'das Ziel von {0} ist kein einfacher Pfad: {1}',
  'Write its full path into the config.': 'Schreiben Sie den vollständigen Pfad in die Konfiguration.',
  // src/keep/freeze.ts
  'what answers at {0} is not {1}: it has not its UUID, and would be frozen in its place':
    'was unter {0} antwortet, ist nicht {1}: Es hat nicht dessen UUID und würde an seiner Stelle eingefroren',
  'Look for its address inside the guest (ip address), and name that: --freeze ssh://USER@ADDRESS.':
    'Sehen Sie im Gast nach seiner Adresse (ip address), und nennen Sie diese: --freeze ssh://BENUTZER@ADRESSE.',
  'in the guest ({0}) nothing can be frozen: no {1}': 'im Gast ({0}) lässt sich nichts einfrieren: Es fehlt {1}',
  'no answer within a minute': 'keine Antwort innerhalb einer Minute',
  '{0} does not get into the guest at {1} without a question: {2}':
    '{0} kommt nicht ohne Rückfrage in den Gast unter {1}: {2}',
  'As root of the host: ssh-copy-id to that address, and go in once by hand (ssh). Another address or user: --freeze ssh://USER@ADDRESS. Without it: --recipe pause.':
    'Als root des Hosts: ssh-copy-id an diese Adresse, und gehen Sie einmal von Hand hinein (ssh). Andere Adresse oder anderer Benutzer: --freeze ssh://BENUTZER@ADRESSE. Ohne das: --recipe pause.',
  'In the guest: fsfreeze (util-linux), a user who is root or may become it (sudo) without a password, and a file system on one of its disks. Without it: --recipe pause.':
    'Im Gast: fsfreeze (util-linux), ein Benutzer, der root ist oder es ohne Passwort werden darf (sudo), und ein Dateisystem auf einer seiner Disks. Ohne das: --recipe pause.',
  '{0} in the guest cannot be frozen: it is in the backup as after a power cut.':
    '{0} im Gast lässt sich nicht einfrieren: Es ist in der Sicherung wie nach einem Stromausfall.',
  // src/keep/images.ts
  'Copy {0} ({1}) from its snapshot': '{0} ({1}) aus dem Snapshot kopieren',
  'See to the copy of {0} ({1})': 'Nach der Kopie von {0} ({1}) sehen',
  'The guest goes on meanwhile; what it writes now is not in the copy.':
    'Der Gast läuft derweil weiter; was er jetzt schreibt, ist nicht in der Kopie.',
  'It was made while the guest was off.': 'Sie wurde gemacht, als der Gast aus war.',
  'nothing could be read from {0}: it ended before its first byte':
    'von {0} war nichts zu lesen: Es endet vor seinem ersten Byte',
  'See what is the matter with {0}, of which the copy is made: dmesg':
    'Sehen Sie nach, was mit {0} ist, woraus die Kopie entsteht: dmesg',
  'the snapshot {0} ran full during the copy, which is worth nothing then':
    'der Snapshot {0} lief während des Kopierens voll, und dann ist die Kopie nichts wert',
  'Free more room in the volume group (vgs), or back up when the guest writes less.':
    'Machen Sie mehr Platz in der Volume Group (vgs), oder sichern Sie, wenn der Gast weniger schreibt.',
  'Pack the saved memory ({0})': 'Den gesicherten Speicher packen ({0})',
  'It was written as it is, so that the guest stood still no longer than needed.':
    'Er wurde so geschrieben, wie er ist, damit der Gast nicht länger stillstand als nötig.',
  'Remove the snapshot': 'Den Snapshot entfernen',
  'Remove the snapshots': 'Die Snapshots entfernen',
  'The copy is whole; as long as a snapshot is there it costs the guest speed and room.':
    'Die Kopie ist ganz; solange ein Snapshot da ist, kostet er den Gast Tempo und Platz.',
  'snapshot {0}': 'Snapshot {0}',
  'Read the copies back, and take their checksums': 'Die Kopien zurücklesen und ihre Prüfsummen nehmen',
  'A copy that cannot be unpacked is found now, and not on the day that it is needed.':
    'Eine Kopie, die sich nicht auspacken lässt, fällt so jetzt auf und nicht an dem Tag, an dem sie gebraucht wird.',
  // src/keep/limit.ts
  '{0} is no size for a second': '{0} ist keine Größe für eine Sekunde',
  '{0} bytes a second would never come to an end': 'mit {0} Byte je Sekunde käme es nie zu einem Ende',
  'Write it like --limit 50MiB/s.': 'Schreiben Sie es so: --limit 50MiB/s.',
  // src/keep/list.ts
  '{0} cannot be looked into on {1}: {2}': 'in {0} auf {1} lässt sich nicht hineinsehen: {2}',
  'Name the folder that backups are written to.': 'Nennen Sie den Ordner, in den Sicherungen geschrieben werden.',
  '{0} is missing': '{0} fehlt',
  '{0} is not described': '{0} ist nicht beschrieben',
  '{0} has another size than it was written with': '{0} hat eine andere Größe, als geschrieben wurde',
  // src/keep/look.ts
  'Name a guest as xl list shows it. One with another kind of name: xl rename.':
    'Nennen Sie einen Gast so, wie xl list ihn zeigt. Einen mit einem anderen Namen: xl rename.',
  'Start it first: xl create {0}. Disks of a guest that is off are copied by hand: xenguide guide keep/backup.':
    'Starten Sie ihn zuerst: xl create {0}. Disks eines Gastes, der aus ist, werden von Hand kopiert: xenguide guide keep/backup.',
  'xl list shows the guests that run.': 'xl list zeigt die Gäste, die laufen.',
  'no file in /etc/xen describes {0}, so nobody could start it again from a backup':
    'keine Datei in /etc/xen beschreibt {0}, deshalb könnte ihn niemand aus einer Sicherung wieder starten',
  'Put its config there as /etc/xen/{0}.cfg.': 'Legen Sie dort seine Konfiguration als /etc/xen/{0}.cfg ab.',
  '{0} has no disk that it can write to': '{0} hat keine Disk, auf die er schreiben kann',
  'Back up where its root is: on the file server.':
    'Sichern Sie dort, wo sein Wurzelverzeichnis liegt: auf dem Dateiserver.',
  '{0} is the device {1}, and devices of that kind are not backed up yet':
    '{0} ist das Gerät {1}, und Geräte dieser Art werden noch nicht gesichert',
  'how big {0} is cannot be told': 'wie groß {0} ist, lässt sich nicht sagen',
  'This must say it: {0}': 'Das muss es sagen: {0}',
  '{0} ({1}) builds on another image file': '{0} ({1}) baut auf einer anderen Image-Datei auf',
  'qemu-img cannot read {0}': 'qemu-img kann {0} nicht lesen',
  'Make it whole first, with the guest off: qemu-img convert -O qcow2 OLD NEW.':
    'Machen Sie sie zuerst vollständig, wenn der Gast aus ist: qemu-img convert -O qcow2 ALT NEU.',
  'See why: qemu-img info -U {0}': 'Warum, sagt: qemu-img info -U {0}',
  'it runs with {0}': 'er läuft mit {0}',
  '{0} says {1}': '{0} sagt {1}',
  '{0} runs with other disks than its config describes: {1}':
    '{0} läuft mit anderen Disks, als seine Konfiguration beschreibt: {1}',
  'Put {0} right (or restart the guest), so that a backup holds what belongs together.':
    'Bringen Sie {0} in Ordnung (oder starten Sie den Gast neu), damit in einer Sicherung ist, was zusammengehört.',
  // src/keep/manifest.ts
  '{0} is not the description of a backup that this xenguide can read: {1}':
    '{0} ist nicht die Beschreibung einer Sicherung, die dieses xenguide lesen kann: {1}',
  'The copies beside it may still be good: {0} there checks them (sha256sum -c), zstd -dc unpacks them.':
    'Die Kopien daneben können noch gut sein: {0} dort prüft sie (sha256sum -c), zstd -dc packt sie aus.',
  'it is no JSON': 'das ist kein JSON',
  'its version is {0}, and 1 is known': 'die Version ist {0}, und 1 ist bekannt',
  '{0} is missing or not as it should be': '{0} fehlt oder ist nicht so, wie es sein soll',
  // src/keep/moment.ts
  'Backup of {0}: {1}': 'Sicherung von {0}: {1}',
  'Hold the disks of {0} still: {1}': 'Die Disks von {0} stillhalten: {1}',
  'The host does it in one go, and lets the guest go on whatever happens, even if the connection breaks in the middle.':
    'Der Host tut es in einem Zug und lässt den Gast weiterlaufen, was auch geschieht, selbst wenn die Verbindung mittendrin abreißt.',
  'guest {0}': 'Gast {0}',
  'See that {0} goes on, and how long it stood still': 'Nachsehen, dass {0} weiterläuft, und wie lange er stillstand',
  'Both are read from the marks that the host itself made.':
    'Beides wird aus den Marken gelesen, die der Host selbst gesetzt hat.',
  'the host could not tell that {0} goes on': 'der Host konnte nicht sagen, dass {0} weiterläuft',
  'See to it now: xl list {0}. Paused (p): xl unpause {1}. Not there: xl create {2}.':
    'Sehen Sie jetzt nach: xl list {0}. Pausiert (p): xl unpause {1}. Nicht da: xl create {2}.',
  '{0} stands still (paused)': '{0} steht still (pausiert)',
  'Let it go on now: xl unpause {0}. Why it did not: journalctl -u {1}':
    'Lassen Sie ihn jetzt weiterlaufen: xl unpause {0}. Warum er es nicht tat: journalctl -u {1}',
  'the host was started anew in the middle of it': 'der Host ist mittendrin neu gestartet worden',
  'What it said before: journalctl --boot=-1. See whether {0} runs: xl list {1}; else: xl create {2}':
    'Was er vorher sagte: journalctl --boot=-1. Sehen Sie nach, ob {0} läuft: xl list {1}; sonst: xl create {2}',
  'the disks of {0} could not be held still': 'die Disks von {0} ließen sich nicht stillhalten',
  'The host has let it go on. Why it failed: journalctl -u {0}':
    'Der Host hat ihn weiterlaufen lassen. Warum es fehlschlug: journalctl -u {0}',
  // src/keep/mounts.ts
  '{0} does not answer': '{0} antwortet nicht',
  'Is its file server up? See what it lies on: findmnt; dmesg | tail':
    'Läuft sein Dateiserver? Worauf er liegt: findmnt; dmesg | tail',
  '{0} belongs on what is mounted at {1}, and nothing is mounted there now: the backup would fill the disk of the host':
    '{0} gehört auf das, was unter {1} eingehängt ist, und dort ist jetzt nichts eingehängt: Die Sicherung würde die Platte des Hosts füllen',
  'Mount it: mount {0}. If it does not belong there any more, take it out of /etc/fstab.':
    'Hängen Sie es ein: mount {0}. Gehört es nicht mehr dorthin, nehmen Sie es aus /etc/fstab.',
  '{0} lies on the root file system of the host, and --must-be-mounted was said':
    '{0} liegt auf dem Wurzeldateisystem des Hosts, und --must-be-mounted war gesagt',
  'Mount what belongs there (findmnt shows what is), or leave --must-be-mounted out.':
    'Hängen Sie ein, was dorthin gehört (findmnt zeigt, was eingehängt ist), oder lassen Sie --must-be-mounted weg.',
  // src/keep/move/bring.ts
  'Copy {0} ({1}) to {2}': '{0} ({1}) auf {2} kopieren',
  'The guest needs it there under the same path.': 'Der Gast braucht es dort unter demselben Pfad.',
  'Write the config {0} on {1}': 'Die Konfiguration {0} auf {1} schreiben',
  '{0} is started from it whenever it is started there.':
    '{0} wird daraus gestartet, wann immer er dort gestartet wird.',
  // src/keep/move/checks/backups.ts
  'backups of {0} are scheduled on {1}; that does not go along: there they fail from then on, and on {2} none are made':
    'Sicherungen von {0} sind auf {1} geplant; das zieht nicht mit um: Dort scheitern sie von da an, und auf {2} werden keine gemacht',
  'Afterwards, on {0}: xenguide backup {1} --every never. Then schedule them on {2}: xenguide guide keep/schedule.':
    'Danach auf {0}: xenguide backup {1} --every never. Dann planen Sie sie auf {2}: xenguide guide keep/schedule.',
  // src/keep/move/checks/clock.ts
  'The two hosts’ clocks agree.': 'Die Uhren der beiden Hosts stimmen überein.',
  'the clocks of {0} and {1} are {2} s apart, and the guest’s would jump by that':
    'die Uhren von {0} und {1} gehen {2} s auseinander, und die des Gastes würde um so viel springen',
  'the two hosts’ clocks cannot be compared': 'die Uhren der beiden Hosts lassen sich nicht vergleichen',
  'Let both keep the time: timedatectl set-ntp true': 'Lassen Sie beide die Zeit halten: timedatectl set-ntp true',
  // src/keep/move/checks/connection.ts
  '{0} reaches {1} by ssh as {2}, without a question.': '{0} erreicht {1} über ssh als {2}, ohne Rückfrage.',
  '{0} does not reach {1} by ssh without a question ({2})': '{0} erreicht {1} über ssh nicht ohne Rückfrage ({2})',
  'Let root on {0} in there: ssh-keygen if it has no key, then ssh-copy-id root@{1}, both on {2}. Another name or address for the target: --via.':
    'Lassen Sie root von {0} dort hinein: ssh-keygen, falls er keinen Schlüssel hat, dann ssh-copy-id root@{1}, beides auf {2}. Ein anderer Name oder eine andere Adresse für das Ziel: --via.',
  '{0} reaches {1} in the same way.': '{0} erreicht {1} auf demselben Weg.',
  '{0} does not reach {1} by ssh without a question, so that the guest could not be moved back':
    '{0} erreicht {1} über ssh nicht ohne Rückfrage, deshalb könnte der Gast nicht zurück umziehen',
  'Let root on {0} in there too: ssh-copy-id root@{1}, on {2}.':
    'Lassen Sie root von {0} auch dort hinein: ssh-copy-id root@{1}, auf {2}.',
  // src/keep/move/checks/disks.ts
  '{0} have {1} together, and {2} has {3} free for them': '{0} haben zusammen {1}, und {2} hat dafür {3} frei',
  'Make room there.': 'Schaffen Sie dort Platz.',
  // src/keep/move/checks/identity.ts
  'running@of a guest': 'läuft',
  'there is a guest {0} on {1} already ({2})': 'auf {1} gibt es schon einen Gast {0} ({2})',
  'If it is an old description of this guest, move it out of /etc/xen on {0}: mv {1} /root/':
    'Ist es eine alte Beschreibung dieses Gastes, dann räumen Sie sie auf {0} aus /etc/xen weg: mv {1} /root/',
  'Where {0} is after a move that was cut off: xenguide move {1} --status':
    'Wo {0} nach einem abgebrochenen Umzug ist, sagt: xenguide move {1} --status',
  'the guest {0} on {1} has the same UUID': 'der Gast {0} auf {1} hat dieselbe UUID',
  'Give it another one (uuid= in {0}).': 'Geben Sie ihm eine andere (uuid= in {0}).',
  'the guest {0} on {1} has the card {2} of {3}': 'der Gast {0} auf {1} hat die Karte {2} von {3}',
  'Give it another address (mac= in {0}).': 'Geben Sie ihm eine andere Adresse (mac= in {0}).',
  'Its name, its UUID and its cards’ addresses are free on {0}.':
    'Sein Name, seine UUID und die Adressen seiner Karten sind auf {0} frei.',
  // src/keep/move/checks/kind.ts
  '{0} is paused, and a paused guest cannot be asked to hold still for a move':
    '{0} ist pausiert, und ein pausierter Gast lässt sich nicht bitten, für einen Umzug stillzuhalten',
  'its config says nomigrate=1': 'in seiner Konfiguration steht nomigrate=1',
  'Take that line out and restart the guest, if nothing needs it.':
    'Nehmen Sie diese Zeile heraus und starten Sie den Gast neu, falls nichts sie braucht.',
  'a PCI device of this host is handed to it': 'ihm ist ein PCI-Gerät dieses Hosts übergeben',
  'Detach it first (xl pci-detach), or shut the guest down and start it there.':
    'Lösen Sie es zuerst (xl pci-detach), oder fahren Sie den Gast herunter und starten Sie ihn dort.',
  'it has virtual NUMA nodes, which xl does not move': 'er hat virtuelle NUMA-Knoten, die xl nicht umzieht',
  'Take vnuma= out of its config and restart it.':
    'Nehmen Sie vnuma= aus seiner Konfiguration, und starten Sie ihn neu.',
  'Its type, pv, can be moved.': 'Sein Typ, pv, lässt sich umziehen.',
  'a running pv guest cannot be moved from {0}: its Xen is built without shadow paging (virt_caps says no “shadow”), as Debian’s is':
    'ein laufender pv-Gast kann von {0} nicht umziehen: Dessen Xen ist ohne Shadow Paging gebaut (virt_caps nennt kein „shadow“), wie das von Debian',
  'Make it a pvh guest (type = "pvh", a kernel that knows it), or shut it down and start it there.':
    'Machen Sie einen pvh-Gast daraus (type = "pvh", ein Kernel, der das kennt), oder fahren Sie ihn herunter und starten Sie ihn dort.',
  '{0} cannot run {1} guests: its processor’s help for that is off or missing':
    'auf {0} können keine {1}-Gäste laufen: Die Hilfe des Prozessors dafür ist ausgeschaltet oder fehlt',
  'Switch VT-x or AMD-V on in its firmware setup.': 'Schalten Sie in der Firmware VT-x oder AMD-V ein.',
  'there is no qemu for hvm guests on {0}': 'auf {0} gibt es kein qemu für hvm-Gäste',
  'On {0}: apt install qemu-system-xen': 'Auf {0}: apt install qemu-system-xen',
  'Its type, {0}, can be moved.': 'Sein Typ, {0}, lässt sich umziehen.',
  // src/keep/move/checks/network.ts
  'It has no network card.': 'Er hat keine Netzwerkkarte.',
  'the card {0} is routed by {1}: its address leads to that host':
    'für die Karte {0} ist {1} der Router: Ihre Adresse führt zu jenem Host',
  'Give the guest a card on a bridge, or shut it down and change the route together with its host.':
    'Geben Sie dem Gast eine Karte an einer Bridge, oder fahren Sie ihn herunter und ändern Sie die Route zusammen mit seinem Host.',
  'the card {0} is in the private network {1} of {2}, which no other host has':
    'die Karte {0} ist im privaten Netz {1} von {2}, das kein anderer Host hat',
  'Give the guest a card on a bridge that both hosts have.':
    'Geben Sie dem Gast eine Karte an einer Bridge, die beide Hosts haben.',
  '{0} has no bridge {1} for the card {2}': '{0} hat keine Bridge {1} für die Karte {2}',
  'Make one of that name there, in the same network: xenguide guide network/bridge.':
    'Legen Sie dort eine mit diesem Namen an, im selben Netz: xenguide guide network/bridge.',
  'The card {0} finds its network on {1}.': 'Die Karte {0} findet auf {1} ihr Netz.',
  'The card {0} finds the bridge {1} on {2}.': 'Die Karte {0} findet auf {2} die Bridge {1}.',
  'the bridge {0} on {1} has no network card in it, so that the guest reaches only guests there':
    'in der Bridge {0} auf {1} steckt keine Netzwerkkarte, der Gast erreicht also nur Gäste dort',
  'See whether that is meant: ip link show master {0}, on {1}.':
    'Sehen Sie, ob das so gemeint ist: ip link show master {0}, auf {1}.',
  '{0} has no {1}, which attaches this card': '{0} hat kein {1}, das diese Karte anschließt',
  'Copy it there: scp -p {0} root@{1}:{2}': 'Kopieren Sie es dorthin: scp -p {0} root@{1}:{2}',
  'the firewall of the card {0} is not there any more, and {1} lets no card up without it':
    'die Firewall der Karte {0} ist nicht mehr da, und {1} lässt ohne sie keine Karte hochkommen',
  'Apply the guest’s plan again: xenguide apply.': 'Wenden Sie den Plan des Gastes noch einmal an: xenguide apply.',
  'the firewall of the card {0} differs on {1}; what stands there counts once the guest has moved':
    'die Firewall der Karte {0} ist auf {1} eine andere; was dort steht, zählt nach dem Umzug',
  'Compare {0} on both.': 'Vergleichen Sie {0} auf beiden.',
  'Its firewall is the same on both.': 'Seine Firewall ist auf beiden dieselbe.',
  'Its firewall is copied before.': 'Seine Firewall wird vorher kopiert.',
  // src/keep/move/checks/off.ts
  '{0} would not be gone when it is shut down: on_poweroff = "{1}"':
    '{0} wäre nach dem Herunterfahren nicht weg: on_poweroff = "{1}"',
  'Set on_poweroff = "destroy" in {0}. It takes that when it is started from there: shut it down, xl destroy {1} as it comes up again, then xl create {2}':
    'Setzen Sie on_poweroff = "destroy" in {0}. Das gilt, sobald er aus dieser Datei gestartet wird: herunterfahren, xl destroy {1}, während er wieder hochkommt, dann xl create {2}',
  // src/keep/move/checks/own-uuid.ts
  '{0} says no UUID, so that {1} gets another one with each start and is not known again':
    '{0} nennt keine UUID, sodass {1} mit jedem Start eine andere bekommt und nicht wiedererkannt wird',
  '{0} says another UUID than {1} runs with, so that it is not known again once it is started anew':
    '{0} nennt eine andere UUID als die, mit der {1} läuft, sodass er nach einem neuen Start nicht wiedererkannt wird',
  'Write into {0}: uuid = "{1}"': 'Schreiben Sie in {0}: uuid = "{1}"',
  // src/keep/move/checks/processor.ts
  'the processors are of different makers ({0} and {1}), and no running guest moves between them':
    'die Prozessoren sind von verschiedenen Herstellern ({0} und {1}), und zwischen ihnen zieht kein laufender Gast um',
  'Shut the guest down and start it at the other host.':
    'Fahren Sie den Gast herunter, und starten Sie ihn auf dem anderen Host.',
  'what the two processors can do cannot be compared':
    'was die beiden Prozessoren können, lässt sich nicht vergleichen',
  'See it on both: xl info hw_caps': 'Sehen Sie es auf beiden an: xl info hw_caps',
  '{0}’s processor can do all that {1}’s can.': 'Der Prozessor von {0} kann alles, was der von {1} kann.',
  '{0}’s processor lacks 1 thing that {1}’s can do; if the guest uses one of them, Xen refuses it there and it goes on here':
    'dem Prozessor von {0} fehlt 1 Fähigkeit, die der von {1} hat; benutzt der Gast sie, weist Xen ihn dort ab, und er läuft hier weiter',
  '{0}’s processor lacks {1} things that {2}’s can do; if the guest uses one of them, Xen refuses it there and it goes on here':
    'dem Prozessor von {0} fehlen {1} Fähigkeiten, die der von {2} hat; benutzt der Gast eine davon, weist Xen ihn dort ab, und er läuft hier weiter',
  'What both can do is given to a guest by cpuid= in its config (xl.cfg), from its next start on.':
    'Was beide können, gibt cpuid= in seiner Konfiguration (xl.cfg) einem Gast, vom nächsten Start an.',
  // src/keep/move/checks/room.ts
  '{0} has {1} free for it; it needs {2}.': '{0} hat {1} für ihn frei; er braucht {2}.',
  '{0} has {1} of memory free for guests, and {2} needs {3}':
    '{0} hat {1} Speicher für Gäste frei, und {2} braucht {3}',
  'Make room on {0}: shut a guest down, or give its own system less (dom0_mem= on Xen’s command line).':
    'Schaffen Sie Platz auf {0}: Fahren Sie einen Gast herunter, oder geben Sie dem eigenen System weniger (dom0_mem= auf der Befehlszeile von Xen).',
  // src/keep/move/checks/start.ts
  '{0} is another file on {1}: the guest’s next start there takes that one':
    '{0} ist auf {1} eine andere Datei: Der nächste Start des Gastes dort nimmt jene',
  'See whether it fits its system’s modules, or make them the same.':
    'Sehen Sie, ob sie zu den Modulen seines Systems passt, oder machen Sie beide gleich.',
  'The only config of {0} is {1}, and what lies there is started with the host':
    'Die einzige Konfiguration von {0} ist {1}, und was dort liegt, wird mit dem Host gestartet',
  'Keep it one folder up, with a link in its place: cp -L {0} {1} && ln -sf ../{2}.cfg {3}':
    'Legen Sie sie einen Ordner höher ab, mit einem Link an ihrer Stelle: cp -L {0} {1} && ln -sf ../{2}.cfg {3}',
  'No host starts it by itself.': 'Kein Host startet ihn von selbst.',
  'It starts with {0} now, and with {1} afterwards; never with both.':
    'Jetzt startet er mit {0}, danach mit {1}; nie mit beiden.',
  '{0} has no {1}, which attaches a disk of the guest': '{0} hat kein {1}, das eine Disk des Gastes anschließt',
  // src/keep/move/checks/versions.ts
  '{0} has Xen {1}, {2} has {3}': '{0} hat Xen {1}, {2} hat {3}',
  'the Xen versions cannot be compared ({0})': 'die Versionen von Xen lassen sich nicht vergleichen ({0})',
  'See them with: xl info xen_version': 'Sehen Sie sie an mit: xl info xen_version',
  '{0}: a guest does not move to an older Xen': '{0}: Ein Gast zieht nicht auf ein älteres Xen um',
  'Bring {0} to the same version first.': 'Bringen Sie {0} zuerst auf dieselbe Version.',
  '{0}: only the same or the next version is promised to work':
    '{0}: Nur für dieselbe oder die nächste Version ist zugesagt, dass es geht',
  'Go in smaller steps, or shut the guest down and start it there.':
    'Gehen Sie in kleineren Schritten, oder fahren Sie den Gast herunter und starten Sie ihn dort.',
  // src/keep/move/elsewhere.ts
  '{0}, on {1}': '{0}, auf {1}',
  // src/keep/move/look.ts
  'you are not root on {0}, and xl answers to root only': 'Sie sind auf {0} nicht root, und xl antwortet nur root',
  'A guest is moved between two Xen hosts, as root on both.':
    'Ein Gast zieht zwischen zwei Xen-Hosts um, als root auf beiden.',
  '{0} is the host that the guest runs on already': '{0} ist der Host, auf dem der Gast schon läuft',
  'Name the other one: xenguide move GUEST ssh://root@OTHER':
    'Nennen Sie den anderen: xenguide move GAST ssh://root@ANDERER',
  'xl list shows the guests that run. One that is off is started at the other host: xenguide guide keep/move.':
    'xl list zeigt die Gäste, die laufen. Einer, der aus ist, wird auf dem anderen Host gestartet: xenguide guide keep/move.',
  'no file in /etc/xen describes {0}, so that it could not be started again at the other host':
    'keine Datei in /etc/xen beschreibt {0}, deshalb könnte er auf dem anderen Host nicht wieder gestartet werden',
  'Put its config there as {0}.': 'Legen Sie dort seine Konfiguration als {0} ab.',
  // src/keep/move/plan.ts
  '{0} runs on {1} and is to be started anew on {2}, over ssh to {3}.':
    '{0} läuft auf {1} und soll auf {2} neu gestartet werden, über ssh zu {3}.',
  '{0} runs on {1} and is to go on on {2}, over ssh to {3}.':
    '{0} läuft auf {1} und soll auf {2} weiterlaufen, über ssh zu {3}.',
  'The disk {0} is {1}.': 'Die Disk {0}: {1}.',
  'It is off for about {0} (a rough guess): shut down, what changed copied, started there.':
    'Er ist etwa {0} aus (grob geschätzt): heruntergefahren, das Geänderte kopiert, dort gestartet.',
  '{0} does not run on {1} any more': '{0} läuft nicht mehr auf {1}',
  'See where it is: xenguide move {0} --status': 'Wo er ist, sagt: xenguide move {0} --status',
  'there is a guest {0} on {1} now': 'auf {1} gibt es jetzt einen Gast {0}',
  'a backup of {0} is being made on {1}, or one was cut off':
    'eine Sicherung von {0} wird gerade auf {1} gemacht, oder eine wurde abgebrochen',
  'Wait for its end, go on with it (xenguide backup {0}), or take it back: xenguide backup {1} --undo':
    'Warten Sie ihr Ende ab, setzen Sie sie fort (xenguide backup {0}), oder nehmen Sie sie zurück: xenguide backup {1} --undo',
  // src/keep/move/progress.ts
  'its memory: {0} of {1} sent': 'sein Speicher: {0} von {1} übertragen',
  'its memory is there; what it changes meanwhile is sent again ({0} so far)':
    'sein Speicher ist dort; was er derweil ändert, wird noch einmal übertragen ({0} bisher)',
  // src/keep/move/read-guest.ts
  'See why: xenguide check {0}': 'Warum, sagt: xenguide check {0}',
  '{0} describes a guest called {1}, and {2} runs': '{0} beschreibt einen Gast namens {1}, und {2} läuft',
  'Call them alike: name = "{0}" in {1}, or xl rename {2} {3}.':
    'Geben Sie beiden denselben Namen: name = "{0}" in {1}, oder xl rename {2} {3}.',
  'Put {0} right, or restart the guest: at the other host it is started from that file.':
    'Bringen Sie {0} in Ordnung, oder starten Sie den Gast neu: Auf dem anderen Host wird er aus dieser Datei gestartet.',
  // src/keep/move/records.ts
  'Take xenguide’s records of {0} along to {1}': 'Die Vermerke von xenguide über {0} nach {1} mitnehmen',
  'xenguide undo {0} there takes it away, on both hosts.': 'xenguide undo {0} nimmt ihn dort weg, auf beiden Hosts.',
  // src/keep/move/send-cold.ts
  'Shut {0} down, copy what changed, and start it on {1}':
    '{0} herunterfahren, das Geänderte kopieren und ihn auf {1} starten',
  'Nobody writes to its disks while the last of them is copied. Should it not start there, it is started here again.':
    'Niemand schreibt auf seine Disks, während das Letzte von ihnen kopiert wird. Sollte er dort nicht starten, wird er hier wieder gestartet.',
  // src/keep/move/send.ts
  'Send {0} to {1} while it runs': '{0} im laufenden Betrieb auf {1} übertragen',
  'Its memory is copied while it runs, again and again what it changed meanwhile; it stands still for the last bit of it, and goes on on {0}.':
    'Sein Speicher wird kopiert, während er läuft, und immer wieder, was er derweil geändert hat; für das letzte Stück steht er still, und auf {0} läuft er weiter.',
  'Move of {0} to {1}': 'Umzug von {0} auf {1}',
  // src/keep/move/settle.ts
  'End the xl on {0} that still waits for the guest': 'Das xl auf {0} beenden, das noch auf den Gast wartet',
  'Nobody sends any more. What it has built stays as it is, and is looked at next.':
    'Niemand sendet mehr. Was es aufgebaut hat, bleibt, wie es ist, und wird als Nächstes angesehen.',
  'Take {0} away on {1}': '{0} auf {1} wegnehmen',
  'It is a copy that never ran: the guest itself is elsewhere.':
    'Es ist eine Kopie, die nie lief: Der Gast selbst ist anderswo.',
  'It is what was left behind; it does not run, and must never run again.':
    'Es ist das, was zurückblieb; es läuft nicht und darf nie wieder laufen.',
  'Call {0} on {1} {2} again': '{0} auf {1} wieder {2} nennen',
  'It is the guest, and nothing else has its name now.': 'Es ist der Gast, und nichts anderes hat jetzt seinen Namen.',
  'Let {0} go on on {1}': '{0} auf {1} weiterlaufen lassen',
  'It stands where it was stopped for the last bit of the copy; no other copy is there.':
    'Er steht dort, wo er für das letzte Stück der Kopie gestoppt wurde; eine andere Kopie gibt es nicht.',
  'It has arrived, and was not let go.': 'Er ist angekommen, durfte aber noch nicht weiterlaufen.',
  'Start {0} on {1} anew, from its disks': '{0} auf {1} neu starten, von seinen Disks',
  'As after a power cut: what was only in its memory is lost, what it had written to its disks is there.':
    'Wie nach einem Stromausfall: Was nur in seinem Speicher war, ist verloren; was er auf seine Disks geschrieben hatte, ist da.',
  'Close {0} for a second writer': '{0} für einen zweiten Schreiber schließen',
  'Both hosts could write to it during the move only.': 'Nur während des Umzugs konnten beide Hosts darauf schreiben.',
  'DRBD resource {0}': 'DRBD-Ressource {0}',
  'something on {0} holds {1} open, where the guest is not any more':
    'etwas auf {0} hält {1} offen, wo der Gast nicht mehr ist',
  'See what: lsblk "$(drbdadm sh-dev {0})", on {1}.': 'Was es ist, sagt: lsblk "$(drbdadm sh-dev {0})", auf {1}.',
  'It has arrived, and {0} forgets first what it has read of its disks while the other host still wrote to them.':
    'Er ist angekommen, und {0} vergisst zuerst, was er von seinen Disks gelesen hat, als der andere Host noch darauf schrieb.',
  'Start {0} with {1} from now on, and not with {2}': '{0} von jetzt an mit {1} starten, und nicht mit {2}',
  'Two hosts that start the same guest destroy its disk.':
    'Zwei Hosts, die denselben Gast starten, zerstören seine Disk.',
  'Put {0} on {1} aside': '{0} auf {1} beiseitelegen',
  'It must not be started there by mistake while it runs on the other host.':
    'Er darf dort nicht versehentlich gestartet werden, während er auf dem anderen Host läuft.',
  // src/keep/move/sight.ts
  'xl cannot tell which guests there are on {0}: {1}': 'xl kann nicht sagen, welche Gäste es auf {0} gibt: {1}',
  'It must be a running Xen host, and you must be root there. xenguide doctor says what is missing.':
    'Es muss ein laufender Xen-Host sein, und Sie müssen dort root sein. Was fehlt, sagt xenguide doctor.',
  // src/keep/move/split/picture.ts
  '{0} is in SPLIT BRAIN: both copies were written to apart from each other.':
    '{0} ist im SPLIT-BRAIN: Auf beide Kopien wurde getrennt voneinander geschrieben.',
  'cannot be asked': 'kann nicht gefragt werden',
  '{0} runs here': '{0} läuft hier',
  '{0} does not run here': '{0} läuft hier nicht',
  'how much differs: not told': 'wie viel abweicht: unbekannt',
  '{0} the other has not': '{0} hat der andere nicht',
  'last written: not told': 'zuletzt geschrieben: unbekannt',
  'written {0}': 'zuletzt {0}',
  'generation {0}': 'Generation {0}',
  'not told': 'unbekannt',
  'Nothing is thrown away as long as you have not chosen, and the guest is not moved.':
    'Nichts wird weggeworfen, solange Sie nicht gewählt haben, und der Gast zieht nicht um.',
  'Mostly the copy counts where the guest ran last, and where people worked with it.':
    'Meist zählt die Kopie, wo der Gast zuletzt lief und wo Leute mit ihm gearbeitet haben.',
  'To look into both: the guest’s disk on each host, read only, with the guest off.':
    'Um in beide hineinzusehen: die Disk des Gastes auf jedem Host, nur lesend, wenn er aus ist.',
  'Then: {0} --keep {1}    or    --keep {2}': 'Dann: {0} --keep {1}    oder    --keep {2}',
  'The other copy is kept as a snapshot on its host before it is written over.':
    'Die andere Kopie bleibt auf ihrem Host als Snapshot, bevor sie überschrieben wird.',
  // src/keep/move/split/plan.ts
  '{0} runs on {1}, whose copy is to be given up': '{0} läuft auf {1}, dessen Kopie aufgegeben werden soll',
  'Shut it down there first: xl shutdown -w {0}, on {1}.':
    'Fahren Sie ihn dort zuerst herunter: xl shutdown -w {0}, auf {1}.',
  'The copy of {0} as it was: /dev/{1} there.': 'Die Kopie von {0}, wie sie war: /dev/{1} dort.',
  'Mount it read only to fetch what is missing; when nothing is: lvremove {0}, on {1}.':
    'Hängen Sie sie nur lesend ein, um zu holen, was fehlt; wenn nichts mehr fehlt: lvremove {0}, auf {1}.',
  'Hold the copy of {0} as {1}': 'Die Kopie von {0} als {1} festhalten',
  'It is given up, but not lost: everything in it can still be read from the snapshot.':
    'Sie wird aufgegeben, ist aber nicht verloren: Alles darin lässt sich noch aus dem Snapshot lesen.',
  'there is no snapshot of the copy on {0}, and without it nothing is given up':
    'es gibt keinen Snapshot der Kopie auf {0}, und ohne ihn wird nichts aufgegeben',
  'It needs as much free room in {0} as the volume has (vgs, on {1}). Copy it elsewhere by hand, or add a disk.':
    'Er braucht so viel freien Platz in {0}, wie das Volume groß ist (vgs, auf {1}). Kopieren Sie sie von Hand anderswohin, oder fügen Sie eine Platte hinzu.',
  'Let {0} take over the copy of {1}': '{0} die Kopie von {1} übernehmen lassen',
  'DRBD copies what differs from the one to the other; from then on they are a mirror again.':
    'DRBD kopiert, was abweicht, vom einen zum anderen; von da an sind sie wieder ein Spiegel.',
  'something on {0} holds {1} open': 'etwas auf {0} hält {1} offen',
  'the two hosts do not find each other': 'die beiden Hosts finden einander nicht',
  'See to the network between them. Then run the same command again.':
    'Sehen Sie nach dem Netz dazwischen. Rufen Sie dann denselben Befehl noch einmal auf.',
  // src/keep/move/told.ts
  '{0} is on {1}.': '{0} ist auf {1}.',
  '{0} is being moved just now.': '{0} zieht gerade um.',
  'Wait, and look again: xenguide move {0} --status':
    'Warten Sie, und sehen Sie noch einmal nach: xenguide move {0} --status',
  'Nobody sends {0} any more, but an xl on {1} still waits for it.':
    'Niemand sendet {0} mehr, aber ein xl auf {1} wartet noch auf ihn.',
  'That xl is ended; then both ends are looked at anew.':
    'Jenes xl wird beendet; dann werden beide Enden neu angesehen.',
  '{0} runs on {1}. A copy that never ran was left on {2}.':
    '{0} läuft auf {1}. Auf {2} blieb eine Kopie zurück, die nie lief.',
  'The copy is taken away.': 'Die Kopie wird weggenommen.',
  '{0} stands still on {1}: the move broke off at its last bit.':
    '{0} steht auf {1} still: Der Umzug brach beim letzten Stück ab.',
  'It goes on on {0} where it was.': 'Er läuft auf {0} weiter, wo er war.',
  '{0} stands still on {1}: the move broke off at its last bit, and a copy that never ran was left on {2}.':
    '{0} steht auf {1} still: Der Umzug brach beim letzten Stück ab, und auf {2} blieb eine Kopie zurück, die nie lief.',
  'The copy is taken away, and it goes on on {0} where it was.':
    'Die Kopie wird weggenommen, und er läuft auf {0} weiter, wo er war.',
  '{0} stands still on {1}, and its copy on {2} is whole but was never let run.':
    '{0} steht auf {1} still, und seine Kopie auf {2} ist vollständig, durfte aber nie laufen.',
  'The copy is taken away, and {0} goes on on {1} where it was.':
    'Die Kopie wird weggenommen, und {0} läuft auf {1} weiter, wo er war.',
  '{0} stands still on {1}: {2} could not let its copy run, and took it away.':
    '{0} steht auf {1} still: {2} konnte seine Kopie nicht laufen lassen und hat sie weggenommen.',
  '{0} runs on {1}, under the name that a guest has which was moved away.':
    '{0} läuft auf {1}, unter dem Namen, den ein weggezogener Gast hat.',
  'It gets its name back.': 'Er bekommt seinen Namen zurück.',
  '{0} runs on {1}. What it left on {2} is still there; it does not run.':
    '{0} läuft auf {1}. Was er auf {2} hinterlassen hat, ist noch da; es läuft nicht.',
  'What was left on {0} is taken away.': 'Was auf {0} zurückblieb, wird weggenommen.',
  '{0} has arrived on {1} whole, but was not let go.':
    '{0} ist ganz auf {1} angekommen, durfte aber noch nicht weiterlaufen.',
  'What was left on {0} is taken away, and it goes on on {1}.':
    'Was auf {0} zurückblieb, wird weggenommen, und er läuft auf {1} weiter.',
  '{0} is not on {1} any more, and on {2} there is only a copy that never ran and may not be whole.':
    '{0} ist nicht mehr auf {1}, und auf {2} ist nur eine Kopie, die nie lief und vielleicht nicht vollständig ist.',
  'The copy is taken away, and {0} is started on {1} anew from its disks, as after a power cut.':
    'Die Kopie wird weggenommen, und {0} wird auf {1} von seinen Disks neu gestartet, wie nach einem Stromausfall.',
  '{0} was handed over to {1} and is not there any more: it may have run there, and ended. What {2} still has of its memory is older than its disks.':
    '{0} wurde an {1} übergeben und ist dort nicht mehr: Er kann dort gelaufen und zu Ende gegangen sein. Was {2} noch von seinem Speicher hat, ist älter als seine Disks.',
  'That memory is thrown away, and {0} is started on {1} anew from its disks, as after a power cut.':
    'Jener Speicher wird verworfen, und {0} wird auf {1} von seinen Disks neu gestartet, wie nach einem Stromausfall.',
  '{0} runs on neither host: it was shut down, or ended.':
    '{0} läuft auf keinem der beiden Hosts: Er wurde heruntergefahren, oder er ging zu Ende.',
  'Start it where its config is: xl create /etc/xen/{0}.cfg – on one of the two only.':
    'Starten Sie ihn dort, wo seine Konfiguration ist: xl create /etc/xen/{0}.cfg – nur auf einem der beiden.',
  '{0} runs on BOTH hosts. Every second makes it worse.':
    '{0} läuft auf BEIDEN Hosts. Jede Sekunde macht es schlimmer.',
  'Decide at once which one counts, and end the other: xl destroy {0}, there. Then: xenguide move {1} --status':
    'Entscheiden Sie sofort, welcher zählt, und beenden Sie den anderen: xl destroy {0}, dort. Danach: xenguide move {1} --status',
  'What the two hosts say of {0} is nothing that a move leaves.':
    'Was die beiden Hosts von {0} sagen, ist nichts, was ein Umzug hinterlässt.',
  'Nothing is touched. Look on both: xl list -v. Put right what was done by hand, then: xenguide move {0} --repair':
    'Nichts wird angerührt. Sehen Sie auf beiden nach: xl list -v. Bringen Sie in Ordnung, was von Hand getan wurde, dann: xenguide move {0} --repair',
  'Neither {0} nor {1} can be asked.': 'Weder {0} noch {1} kann gefragt werden.',
  'When they answer again: {0}': 'Wenn sie wieder antworten: {0}',
  '{0} cannot be asked, so nobody knows whether {1} runs there. {2} says: {3}.':
    '{0} kann nicht gefragt werden, deshalb weiß niemand, ob {1} dort läuft. {2} sagt: {3}.',
  'Start {0} nowhere before that is known. Look at {1} itself (its screen, or its power): does it run, and does xl list {2} show the guest there? Bring it back, or its network; a switched-off host is switched on. Then: {3}':
    'Starten Sie {0} nirgends, bevor das bekannt ist. Sehen Sie nach {1} selbst (Bildschirm oder Strom): Läuft der Host, und zeigt xl list {2} dort den Gast? Bringen Sie ihn zurück, oder sein Netz; ein ausgeschalteter Host wird eingeschaltet. Danach: {3}',
  // src/keep/move/ways/carry.ts
  'copied to the other host while the guest runs; what changed meanwhile once more while it is off':
    'auf den anderen Host kopiert, während der Gast läuft; was sich derweil änderte, noch einmal, während er aus ist',
  '{0} ({1}) is copied over what it left on {2}.': '{0} ({1}) wird über das kopiert, was der Gast auf {2} zurückließ.',
  '{0} ({1}) is copied to {2}.': '{0} ({1}) wird auf {2} kopiert.',
  // src/keep/move/ways/carry/carried-places.ts
  '{0} has no volume group {1}': '{0} hat keine Volume Group {1}',
  '{0} has no folder for {1}': '{0} hat keinen Ordner für {1}',
  // src/keep/move/ways/carry/problem.ts
  '{0} ({1}) is of a kind that is not carried to another host':
    '{0} ({1}) ist von einer Art, die nicht auf einen anderen Host mitgenommen wird',
  'Logical volumes and files are. Otherwise: a backup, restored there.':
    'Logical Volumes und Dateien werden es. Sonst: eine Sicherung, dort wiederhergestellt.',
  'Make it there: the guest’s config names its disks by their full paths.':
    'Legen Sie es dort an: Die Konfiguration des Gastes nennt seine Disks mit vollem Pfad.',
  '{0} has {1}, and {2} has {3} free for it': '{0} hat {1}, und {2} hat dafür {3} frei',
  'rsync is missing on {0} or {1}, or too old to write into volumes':
    'rsync fehlt auf {0} oder {1}, oder es ist zu alt, um in Volumes zu schreiben',
  'On both: apt install rsync (3.2 or newer).': 'Auf beiden: apt install rsync (3.2 oder neuer).',
  '{0} is there already on {1}': '{0} gibt es auf {1} schon',
  'If it is an old copy of this guest’s disk, remove it there first; otherwise it belongs to somebody else.':
    'Ist es eine alte Kopie der Disk dieses Gastes, entfernen Sie es dort zuerst; sonst gehört es jemand anderem.',
  '{0} on {1} is what {2} left there, and something uses it: {3}':
    '{0} auf {1} ist, was {2} dort zurückließ, und etwas benutzt es: {3}',
  'See to it first: nothing is written over that is in use.':
    'Kümmern Sie sich zuerst darum: Nichts wird überschrieben, was in Gebrauch ist.',
  '{0} on {1} is what {2} left there, with {3}; its disk has {4} now':
    '{0} auf {1} ist, was {2} dort zurückließ, mit {3}; seine Disk hat jetzt {4}',
  'Remove the old one there: {0}': 'Entfernen Sie dort die alte: {0}',
  '{0} on {1} is what {2} left there when it was moved away; the guest has moved on since':
    '{0} auf {1} ist, was {2} dort zurückließ, als er wegzog; der Gast hat seither weitergeschrieben',
  'Let it be written over (only what differs is copied): add --over-old-disks. Or remove it there: {0}':
    'Lassen Sie es überschreiben (nur was sich unterscheidet, wird kopiert): mit --over-old-disks. Oder entfernen Sie es dort: {0}',
  // src/keep/move/ways/carry/steps.ts
  'Write over {0} on {1}, which {2} left there': '{0} auf {1} überschreiben, das {2} dort zurückließ',
  'It is an old copy of the same disk: only what differs has to be copied. What it held is given up with that.':
    'Es ist eine alte Kopie derselben Disk: Nur was sich unterscheidet, muss kopiert werden. Was sie enthielt, wird damit aufgegeben.',
  'Make {0} ({1}) on {2}': '{0} ({1}) auf {2} anlegen',
  'The disk has the same name on both hosts, since the guest’s config names it.':
    'Die Disk hat auf beiden Hosts denselben Namen, weil die Konfiguration des Gastes sie nennt.',
  'Copy {0} to {1} while the guest runs': '{0} auf {1} kopieren, während der Gast läuft',
  'It is not of one instant, and need not be: what differs is copied once more when the guest is off.':
    'Sie ist nicht aus einem Augenblick, und muss es nicht sein: Was abweicht, wird noch einmal kopiert, wenn der Gast aus ist.',
  // src/keep/move/ways/copy.ts
  'a file that is only read, copied before': 'eine Datei, die nur gelesen wird; sie wird vorher kopiert',
  '{0} is an empty drive.': '{0} ist ein leeres Laufwerk.',
  '{0} is {1}, which is no file on {2} any more': '{0} ist {1}, und diese Datei gibt es auf {2} nicht mehr',
  'Take it out of the drive first (xenguide disc), or put the file back.':
    'Nehmen Sie sie zuerst aus dem Laufwerk (xenguide disc), oder legen Sie die Datei wieder hin.',
  '{0} is another file on {1}, and {2} must not change under the guest':
    '{0} ist auf {1} eine andere Datei, und {2} darf sich unter dem Gast nicht ändern',
  'Rename the one on {0}, or make them the same.': 'Benennen Sie die auf {0} um, oder machen Sie beide gleich.',
  '{0} ({1}) is the same on both.': '{0} ({1}) ist auf beiden dieselbe.',
  '{0} ({1}) is copied before.': '{0} ({1}) wird vorher kopiert.',
  // src/keep/move/ways/drbd.ts
  'mirrored by DRBD': 'von DRBD gespiegelt',
  '{0} is {1}, a DRBD device without Xen’s script: nobody would make it writable at the other host':
    '{0} ist {1}, ein DRBD-Gerät ohne das Skript von Xen: Niemand würde es auf dem anderen Host beschreibbar machen',
  'Write it into the config with script=block-drbd-xenguide,target=RESOURCE, as the guide’s page storage/drbd has it, and restart the guest.':
    'Schreiben Sie es mit script=block-drbd-xenguide,target=RESOURCE in die Konfiguration, wie es die Handbuchseite storage/drbd zeigt, und starten Sie den Gast neu.',
  '{0} ({1}) is up to date on both.': '{0} ({1}) ist auf beiden auf dem neuesten Stand.',
  'the DRBD resource {0} is not up on {1}': 'die DRBD-Ressource {0} ist auf {1} nicht aktiv',
  'Bring it up there: drbdadm up {0}. What both know of it: drbdadm status {1}':
    'Aktivieren Sie sie dort: drbdadm up {0}. Was beide von ihr wissen: drbdadm status {1}',
  '{0} is in split brain: {1} and {2} were written to apart from each other':
    '{0} ist im Split-Brain: Auf {1} und {2} wurde getrennt voneinander geschrieben',
  'Which copy counts must be decided first: xenguide move {0} --status shows both.':
    'Zuerst muss entschieden werden, welche Kopie zählt: xenguide move {0} --status zeigt beide.',
  '{0} is not up to date on both: {1} says {2} and {3}, {4} says {5}':
    '{0} ist nicht auf beiden auf dem neuesten Stand: {1} sagt {2} und {3}, {4} sagt {5}',
  'Wait until what was missed has been copied: drbdadm status {0}. Where it says StandAlone: drbdadm connect {1}, there.':
    'Warten Sie, bis das Verpasste kopiert ist: drbdadm status {0}. Wo StandAlone steht: drbdadm connect {1}, dort.',
  '{0} does not use protocol C on both, so that a write may be on one side only when the guest moves':
    '{0} benutzt nicht auf beiden Protokoll C, deshalb kann beim Umzug des Gastes etwas erst auf einer Seite geschrieben sein',
  'Write protocol C; into net { } of the resource on both hosts, then: drbdadm adjust {0}':
    'Schreiben Sie protocol C; in net { } der Ressource auf beiden Hosts, dann: drbdadm adjust {0}',
  '{0} is {1} on {2} and {3} on {4}; it must be Primary where the guest runs, and only there':
    '{0} ist {1} auf {2} und {3} auf {4}; Primary muss es dort sein, wo der Gast läuft, und nur dort',
  'See what holds it on {0}: lsblk. Then: drbdadm secondary {1}':
    'Was es auf {0} festhält, sagt: lsblk. Danach: drbdadm secondary {1}',
  'Restart the guest.': 'Starten Sie den Gast neu.',
  // src/keep/move/ways/iscsi.ts
  'on an iSCSI target that both hosts reach': 'auf einem iSCSI-Target, das beide Hosts erreichen',
  'Log out of {0} on {1}, if nobody else uses it': 'Auf {1} von {0} abmelden, wenn es sonst niemand benutzt',
  'The guest is not here any more.': 'Der Gast ist nicht mehr hier.',
  'iSCSI session {0}': 'iSCSI-Sitzung {0}',
  '{0} has {1} bytes on {2} and {3} on {4}: it is not the same LUN, or one host has not seen that it grew':
    '{0} hat {1} Byte auf {2} und {3} auf {4}: Es ist nicht dieselbe LUN, oder ein Host hat nicht gesehen, dass sie gewachsen ist',
  'Look anew on both: iscsiadm -m session --rescan': 'Sehen Sie auf beiden neu nach: iscsiadm -m session --rescan',
  '{0} has no iscsiadm to reach {1} with': '{0} hat kein iscsiadm, um {1} zu erreichen',
  'On {0}: apt install open-iscsi': 'Auf {0}: apt install open-iscsi',
  '{0} is not logged in to {1}, and {2} has no record of it to take along':
    '{0} ist nicht an {1} angemeldet, und {2} hat keinen Eintrag dafür, der sich mitnehmen ließe',
  'Log in there: iscsiadm -m discovery -t st -p {0}, then iscsiadm -m node -T {1} -p {2} --login':
    'Melden Sie ihn dort an: iscsiadm -m discovery -t st -p {0}, dann iscsiadm -m node -T {1} -p {2} --login',
  '{0} is LUN {1} of {2}; {3} has it too.': '{0} ist LUN {1} von {2}; {3} hat sie auch.',
  '{0} is LUN {1} of {2}; {3} is logged in to it before.': '{0} ist LUN {1} von {2}; {3} wird vorher daran angemeldet.',
  'Log in to {0} at {1} on {2}': 'Auf {2} an {0} unter {1} anmelden',
  'Its LUNs become disks of that host too. Only the guest writes to them, wherever it is.':
    'Seine LUNs werden auch Disks jenes Hosts. Nur der Gast schreibt auf sie, wo immer er ist.',
  '{0} could not log in to {1}': '{0} konnte sich nicht an {1} anmelden',
  'The target must let that host in: its name there is in /etc/iscsi/initiatorname.iscsi, on {0}.':
    'Das Target muss jenen Host hereinlassen: Dessen Name dort steht in /etc/iscsi/initiatorname.iscsi, auf {0}.',
  // src/keep/move/ways/nfs.ts
  'on a file server that both hosts reach': 'auf einem Dateiserver, den beide Hosts erreichen',
  '{0} lies on {1}, which is mounted on {2} too.': '{0} liegt auf {1}, das auch auf {2} eingehängt wird.',
  '{0} lies on {1}, which has been mounted on {2} too.': '{0} liegt auf {1}, das auch auf {2} schon eingehängt ist.',
  'Unmount {0} on {1}, if xenguide mounted it for this guest':
    '{0} auf {1} aushängen, falls xenguide es für diesen Gast eingehängt hat',
  '{0} ({1}) is read by qemu on both hosts at once while the guest is sent, and would be broken by that':
    '{0} ({1}) wird von qemu auf beiden Hosts zugleich gelesen, während der Gast umzieht, und ginge dabei kaputt',
  'Make it a raw file, with the guest off: qemu-img convert -O raw OLD NEW, and format=raw in the config. Or shut the guest down, and start it there.':
    'Machen Sie eine raw-Datei daraus, wenn der Gast aus ist: qemu-img convert -O raw ALT NEU, und format=raw in der Konfiguration. Oder fahren Sie den Gast herunter, und starten Sie ihn dort.',
  'at {0}, where {1} lies, {2} has {3} mounted, and {4} has {5}':
    'unter {0}, wo {1} liegt, hat {2} {3} eingehängt, und {4} hat {5}',
  'Mount {0} there too, under the same name of the server.':
    'Hängen Sie {0} auch dort ein, unter demselben Namen des Servers.',
  '{0} is not mounted at {1} on {2}': '{0} ist auf {2} nicht unter {1} eingehängt',
  'Mount it there: mount {0} {1}': 'Hängen Sie es dort ein: mount {0} {1}',
  // src/keep/move/ways/none.ts
  'only at the source': 'nur an der Quelle',
  '{0} ({1}) is a disk of {2} only: {3} cannot reach it':
    '{0} ({1}) ist eine Disk nur von {2}: {3} kann sie nicht erreichen',
  'A running guest moves only if both hosts have its disks: mirrored by DRBD, on a file server, or on an iSCSI target. With a shutdown and a start there its disks are copied: add --cold.':
    'Ein laufender Gast zieht nur um, wenn beide Hosts seine Disks haben: von DRBD gespiegelt, auf einem Dateiserver, oder auf einem iSCSI-Target. Wird er hier heruntergefahren und dort gestartet, werden seine Disks kopiert: Fügen Sie --cold hinzu.',
  // src/keep/move/wires.ts
  'ssh ended with code {0}': 'ssh endete mit Code {0}',
  'another machine answers there': 'dort antwortet ein anderer Rechner',
  // src/keep/place.ts
  '{0} names a host, and no folder on it': '{0} nennt einen Host, aber keinen Ordner darauf',
  'Write both: ssh://root@nas.example.org/backup': 'Schreiben Sie beides: ssh://root@nas.example.org/backup',
  // src/keep/places.ts
  '{0} is not the full path of a folder on the host': '{0} ist nicht der vollständige Pfad eines Ordners auf dem Host',
  'Write it from the beginning, like --to /backup.': 'Schreiben Sie ihn von Anfang an, etwa --to /backup.',
  // src/keep/plan.ts
  '{0} is not in the backup; the guest starts from it.': '{0} ist nicht in der Sicherung; der Gast startet davon.',
  'Make the hidden folder {0}': 'Den versteckten Ordner {0} anlegen',
  'It is for root only. It gets its name {0} when everything in it is whole, and not before.':
    'Er ist nur für root. Seinen Namen {0} bekommt er, wenn alles darin ganz ist, und nicht vorher.',
  '{0} is no folder that can be written to': '{0} ist kein Ordner, in den geschrieben werden kann',
  'Make it (mkdir -p {0}), or see whether what belongs there is mounted: findmnt {1}':
    'Legen Sie ihn an (mkdir -p {0}), oder sehen Sie, ob eingehängt ist, was dorthin gehört: findmnt {1}',
  '{0} is there already': '{0} gibt es schon',
  'Try again in a second: each backup is named after the second that it was asked for in.':
    'Versuchen Sie es in einer Sekunde noch einmal: Jede Sicherung heißt nach der Sekunde, in der sie verlangt wurde.',
  '{0} does not run any more': '{0} läuft nicht mehr',
  'Start it: xl create {0}': 'Starten Sie ihn: xl create {0}',
  'Try again in a second: each backup has names of its own.':
    'Versuchen Sie es in einer Sekunde noch einmal: Jede Sicherung hat eigene Namen.',
  // src/keep/recipes/common.ts
  '{0} has a disk that cannot be held still while it runs ({1})':
    '{0} hat eine Disk, die sich nicht stillhalten lässt, während er läuft ({1})',
  'Let it be shut down, copied and started again: --recipe shutdown. Or free some room, or move the disk to a logical volume.':
    'Lassen Sie ihn herunterfahren, kopieren und wieder starten: --recipe shutdown. Oder machen Sie Platz, oder bringen Sie die Disk auf ein Logical Volume.',
  '{0} is written while the guest stands still, and must not wait for a network then':
    '{0} wird geschrieben, während der Gast stillsteht, und darf dabei nicht auf ein Netz warten',
  'Write to a folder of the host (a file server’s, mounted, is one too), or use --recipe pause.':
    'Schreiben Sie in einen Ordner des Hosts (ein eingehängter von einem Dateiserver ist auch einer), oder nehmen Sie --recipe pause.',
  'See to it now: xl list {0}. Paused (p): xl unpause {1}. Not there: its memory is kept in {2}, and as long as nobody has started it or let it go on, it goes on from there: xl restore {3}':
    'Sehen Sie jetzt nach: xl list {0}. Pausiert (p): xl unpause {1}. Nicht da: Sein Speicher ist in {2} aufgehoben, und solange ihn niemand gestartet oder weiterlaufen lassen hat, läuft er von dort weiter: xl restore {3}',
  // src/keep/recipes/freeze.ts
  'asked over ssh to hold its file systems still (fsfreeze), while snapshots are taken':
    'wird über ssh gebeten, seine Dateisysteme stillzuhalten (fsfreeze), während Snapshots gemacht werden',
  'The guest’s own kernel has written everything out and closed its file systems for that moment: nothing has to be mended when it is restored. What programs keep in their own memory is not in it, as with pause.':
    'Der Kernel des Gastes selbst hat alles hinausgeschrieben und seine Dateisysteme für diesen Augenblick geschlossen: Beim Wiederherstellen muss nichts repariert werden. Was Programme in ihrem eigenen Speicher halten, ist nicht darin, wie bei pause.',
  'In the guest these are frozen: {0}; programs that write to them wait for that moment, {1} seconds at most.':
    'Im Gast werden diese eingefroren: {0}; Programme, die darauf schreiben, warten so lange, höchstens {1} Sekunden.',
  'how the host gets into {0} is not known': 'wie der Host in {0} hineinkommt, ist nicht bekannt',
  'Say it: --freeze ssh://root@ADDRESS-OF-THE-GUEST. Without it: --recipe pause.':
    'Sagen Sie es: --freeze ssh://root@ADRESSE-DES-GASTES. Ohne das: --recipe pause.',
  '{0} goes on by itself {1} seconds after it was frozen, at the latest. See: ssh into it, and fsfreeze --unfreeze each of {2}; where it is not frozen, that is refused.':
    '{0} läuft spätestens {1} Sekunden nach dem Einfrieren von selbst weiter. Sehen Sie nach: mit ssh hinein, und fsfreeze --unfreeze für jedes von {2}; wo nichts eingefroren ist, wird das abgelehnt.',
  // src/keep/recipes/pause.ts
  'paused for a moment, while snapshots are taken': 'kurz pausiert, während Snapshots genommen werden',
  'going on while the snapshot of its one disk is taken':
    'nicht angehalten, während der Snapshot seiner einen Disk genommen wird',
  'The disks are as after a power cut at that moment: all of the same instant, and every file system and database that survives a power cut survives this.':
    'Die Disks sind wie nach einem Stromausfall in jenem Augenblick: alle vom selben Moment, und jedes Dateisystem und jede Datenbank, die einen Stromausfall übersteht, übersteht auch dies.',
  // src/keep/recipes/saved.ts
  'saved to a file, which ends it, and brought back from that once snapshots are taken':
    'in eine Datei gesichert, womit er endet, und daraus zurückgeholt, sobald Snapshots genommen sind',
  'Memory and disks are of the same instant, as with state. It takes about twice as long as state, and the guest is gone meanwhile.':
    'Speicher und Disks sind vom selben Augenblick, wie bei state. Es dauert etwa doppelt so lange wie state, und der Gast ist derweil weg.',
  '{0} does not exist between its saving and its coming back. Should it not come back from its memory, it is started from its disks, as after a power cut.':
    '{0} gibt es zwischen dem Sichern und dem Zurückholen nicht. Sollte er nicht aus seinem Speicher zurückkommen, wird er von seinen Disks gestartet, wie nach einem Stromausfall.',
  '{0} gets another number (domid), and xl’s own watcher with it: unlike with state, it goes on being started again when it reboots.':
    '{0} bekommt eine andere Nummer (domid), und mit ihr einen eigenen Wächter von xl: Anders als bei state wird er nach einem Neustart weiterhin wieder gestartet.',
  'the memory': 'der Speicher',
  '{0} could not be brought back from its memory; it was started from its disks. Why: journalctl -u {1}':
    '{0} ließ sich nicht aus seinem Speicher zurückholen; er wurde von seinen Disks gestartet. Warum: journalctl -u {1}',
  // src/keep/recipes/shutdown.ts
  'shut down, and started again once its disks are held (or copied)':
    'heruntergefahren und wieder gestartet, sobald seine Disks festgehalten (oder kopiert) sind',
  'The guest itself has closed every file: nothing has to be mended when it is restored.':
    'Der Gast selbst hat jede Datei geschlossen: Beim Wiederherstellen ist nichts zu reparieren.',
  'the copy of a disk without snapshots': 'die Kopie einer Disk ohne Snapshots',
  'xl starts {0} again by itself as soon as it is shut down: that is what on_poweroff says':
    'xl startet {0} von selbst wieder, sobald er heruntergefahren ist: Das sagt on_poweroff',
  'Use --recipe pause. Or set on_poweroff = "destroy" in {0}; it takes that when it is started from there.':
    'Nehmen Sie --recipe pause. Oder setzen Sie on_poweroff = "destroy" in {0}; das gilt, sobald er von dort gestartet wird.',
  // src/keep/recipes/state.ts
  'stopped in place while its memory is saved and snapshots are taken':
    'an Ort und Stelle gestoppt, während sein Speicher gesichert wird und Snapshots genommen werden',
  'Memory and disks are of the same instant: restored with its state, the guest goes on in the middle of what it did. Without the state it is worth as much as with pause.':
    'Speicher und Disks sind vom selben Augenblick: Mit dem Speicher wiederhergestellt, macht der Gast mitten in dem weiter, was er tat. Ohne ihn ist sie so viel wert wie bei pause.',
  'Up to Xen 4.19 xl’s own watcher of {0} ends when its memory is saved, and Xen has no way to bring it back: from then on a reboot from inside turns {1} off. Then, or at a time that suits you: xl shutdown -w {2}, xl destroy {3}, and xl create {4}. With --recipe pause the watcher stays.':
    'Bis Xen 4.19 endet der Wächter von xl für {0}, wenn dessen Speicher gesichert wird, und Xen hat keinen Weg, ihn zurückzubringen: Von da an schaltet ein Neustart von innen {1} aus. Dann, oder wenn es Ihnen passt: xl shutdown -w {2}, xl destroy {3}, und xl create {4}. Mit --recipe pause bleibt der Wächter.',
  // src/keep/restore/cards.ts
  '{0} is not on this host, and it sets up a network card of the guest':
    '{0} fehlt auf diesem Host und richtet eine Netzwerkkarte des Gastes ein',
  'Bring it here first, or restore the guest without its cards: --no-network.':
    'Bringen Sie es zuerst hierher, oder stellen Sie den Gast ohne seine Karten wieder her: --no-network.',
  'there is no bridge {0} on this host, and a network card of the guest belongs to it':
    'auf diesem Host gibt es keine Bridge {0}, und eine Netzwerkkarte des Gastes gehört an sie',
  'Make one of that name first (xenguide guide network/bridge), or restore the guest without its cards: --no-network.':
    'Machen Sie zuerst eine dieses Namens (xenguide guide network/bridge), oder stellen Sie den Gast ohne seine Karten wieder her: --no-network.',
  'Card {0}: {1}': 'Karte {0}: {1}',
  // src/keep/restore/config.ts
  'Restored from a backup by xenguide.': 'Von xenguide aus einer Sicherung wiederhergestellt.',
  '{0} ({1}), which the guest only read, is left out.': '{0} ({1}), die der Gast nur las, ist weggelassen.',
  'Card {0} led to an address of its own, which only one guest can have: it is left out.':
    'Karte {0} führte zu einer eigenen Adresse, die nur ein Gast haben kann: Sie ist weggelassen.',
  'Card {0} goes without {1}, which belong to the first guest.':
    'Karte {0} kommt ohne {1} aus, denn das gehört dem ersten Gast.',
  // src/keep/restore/elsewhere.ts
  '{0} is no place for disks': '{0} ist kein Ort für Disks',
  'Write a folder (/srv/vm), a volume group (vg0), a thin pool (vg0/pool) or a ZFS pool (zfs:tank).':
    'Schreiben Sie einen Ordner (/srv/vm), eine Volume Group (vg0), einen Thin-Pool (vg0/pool) oder einen ZFS-Pool (zfs:tank).',
  '{0} is a qcow2 file, which a volume cannot hold as it is':
    '{0} ist eine qcow2-Datei, die ein Volume nicht so aufnehmen kann, wie sie ist',
  'Restore it into a folder (--disks-to /srv/vm); or unpack it by hand and convert it (qemu-img convert).':
    'Stellen Sie sie in einen Ordner wieder her (--disks-to /srv/vm); oder packen Sie sie von Hand aus und wandeln Sie sie um (qemu-img convert).',
  // src/keep/restore/plan.ts
  'It is {0} as it was on {1}, from {2}.': 'Es ist {0}, wie er am {1} war, aus {2}.',
  '{0} is not on this host, and the guest starts from it': '{0} ist nicht auf diesem Host, und der Gast startet davon',
  'Bring it here first; it is not in the backup.': 'Bringen Sie es zuerst hierher; in der Sicherung ist es nicht.',
  'Its console: xenguide console {0}': 'Seine Konsole: xenguide console {0}',
  'To take it away again: xenguide undo {0}': 'Um ihn wieder wegzunehmen: xenguide undo {0}',
  'Read the whole backup back, and compare its checksums':
    'Die ganze Sicherung zurücklesen und ihre Prüfsummen vergleichen',
  'A damaged backup must be known before anything is made of it.':
    'Eine beschädigte Sicherung muss auffallen, bevor etwas aus ihr gemacht wird.',
  'the backup {0} is damaged': 'die Sicherung {0} ist beschädigt',
  'See which file it is: xenguide verify {0}. Use another backup.':
    'Welche Datei es ist, sagt: xenguide verify {0}. Nehmen Sie eine andere Sicherung.',
  'Write the config {0}': 'Die Konfiguration {0} schreiben',
  'xl reads it each time the guest is started.': 'xl liest sie jedes Mal, wenn der Gast gestartet wird.',
  'Start the guest {0}': 'Den Gast {0} starten',
  'It starts as after a power cut (or after its shutdown): file systems mend themselves.':
    'Er startet wie nach einem Stromausfall (oder nach seinem Herunterfahren): Dateisysteme reparieren sich selbst.',
  // src/keep/restore/prepare.ts
  '{0} would get the name of another disk of the guest there':
    '{0} bekäme dort den Namen einer anderen Disk des Gastes',
  'Their names end alike: unpack one of them by hand (xenguide guide keep/restore).':
    'Ihre Namen enden gleich: Packen Sie eine davon von Hand aus (xenguide guide keep/restore).',
  'Inside, the guest is what it was: a fixed address, its host name and its keys are those of the first one. While that one runs, --no-network keeps them apart.':
    'Im Inneren ist der Gast, was er war: Eine feste Adresse, sein Hostname und seine Schlüssel sind die des ersten. Solange jener läuft, hält --no-network sie auseinander.',
  'To have both: --name {0}-restored.': 'Um beide zu haben: --name {0}-restored.',
  'the memory of {0} is not in this backup (recipe {1})':
    'der Speicher von {0} ist nicht in dieser Sicherung (Rezept {1})',
  'Leave --resume out: the guest then starts from its disks.':
    'Lassen Sie --resume weg: Der Gast startet dann von seinen Disks.',
  'a guest that goes on from its memory must find itself as it was: the same name, cards and disks':
    'ein Gast, der aus seinem Speicher weiterläuft, muss sich vorfinden, wie er war: mit demselben Namen, denselben Karten und Disks',
  'Leave --resume out, or leave out what changes it (--name, --disks-to, --no-network).':
    'Lassen Sie --resume weg, oder lassen Sie weg, was ihn ändert (--name, --disks-to, --no-network).',
  'the guest {0} has the hardware address {1} of the restored one':
    'der Gast {0} hat die Hardware-Adresse {1} des wiederhergestellten',
  'Restore under another name (--name): it then gets addresses of its own.':
    'Stellen Sie ihn unter einem anderen Namen wieder her (--name): Dann bekommt er eigene Adressen.',
  // src/keep/restore/resume.ts
  'Unpack the saved memory': 'Den gesicherten Speicher auspacken',
  'xl reads it as it was written.': 'xl liest ihn so, wie er geschrieben wurde.',
  'Let {0} go on from its saved memory': '{0} aus dem gesicherten Speicher weiterlaufen lassen',
  'It goes on in the middle of what it did; its clock and its connections notice the gap.':
    'Er macht mitten in dem weiter, was er tat; seine Uhr und seine Verbindungen bemerken die Lücke.',
  'the memory of {0} was used already, and since then its disks have moved on':
    'der Speicher von {0} wurde schon benutzt, und seitdem haben sich seine Disks verändert',
  'It must never be used again with them.': 'Mit ihnen darf er nie wieder benutzt werden.',
  'Remove the unpacked memory': 'Den ausgepackten Speicher entfernen',
  'The disks go on from here: with them it must never be used again.':
    'Die Disks gehen von hier aus weiter: Mit ihnen darf er nie wieder benutzt werden.',
  // src/keep/restore/test-actions.ts
  'a login prompt': 'eine Anmeldeaufforderung',
  'Start {0}, without a network': '{0} ohne Netz starten',
  'It runs beside the first one, which it neither sees nor disturbs.':
    'Er läuft neben dem ersten, den er weder sieht noch stört.',
  'Watch its console for {0}, for {1} seconds at most': 'Auf seiner Konsole auf {0} warten, höchstens {1} Sekunden',
  'Only what starts is worth anything as a backup.': 'Nur was startet, ist als Sicherung etwas wert.',
  // src/keep/restore/volumes.ts
  'the thin pool {0}/{1}': 'den Thin-Pool {0}/{1}',
  'the ZFS pool {0}': 'den ZFS-Pool {0}',
  'Unpack {0} into {1} ({2})': '{0} in {1} auspacken ({2})',
  'The guest gets its disk as it was when the backup was made.':
    'Der Gast bekommt seine Disk so, wie sie war, als die Sicherung gemacht wurde.',
  'the guest’s disk belongs into {0}, which is not on this host':
    'die Disk des Gastes gehört in {0}, und das gibt es auf diesem Host nicht',
  'Make it first, or let the disks be somewhere else: --disks-to.':
    'Legen Sie es zuerst an, oder lassen Sie die Disks woanders liegen: --disks-to.',
  'the disk has {0}, and {1} has {2} left': 'die Disk hat {0}, und {1} hat noch {2}',
  'Free some room there (lvs shows what takes it).': 'Machen Sie dort Platz (lvs zeigt, was ihn belegt).',
  'the disks have {0} together, and {1} has {2} left': 'die Disks haben zusammen {0}, und {1} hat noch {2}',
  '{0} exists already': '{0} gibt es schon',
  'Restore under another name (--name), or take away what is there: nothing is written over.':
    'Stellen Sie ihn unter einem anderen Namen wieder her (--name), oder nehmen Sie weg, was dort ist: Überschrieben wird nichts.',
  // src/keep/retention/candidates.ts
  'its test on {0} failed': 'sein Test am {0} ist fehlgeschlagen',
  'when it was made cannot be told': 'wann sie gemacht wurde, lässt sich nicht sagen',
  'somebody gave it a name of its own': 'jemand hat ihr einen eigenen Namen gegeben',
  // src/keep/retention/law.ts
  'hourly of {0}': 'stündlich: {0}',
  'daily of {0}': 'täglich: {0}',
  'weekly of {0}': 'wöchentlich: {0}',
  'monthly of {0}': 'monatlich: {0}',
  'yearly of {0}': 'jährlich: {0}',
  'the newest': 'die neueste',
  '{0} of the last {1}': '{0} von den letzten {1}',
  'newer ones stand for its time': 'neuere stehen für ihre Zeit',
  'it is dated in the future: the clock was wrong then, or is now':
    'sie ist auf die Zukunft datiert: Die Uhr ging damals falsch, oder sie tut es jetzt',
  // src/keep/retention/local-time.ts
  'week {0} of {1}': 'Woche {0} von {1}',
  // src/keep/retention/policy.ts
  'Write it like: 7 daily, 4 weekly, 12 monthly. There are also hourly, yearly, and last N.':
    'Schreiben Sie es so: 7 daily, 4 weekly, 12 monthly. Es gibt auch hourly, yearly, und last N.',
  '{0} is not known': '{0} ist nicht bekannt',
  '{0} needs one number': '{0} braucht eine Zahl',
  '{0} {1} is not from 1 to {2}': '{0} {1} liegt nicht zwischen 1 und {2}',
  '{0} is there twice': '{0} steht zweimal da',
  // src/keep/retention/remove.ts
  '{0} beside it is in the way': '{0} daneben ist im Weg',
  // src/keep/room.ts
  'there is no folder {0} on {1}': 'den Ordner {0} gibt es auf {1} nicht',
  '{0} has {1} free, and the guest’s memory alone is {2}':
    '{0} hat {1} frei, und allein der Speicher des Gastes ist {2} groß',
  'Free some room there, or use --recipe pause, which does not save the memory.':
    'Machen Sie dort Platz, oder nehmen Sie --recipe pause, das den Speicher nicht sichert.',
  '{0} has {1} free. Unpacked it would be {2}: should it run full, the backup is given up and nothing of it is left.':
    '{0} hat {1} frei. Ungepackt wären es {2}: Sollte es voll werden, wird die Sicherung aufgegeben, und nichts von ihr bleibt.',
  // src/keep/schedule/plan.ts
  '{0} is backed up {1}, up to {2} minutes later.': '{0} wird {1} gesichert, bis zu {2} Minuten später.',
  'The last run and the next: xenguide backup --list': 'Der letzte und der nächste Lauf: xenguide backup --list',
  'No more of it: xenguide backup {0} --every never': 'Nichts mehr davon: xenguide backup {0} --every never',
  'Write the service and the timer {0}': 'Den Dienst und den Timer {0} schreiben',
  'The host’s own systemd makes the backups then, whether anybody is logged in or not.':
    'Dann macht das eigene systemd des Hosts die Sicherungen, ob jemand angemeldet ist oder nicht.',
  'Start the timer: {0}': 'Den Timer starten: {0}',
  'Also after a reboot. A time that passed while the host was off is made up for when it is up again.':
    'Auch nach einem Neustart. Ein Zeitpunkt, der verging, während der Host aus war, wird nachgeholt, wenn er wieder läuft.',
  'timer {0}': 'Timer {0}',
  'the host itself does not get to {0} without a password': 'der Host selbst kommt nicht ohne Passwort zu {0}',
  'As root of the host: ssh-copy-id {0}, and try it once by hand. It is that host that makes the backups.':
    'Als root des Hosts: ssh-copy-id {0}, und versuchen Sie es einmal von Hand. Jener Host ist es, der die Sicherungen macht.',
  'there is no config {0} of {1}': 'es gibt keine Konfiguration {0} von {1}',
  'Put it there: a guest is backed up with what describes it.':
    'Legen Sie sie dort ab: Ein Gast wird mit dem gesichert, was ihn beschreibt.',
  '{0} does not start on the host': '{0} startet auf dem Host nicht',
  'See why: type it with --version there. Installed from its package it is /usr/bin/xenguide.':
    'Sehen Sie, warum: Rufen Sie es dort mit --version auf. Aus seinem Paket installiert ist es /usr/bin/xenguide.',
  // src/keep/schedule/status.ts
  'its timer does not run': 'sein Timer läuft nicht',
  'the last run was cut off': 'der letzte Lauf wurde abgebrochen',
  'the last run failed: {0}': 'der letzte Lauf ist fehlgeschlagen: {0}',
  'exit code {0}': 'Exit-Status {0}',
  // src/keep/schedule/when.ts
  'every hour at :{0}': 'jede Stunde um :{0}',
  'every day at {0}': 'jeden Tag um {0}',
  'every week, {0} at {1}': 'jede Woche, {0} um {1}',
  'every month, on day {0} at {1}': 'jeden Monat, am Tag {0} um {1}',
  '{0} is no time for every {1}': '{0} ist keine Zeit für --every {1}',
  'Write a day from 1 to {0} and the time: --at {1}': 'Schreiben Sie einen Tag von 1 bis {0} und die Uhrzeit: --at {1}',
  'Write it like --at {0}': 'Schreiben Sie es so: --at {0}',
  // src/keep/seal.ts
  '{0} has no checksum': '{0} hat keine Prüfsumme',
  'when the guest was held still is not known': 'wann der Gast stillgehalten wurde, ist nicht bekannt',
  'the backup is whole, but could not be given its name: {0}':
    'die Sicherung ist ganz, konnte aber ihren Namen nicht bekommen: {0}',
  'See whether its folder can be written to, and run the same command again: it goes on from there.':
    'Sehen Sie, ob in ihren Ordner geschrieben werden kann, und rufen Sie denselben Befehl noch einmal auf: Er macht von dort weiter.',
  'the backup in {0} could not be ended: {1}': 'die Sicherung in {0} ließ sich nicht abschließen: {1}',
  'Take it away (xenguide backup GUEST --undo), and begin anew.':
    'Nehmen Sie sie weg (xenguide backup GAST --undo), und fangen Sie neu an.',
  // src/keep/snapshots/file.ts
  '{0} is a qcow2 file, which only the guest’s own qemu could hold still, and Xen gives no way to tell it':
    '{0} ist eine qcow2-Datei, die nur das eigene qemu des Gastes stillhalten könnte, und Xen hat keinen Weg, es ihm zu sagen',
  'the file system of {0} cannot make a second file of the same blocks (cp --reflink)':
    'das Dateisystem von {0} kann keine zweite Datei aus denselben Blöcken machen (cp --reflink)',
  // src/keep/snapshots/lvm.ts
  'the volume group {0} has only {1} free for a snapshot of {2}: what the guest writes during the copy would not fit':
    'die Volume Group {0} hat nur {1} frei für einen Snapshot von {2}: Was der Gast während des Kopierens schreibt, würde nicht hineinpassen',
  'the snapshot {0} could not be read to its end: as a rule it ran full, since the guest wrote more than fits into it':
    'der Snapshot {0} ließ sich nicht bis zum Ende lesen: In der Regel ist er vollgelaufen, weil der Gast mehr geschrieben hat, als in ihn passt',
  'Free more room in the volume group (vgs), or back up when the guest writes less. Where it was not full, the disk below is at fault: dmesg':
    'Machen Sie mehr Platz in der Volume Group (vgs), oder sichern Sie, wenn der Gast weniger schreibt. War er nicht voll, liegt es an der Platte darunter: dmesg',
  'the snapshot {0}': 'der Snapshot {0}',
  // src/keep/snapshots/thin.ts
  'the thin pool {0}/{1} is nearly full, and full it would stop every guest on it':
    'der Thin-Pool {0}/{1} ist fast voll, und voll würde er jeden Gast darauf anhalten',
  'the thin pool {0}': 'der Thin-Pool {0}',
  // src/keep/snapshots/zfs.ts
  'the snapshot {0} was taken, but {1} has not come up to read it':
    'der Snapshot {0} wurde genommen, aber {1} zum Lesen ist nicht erschienen',
  'See whether udev’s rules for ZFS are there (60-zvol.rules).':
    'Sehen Sie, ob die Regeln von udev für ZFS da sind (60-zvol.rules).',
  'the snapshot {0} could not be destroyed: something uses it':
    'der Snapshot {0} ließ sich nicht löschen: Etwas benutzt ihn',
  'See: lsof {0}; zfs list -t all -r {1}. Remove what is not needed.':
    'Sehen Sie: lsof {0}; zfs list -t all -r {1}. Entfernen Sie, was nicht gebraucht wird.',
  // src/keep/verify.ts
  '{0} is a backup that was not ended': '{0} ist eine Sicherung, die nicht abgeschlossen wurde',
  'xenguide backup GUEST goes on with it, xenguide backup GUEST --undo takes it away.':
    'xenguide backup GAST macht mit ihr weiter, xenguide backup GAST --undo nimmt sie weg.',
  'there is no backup {0} on {1} (it would have a file {2})':
    'es gibt keine Sicherung {0} auf {1} (sie hätte eine Datei {2})',
  'See what there is: xenguide backup --list --to FOLDER': 'Sehen Sie, was da ist: xenguide backup --list --to ORDNER',
  '{0}, the list of checksums, is missing': '{0}, die Liste der Prüfsummen, fehlt',
  '{0} is not in the list of checksums': '{0} steht nicht in der Liste der Prüfsummen',
  '{0} is not described in {1}': '{0} ist in {1} nicht beschrieben',
  '{0} has one checksum in {1} and another in {2}': '{0} hat in {1} eine andere Prüfsumme als in {2}',
  '{0} is not as it was written': '{0} ist nicht so, wie sie geschrieben wurde',
  '{0} cannot be read': '{0} lässt sich nicht lesen',
  'the checksums could not be compared: {0}': 'die Prüfsummen ließen sich nicht vergleichen: {0}',
  'the copies cannot be unpacked: {0}': 'die Kopien lassen sich nicht auspacken: {0}',
  '{0} was removed or renamed while it was read': '{0} wurde entfernt oder umbenannt, während es gelesen wurde',
  // src/keep/watch.ts
  '{0} is {1} % full, so the copy was given up before it could run over':
    '{0} ist zu {1} % voll, deshalb wurde die Kopie aufgegeben, bevor er überlaufen konnte',
  '{0} is full, so the copy was given up': '{0} ist voll, deshalb wurde die Kopie aufgegeben',
  'Free more room there (vgs, lvs), or back up when the guest writes less.':
    'Machen Sie dort mehr Platz (vgs, lvs), oder sichern Sie, wenn der Gast weniger schreibt.',
  // src/keep/words.ts
  'under 0.1 s': 'unter 0.1 s',
  '{0} min': '{0} min',
  // src/network/bridge-name.ts
  '“{0}” has {1} characters, and an interface’s name has {2} at most':
    '„{0}“ hat {1} Zeichen, und der Name einer Schnittstelle hat höchstens {2}',
  'See the names with: ip link show type bridge.': 'Die Namen zeigt: ip link show type bridge.',
  '“{0}” is not a network interface’s name': '„{0}“ ist nicht der Name einer Netzwerkschnittstelle',
  '{0} is a private network of xenguide’s, not a bridge to your own network':
    '{0} ist ein privates Netz von xenguide, keine Bridge in Ihr eigenes Netz',
  'Choose the mode nat with the network {0}.': 'Wählen Sie die Art nat mit dem Netz {0}.',
  '{0} is {1} of the host, not a bridge': '{0} ist {1} des Hosts, keine Bridge',
  'a network card': 'eine Netzwerkkarte',
  'an interface': 'eine Schnittstelle',
  'Choose a bridge; ip link show type bridge lists them.':
    'Wählen Sie eine Bridge; ip link show type bridge listet sie auf.',
  'Choose the bridge that it is a port of: {0}.': 'Wählen Sie die Bridge, deren Port es ist: {0}.',
  // src/network/bridge.ts
  Bridge: 'Bridge',
  'like a cable into the switch that the host hangs on: the guest has its own place in your network':
    'wie ein Kabel in den Switch, an dem der Host hängt: Der Gast hat seinen eigenen Platz in Ihrem Netz',
  'this host has no bridge{0}': 'dieser Host hat keine Bridge{0}',
  ', and none can be made from a card: {0}': ', und aus einer Karte lässt sich keine machen: {0}',
  '{0}Or make one first: xenguide guide network/bridge shows how, by hand and safely.':
    '{0}Oder legen Sie erst eine an: Wie es von Hand und sicher geht, zeigt xenguide guide network/bridge.',
  'this host has no bridge yet; making one changes its own network':
    'dieser Host hat noch keine Bridge; eine anzulegen ändert sein eigenes Netz',
  'the bridge {0} is not there': 'die Bridge {0} ist nicht da',
  'Bring it up (ip link show {0}), or choose another one.':
    'Schalten Sie sie ein (ip link show {0}), oder wählen Sie eine andere.',
  'bridge {0}{1}': 'Bridge {0}{1}',
  'gateway {0}': 'Gateway {0}',
  // src/network/bridge/address-fields.ts
  'Address of the guest': 'Adresse des Gastes',
  'auto: the network’s own DHCP server gives one. Or a fixed one with its prefix, like 192.0.2.10/24.':
    'auto: Der DHCP-Server des Netzes gibt ihm eine. Oder eine feste mit Präfix, etwa 192.0.2.10/24.',
  'most networks have a DHCP server': 'die meisten Netze haben einen DHCP-Server',
  '“{0}” is not an IP address': '„{0}“ ist keine IP-Adresse',
  'Write it like 192.0.2.1.': 'Schreiben Sie etwa 192.0.2.1.',
  Gateway: 'Gateway',
  'The router that leads out of the guest’s network.': 'Der Router, der aus dem Netz des Gastes hinausführt.',
  'it reaches its own network only': 'er erreicht nur sein eigenes Netz',
  'the host itself uses it': 'der Host selbst benutzt ihn',
  '{0} is the guest’s own address': '{0} ist die eigene Adresse des Gastes',
  'Name the router of its network.': 'Nennen Sie den Router seines Netzes.',
  '{0} is not in the guest’s own network {1}': '{0} liegt nicht im eigenen Netz des Gastes, {1}',
  'Name the router that is in it.': 'Nennen Sie den Router, der darin ist.',
  'Name servers': 'Nameserver',
  'Addresses of the servers that turn names into addresses, with commas between them.':
    'Adressen der Server, die aus Namen Adressen machen, durch Kommas getrennt.',
  'it is told no name servers': 'ihm werden keine Nameserver genannt',
  'the gateway often answers for names too': 'oft gibt das Gateway auch auf Namen Antwort',
  // src/network/bridge/existing.ts
  'xl.conf names it as the default': 'xl.conf nennt sie als Vorgabe',
  'the host’s own way out leads over it': 'der eigene Weg des Hosts nach draußen führt über sie',
  'it has Xen’s usual name': 'sie hat Xens üblichen Namen',
  'it is the only one': 'sie ist die einzige',
  'the host is {0} there': 'der Host ist dort {0}',
  'with {0}{1}': 'mit {0}{1}',
  // src/network/bridge/fields.ts
  'a new one, from a card of the host': 'eine neue, aus einer Karte des Hosts',
  'or over a VLAN of a card': 'oder über einem VLAN einer Karte',
  'the host’s addresses move from the card to the bridge':
    'die Adressen des Hosts ziehen von der Karte auf die Bridge um',
  'The host’s virtual switch that the guest is plugged into.':
    'Der virtuelle Switch des Hosts, in den der Gast gesteckt wird.',
  'with {0}': 'mit {0}',
  'without a card of the host': 'ohne eine Karte des Hosts',
  'there is no bridge {0} on {1}': 'auf {1} gibt es keine Bridge {0}',
  'Choose one that is there: {0}.{1}': 'Wählen Sie eine, die es gibt: {0}.{1}',
  'none is': 'es gibt keine',
  'Or say which card it is to be made from, like from: eno1.':
    'Oder sagen Sie, aus welcher Karte sie werden soll, etwa from: eno1.',
  'Card of the host': 'Karte des Hosts',
  'The bridge is made from it. The host’s addresses move from the card to the bridge; you are asked to confirm that you still see the host.':
    'Aus ihr wird die Bridge. Die Adressen des Hosts ziehen von der Karte auf die Bridge um; Sie werden gefragt, ob Sie den Host noch sehen.',
  'none: a bridge that is there': 'keine: eine Bridge, die es gibt',
  'there is no bridge {0} on {1} yet': 'auf {1} gibt es noch keine Bridge {0}',
  '{0} the card of the host that it is made from, like from: eno1; or choose NAT.':
    '{0} die Karte des Hosts, aus der sie werden soll, etwa from: eno1; oder wählen Sie NAT.',
  'Choose one that is there: {0}. Or name': 'Wählen Sie eine, die es gibt: {0}. Oder nennen Sie',
  'Name@the card': 'Nennen Sie',
  'there is no network card {0} on {1}': 'auf {1} gibt es keine Netzwerkkarte {0}',
  'It has: {0}.': 'Er hat: {0}.',
  'none@of cards': 'keine',
  'no cable, or nothing at its other end': 'kein Kabel, oder nichts an seinem anderen Ende',
  '{0} (given by the network)': '{0} (vom Netz vergeben)',
  'the host’s way out': 'der Weg des Hosts nach draußen',
  'without an address': 'ohne Adresse',
  'The bridge is for this VLAN of the card only; the card and the host’s addresses stay as they are. Empty: no VLAN.':
    'Die Bridge ist nur für dieses VLAN der Karte; die Karte und die Adressen des Hosts bleiben, wie sie sind. Leer: kein VLAN.',
  'Name of the new bridge': 'Name der neuen Bridge',
  'it is Xen’s usual name': 'es ist Xens üblicher Name',
  'it tells the VLAN': 'er nennt das VLAN',
  // src/network/bridge/named-rules.ts
  'Rules of the host’s firewall name {0} ({1}). What comes in by {2} comes from {3} for them afterwards: who is let in by such a rule is shut out, and who is kept out by one is let in. Write the same rules for {4} first.':
    'Regeln der Firewall des Hosts nennen {0} ({1}). Was über {2} hereinkommt, kommt für sie danach von {3}: Wen eine solche Regel hereinlässt, der bleibt draußen, und wen eine fernhält, der kommt herein. Schreiben Sie zuerst dieselben Regeln für {4}.',
  // src/network/bridge/new-bridge.ts
  '“{0}” has {1} characters, and an interface’s name has 15 at most':
    '„{0}“ hat {1} Zeichen, und der Name einer Schnittstelle hat höchstens 15',
  'Choose a shorter one, like xenbr0.': 'Wählen Sie einen kürzeren, etwa xenbr0.',
  '“{0}” cannot be the name of a bridge that xenguide makes':
    '„{0}“ kann nicht der Name einer Bridge sein, die xenguide anlegt',
  'Begin with a letter (not vif or tap) and use letters, digits, - and _, like xenbr0.':
    'Beginnen Sie mit einem Buchstaben (nicht vif oder tap), und nehmen Sie Buchstaben, Ziffern, - und _, etwa xenbr0.',
  '{0} is a bridge already, and {1} is not in it': '{0} ist schon eine Bridge, und {1} ist nicht darin',
  'the card': 'die Karte',
  'Leave from out to use {0} as it is, or choose another name, like {1}.':
    'Lassen Sie from weg, um {0} zu nehmen, wie sie ist, oder wählen Sie einen anderen Namen, etwa {1}.',
  '{0} is there already: a network interface that is no bridge':
    '{0} ist schon da: eine Netzwerkschnittstelle, die keine Bridge ist',
  'Choose another name, like {0}.': 'Wählen Sie einen anderen Namen, etwa {0}.',
  'none can be made: the cards were not looked at': 'es lässt sich keine machen: Die Karten wurden nicht angesehen',
  'the host has no network card': 'der Host hat keine Netzwerkkarte',
  'Choose NAT.': 'Wählen Sie NAT.',
  'the host uses it itself': 'der Host benutzt es selbst',
  'it is a port of the bridge {0}': 'es ist ein Port der Bridge {0}',
  'the VLAN {0} of {1} is there already: {2}, and {3}': 'das VLAN {0} von {1} ist schon da: {2}, und {3}',
  'Make a bridge over it by hand, and choose that.': 'Legen Sie von Hand eine Bridge darüber an, und wählen Sie diese.',
  'Choose the bridge {0}.': 'Wählen Sie die Bridge {0}.',
  'guests are routed over {0} ({1}): they would be cut off as the card becomes a port of the bridge':
    'über {0} werden Gäste geroutet ({1}): Sie wären abgeschnitten, wenn die Karte ein Port der Bridge wird',
  'First take back what is routed over it: {0}. Or choose another card.':
    'Nehmen Sie zuerst zurück, was darüber geroutet wird: {0}. Oder wählen Sie eine andere Karte.',
  'the IPv6 of guests hangs on settings of {0} (/etc/sysctl.d/70-xenguide-…-{1}.conf), and the host would lose its own IPv6 way out as the card becomes a port of the bridge':
    'das IPv6 von Gästen hängt an Einstellungen von {0} (/etc/sysctl.d/70-xenguide-…-{1}.conf), und der Host verlöre seinen eigenen IPv6-Weg nach draußen, wenn die Karte ein Port der Bridge wird',
  'First undo the guests that have IPv6 (xenguide undo), or choose another card.':
    'Machen Sie zuerst die Gäste rückgängig, die IPv6 haben (xenguide undo), oder wählen Sie eine andere Karte.',
  // src/network/bridge/plan.ts
  'the host has no network card {0}': 'der Host hat keine Netzwerkkarte {0}',
  'See what there is: ip -br link. Then name another one with from.':
    'Was es gibt, zeigt: ip -br link. Dann nennen Sie eine andere mit from.',
  '{0} is there by now, and {1} is not a port of it': '{0} ist inzwischen da, und {1} ist kein Port davon',
  'Answer the questions again: choose that bridge, or give the new one another name.':
    'Beantworten Sie die Fragen noch einmal: Wählen Sie diese Bridge, oder geben Sie der neuen einen anderen Namen.',
  '/etc cannot be written to': 'in /etc lässt sich nicht schreiben',
  'Is it mounted read-only? See: findmnt -T /etc. Mount it for writing, or choose NAT.':
    'Ist es schreibgeschützt eingehängt? Das zeigt: findmnt -T /etc. Hängen Sie es beschreibbar ein, oder wählen Sie NAT.',
  'The host’s own network is changed: its addresses ({0}) move from {1} to {2}, by {3}. Connections over {4} stand still for some seconds.':
    'Das Netz des Hosts selbst wird geändert: Seine Adressen ({0}) ziehen mit {3} von {1} auf {2} um. Verbindungen über {4} stehen einige Sekunden still.',
  'bridge {0}, new{1}': 'Bridge {0}, neu{1}',
  ': the host is {0} there': ': der Host ist dort {0}',
  '{0}: what carries the tag {1}': '{0}: was das Tag {1} trägt',
  // src/network/card-details.ts
  'Name of the card on the host': 'Name der Karte auf dem Host',
  'Instead of vif3.0, which is another one at every start. Leave it empty unless something on the host must know it.':
    'Statt vif3.0, das bei jedem Start anders ist. Leer lassen, außer etwas auf dem Host muss ihn kennen.',
  'Most that it may send': 'Wie viel sie höchstens senden darf',
  'Like 100Mb/s (bits) or 10MB/s (bytes). Only what the guest sends is held back. Empty: no limit.':
    'Etwa 100Mb/s (Bits) oder 10MB/s (Bytes). Gebremst wird nur, was der Gast sendet. Leer: keine Grenze.',
  'Largest packet (MTU)': 'Größtes Paket (MTU)',
  'In bytes. Empty: that of the bridge, which is right nearly always.':
    'In Bytes. Leer: das der Bridge, und das stimmt fast immer.',
  'Emulated card': 'Nachgebildete Karte',
  'Of hvm guests only, until their own Xen driver runs: rtl8139 or e1000, say. Empty: rtl8139.':
    'Nur bei hvm-Gästen, bis deren eigener Xen-Treiber läuft: etwa rtl8139 oder e1000. Leer: rtl8139.',
  '“{0}” is no card that can be emulated': '„{0}“ ist keine Karte, die sich nachbilden lässt',
  'Choose one of {0}.': 'Wählen Sie eine davon: {0}.',
  'Windows brings a driver for it': 'Windows bringt einen Treiber dafür mit',
  'a {0} guest has no emulated card, so it can have no model':
    'ein {0}-Gast hat keine nachgebildete Karte, also auch kein Modell',
  'Leave it out, or choose the type hvm.': 'Lassen Sie es weg, oder wählen Sie den Typ hvm.',
  '“{0}” has {1} characters, and an hvm guest’s card can have {2}':
    '„{0}“ hat {1} Zeichen, und die Karte eines hvm-Gastes kann {2} haben',
  'Choose a shorter one: Xen puts {0} behind it for the emulated card.':
    'Wählen Sie einen kürzeren: Xen hängt für die nachgebildete Karte {0} an.',
  'Choose a shorter one, like web1-lan.': 'Wählen Sie einen kürzeren, etwa web1-lan.',
  '“{0}” cannot be the name of a guest’s card on the host':
    '„{0}“ kann nicht der Name der Karte eines Gastes auf dem Host sein',
  'Begin with a letter (not like vif3 or tap3) and use letters, digits, . _ and -.':
    'Beginnen Sie mit einem Buchstaben (nicht wie vif3 oder tap3), und nehmen Sie Buchstaben, Ziffern, . _ und -.',
  'a card of the guest {0} is called {1} already': 'eine Karte des Gastes {0} heißt schon {1}',
  'Choose another one: the second guest would start, and have no network.':
    'Wählen Sie einen anderen: Der zweite Gast würde starten und hätte kein Netz.',
  'the host has an interface {0} already': 'der Host hat schon eine Schnittstelle {0}',
  'Choose another one.': 'Wählen Sie einen anderen.',
  'Write it like 100Mb/s (bits a second) or 10MB/s (bytes a second).':
    'Schreiben Sie etwa 100Mb/s (Bits je Sekunde) oder 10MB/s (Bytes je Sekunde).',
  '“{0}” is no rate: {1}': '„{0}“ ist keine Rate: {1}',
  // src/network/card-fields.ts
  'MAC address': 'MAC-Adresse',
  'The hardware address of the guest’s card. It stays the same for good, so that the network knows the guest again.':
    'Die Hardware-Adresse der Karte des Gastes. Sie bleibt für immer gleich, damit das Netz den Gast wiedererkennt.',
  '{0} is made from the guest’s name and this host': '{0} ist aus dem Namen des Gastes und diesem Host gebildet',
  '“{0}” is not a MAC address that a card can have': '„{0}“ ist keine MAC-Adresse, die eine Karte haben kann',
  'Write auto, or six pairs of hex digits like 00:16:3e:12:34:56 (the first pair even).':
    'Schreiben Sie auto, oder sechs Paare von Hex-Ziffern wie 00:16:3e:12:34:56 (das erste Paar gerade).',
  'the guest {0} has the MAC address {1} already': 'der Gast {0} hat schon die MAC-Adresse {1}',
  'Choose another one, or auto.': 'Wählen Sie eine andere, oder auto.',
  // src/network/conflicts/address-taken.ts
  'the address {0} is in use': 'die Adresse {0} ist in Benutzung',
  'Two machines with one address cut each other off, by turns.':
    'Zwei Rechner mit einer Adresse schneiden einander abwechselnd ab.',
  'Choose another one, outside of what a DHCP server gives away. Whether one answers still:':
    'Wählen Sie eine andere, außerhalb dessen, was ein DHCP-Server vergibt. Ob noch jemand antwortet:',
  // src/network/conflicts/allow.ts
  'It holds until the next reboot; xenguide guide network/conflicts shows how it stays.':
    'Das hält bis zum nächsten Neustart; wie es bleibt, zeigt xenguide guide network/conflicts.',
  'Docker leaves the chain DOCKER-USER to you. {0}': 'Docker überlässt Ihnen die Kette DOCKER-USER. {0}',
  'ufw is told once, and keeps it.': 'ufw muss man es einmal sagen, und es behält es.',
  'Let frames between ports of a bridge not go through firewalld. {0}':
    'Lassen Sie Frames zwischen den Ports einer Bridge nicht durch firewalld laufen. {0}',
  'Let it pass before the other rules. {0}': 'Lassen Sie es vor den anderen Regeln durch. {0}',
  'Let it pass, and write the same rules into the file that this table comes from (mostly /etc/nftables.conf).':
    'Lassen Sie es durch, und schreiben Sie dieselben Regeln in die Datei, aus der diese Tabelle kommt (meist /etc/nftables.conf).',
  'Let it in, and write the same rules into the file that this table comes from (mostly /etc/nftables.conf).':
    'Lassen Sie es herein, und schreiben Sie dieselben Regeln in die Datei, aus der diese Tabelle kommt (meist /etc/nftables.conf).',
  'Let it in before the other rules. {0}': 'Lassen Sie es vor den anderen Regeln herein. {0}',
  'Put it into the zone “trusted”: its guests then reach every service of the host too.':
    'Nehmen Sie sie in die Zone „trusted“ auf: Ihre Gäste erreichen dann auch jeden Dienst des Hosts.',
  // src/network/conflicts/bridge-netfilter.ts
  'what passes a bridge is shown to the host’s firewall':
    'was über eine Bridge läuft, wird der Firewall des Hosts gezeigt',
  'Today it lets the guests of {0} through; a rule that is added for the host may stop them.':
    'Heute lässt sie die Gäste von {0} durch; eine neue Regel für den Host kann sie aufhalten.',
  'If neither Docker nor Kubernetes on this host needs it, switch it off:':
    'Wenn weder Docker noch Kubernetes auf diesem Host es braucht, schalten Sie es aus:',
  // src/network/conflicts/dhcp-clients.ts
  '{0} ask for an address of {1}': '{0} fragen nach einer Adresse für {1}',
  'several {0}': 'mehrere {0}',
  'The host’s own address may change or vanish after hours, and with it the way to it and its guests.':
    'Die eigene Adresse des Hosts kann sich nach Stunden ändern oder verschwinden, und mit ihr der Weg zu ihm und seinen Gästen.',
  'Leave one of them: the one that is meant to rule {0}. See what each process belongs to, and switch that off.':
    'Lassen Sie nur einen davon: den, der {0} einrichten soll. Sehen Sie, wozu jeder Prozess gehört, und schalten Sie das aus.',
  // src/network/conflicts/dhcp-server.ts
  '{0} (process {1}) has UDP port 67 {2}': '{0} (Prozess {1}) hat den UDP-Port 67 {2}',
  'on {0}': 'auf {0}',
  'on all cards': 'auf allen Karten',
  'a second DHCP server answers on {0}': 'ein zweiter DHCP-Server antwortet auf {0}',
  'A guest takes the first answer: it may get an address that leads nowhere.':
    'Ein Gast nimmt die erste Antwort: Er bekommt vielleicht eine Adresse, die nirgendwohin führt.',
  'Tell it to leave {0} alone: a line “except-interface={1}” and “bind-dynamic” in its config, then restart it.':
    'Sagen Sie ihm, er soll {0} in Ruhe lassen: die Zeilen „except-interface={1}“ und „bind-dynamic“ in seiner Konfiguration, dann starten Sie ihn neu.',
  'Tell it which cards it serves (ISC: INTERFACESv4 in /etc/default/isc-dhcp-server; Kea: "interfaces"), then restart it.':
    'Sagen Sie ihm, welche Karten er bedient (ISC: INTERFACESv4 in /etc/default/isc-dhcp-server; Kea: "interfaces"), dann starten Sie ihn neu.',
  'the host itself is a DHCP server on {0}': 'der Host selbst ist ein DHCP-Server auf {0}',
  'A guest on {0} with address “auto” gets one from it, besides any other server of that network.':
    'Ein Gast an {0} mit der Adresse „auto“ bekommt eine von ihm, neben jedem anderen Server dieses Netzes.',
  'Right if it is meant so, and is the only one there. A fixed address must lie outside of what it gives away.':
    'Richtig, wenn es so gemeint und er dort der einzige ist. Eine feste Adresse muss außerhalb dessen liegen, was er vergibt.',
  // src/network/conflicts/foreign-address.ts
  'the address {0} is not of the network that {1} leads into':
    'die Adresse {0} gehört nicht zu dem Netz, in das {1} führt',
  'Neither the host nor the machines there reach the guest directly; without a router that knows both, not at all.':
    'Weder der Host noch die Rechner dort erreichen den Gast direkt; ohne einen Router, der beide Netze kennt, gar nicht.',
  'Take an address of that network, or auto. If the network has both, leave it as it is.':
    'Nehmen Sie eine Adresse jenes Netzes, oder auto. Hat das Netz beide, lassen Sie es, wie es ist.',
  // src/network/conflicts/forward-drop.ts
  'IPv4 and IPv6': 'IPv4 und IPv6',
  '{0} drops what passes the bridge {1}': '{0} verwirft, was über die Bridge {1} läuft',
  '{0} drops what {1} sends out over IPv6': '{0} verwirft, was {1} über IPv6 hinausschickt',
  '{0} drops what {1} sends out': '{0} verwirft, was {1} hinausschickt',
  'The guests on {0} get no {1} through: they are seen by ARP, and hear nothing.':
    'Die Gäste an {0} bekommen kein {1} durch: Sie sind per ARP zu sehen und hören nichts.',
  'The guests on {0} do not get out of the host with IPv6; IPv4 is not touched by it.':
    'Die Gäste an {0} kommen mit IPv6 nicht aus dem Host hinaus; IPv4 ist davon nicht berührt.',
  'The guests on {0} have an address, but do not get out of the host.':
    'Die Gäste an {0} haben eine Adresse, kommen aber nicht aus dem Host hinaus.',
  // src/network/conflicts/forwarding-off.ts
  'After the next reboot the guests of {0} do not get out of the host.':
    'Nach dem nächsten Neustart kommen die Gäste von {0} nicht aus dem Host hinaus.',
  'the host does not pass packets on': 'der Host reicht keine Pakete weiter',
  'The guests of {0} do not get out of the host.': 'Die Gäste von {0} kommen nicht aus dem Host hinaus.',
  'After the next reboot the guests of {0} do not get out of the host with IPv6.':
    'Nach dem nächsten Neustart kommen die Gäste von {0} mit IPv6 nicht aus dem Host hinaus.',
  'the host does not pass IPv6 on': 'der Host reicht kein IPv6 weiter',
  'The guests of {0} do not get out of the host with IPv6.':
    'Die Gäste von {0} kommen mit IPv6 nicht aus dem Host hinaus.',
  'a file switches off at boot what guests need': 'eine Datei schaltet beim Hochfahren aus, was Gäste brauchen',
  'Take the line out, if nothing else needs it, and switch it on now.':
    'Nehmen Sie die Zeile heraus, wenn nichts anderes sie braucht, und schalten Sie es jetzt ein.',
  'Somebody has switched it off since. Switch it on:': 'Jemand hat es seitdem ausgeschaltet. Schalten Sie es ein:',
  // src/network/conflicts/input-drop.ts
  '{0} keeps the guests’ questions over IPv6 out of the host': '{0} hält die Fragen der Gäste über IPv6 vom Host fern',
  '{0} keeps the guests’ questions out of the host': '{0} hält die Fragen der Gäste vom Host fern',
  'The guests on {0} get no IPv6 address by DHCPv6, or no names over IPv6; IPv4 is not touched by it.':
    'Die Gäste an {0} bekommen keine IPv6-Adresse per DHCPv6, oder keine Namen über IPv6; IPv4 ist davon nicht berührt.',
  'The guests on {0} get no address by DHCP, or no names.':
    'Die Gäste an {0} bekommen keine Adresse per DHCP, oder keine Namen.',
  // src/network/conflicts/lonely-bridge.ts
  'it has no port': 'sie hat keinen Port',
  'its ports are {0}': 'ihre Ports sind {0}',
  'the bridge {0} has no card of the host': 'die Bridge {0} hat keine Karte des Hosts',
  'Guests on {0} reach each other, but not your network, and get no address from it.':
    'Gäste an {0} erreichen einander, aber nicht Ihr Netz, und bekommen keine Adresse daraus.',
  'If that is not meant so, make the card {0}, which nothing uses, its port.':
    'Wenn das nicht so gemeint ist, machen Sie die Karte {0}, die nichts benutzt, zu ihrem Port.',
  'If that is not meant so, see xenguide guide network/bridge: a card that carries the host’s own address needs care.':
    'Wenn das nicht so gemeint ist, siehe xenguide guide network/bridge: Eine Karte, die die Adresse des Hosts trägt, verlangt Vorsicht.',
  // src/network/conflicts/mtu.ts
  'the guest’s card takes larger packets than its bridge {0}':
    'die Karte des Gastes nimmt größere Pakete als ihre Bridge {0}',
  'What the guest sends in large packets gets lost: ping passes, ssh and downloads hang.':
    'Was der Gast in großen Paketen sendet, geht verloren: ping kommt durch, ssh und Downloads bleiben hängen.',
  'Leave the MTU of the card out (network.N.mtu), or raise that of the bridge and of all that hangs on it.':
    'Lassen Sie die MTU der Karte weg (network.N.mtu), oder heben Sie die der Bridge und von allem, was an ihr hängt, an.',
  'the card {0} takes smaller packets than its bridge {1}': 'die Karte {0} nimmt kleinere Pakete als ihre Bridge {1}',
  'Guests on {0} send packets that get lost: small ones (ping) pass, large ones (ssh, downloads) hang.':
    'Gäste an {0} senden Pakete, die verloren gehen: kleine (ping) kommen durch, große (ssh, Downloads) bleiben hängen.',
  'Give both the same. If the whole network has {0}, raise the card’s instead.':
    'Geben Sie beiden dieselbe. Hat das ganze Netz {0}, heben Sie stattdessen die der Karte an.',
  // src/network/conflicts/rp-filter.ts
  '{0} drops what comes from far away': '{0} verwirft, was von weit her kommt',
  'Who comes in over {0} does not reach a guest of {1}, nor a port that leads to it.':
    'Was über {0} hereinkommt, erreicht weder einen Gast von {1} noch einen Port, der zu ihm führt.',
  'Let it look only whether there is any way back (2, loose). A file in /etc/sysctl.d keeps it.':
    'Lassen Sie ihn nur prüfen, ob es überhaupt einen Weg zurück gibt (2, loose). Eine Datei in /etc/sysctl.d behält es bei.',
  // src/network/conflicts/same-mac.ts
  'the new guest': 'der neue Gast',
  'the host ({0})': 'der Host ({0})',
  '{0} and {1} have the same MAC address': '{0} und {1} haben dieselbe MAC-Adresse',
  'When both run on one network, each loses frames to the other, by turns.':
    'Laufen beide in einem Netz, verliert jeder abwechselnd Frames an den anderen.',
  'Give one of them another: a new one in mac= of its config, then xl shutdown and xl create. A free one:':
    'Geben Sie einem davon eine andere: eine neue in mac= seiner Konfiguration, dann xl shutdown und xl create. Eine freie:',
  'a machine with the MAC address {0} is on {1} already': 'ein Rechner mit der MAC-Adresse {0} ist schon an {1}',
  'Both lose frames to each other. The other one may be this same guest, running on another host.':
    'Beide verlieren Frames aneinander. Der andere kann derselbe Gast sein, der auf einem anderen Host läuft.',
  'Find it in your network; or give this guest another MAC address (network.N.mac).':
    'Suchen Sie ihn in Ihrem Netz; oder geben Sie diesem Gast eine andere MAC-Adresse (network.N.mac).',
  'Give this guest another MAC address (network.N.mac).':
    'Geben Sie diesem Gast eine andere MAC-Adresse (network.N.mac).',
  // src/network/conflicts/silent-gateway.ts
  'the gateway {0} does not answer': 'das Gateway {0} antwortet nicht',
  'The guest will not get out of its own network.': 'Der Gast wird nicht aus seinem eigenen Netz hinauskommen.',
  'Neither the host nor guests with this gateway get out.':
    'Weder der Host noch Gäste mit diesem Gateway kommen hinaus.',
  'See whether it is the right address, and whether the router runs and hangs on this network:':
    'Prüfen Sie, ob es die richtige Adresse ist, und ob der Router läuft und an diesem Netz hängt:',
  // src/network/conflicts/subnet-clash.ts
  '{0} has addresses that the host also reaches over {1}': '{0} hat Adressen, die der Host auch über {1} erreicht',
  'Either the guests of {0} or the machines behind {1} are not reached.':
    'Entweder die Gäste von {0} oder die Rechner hinter {1} werden nicht erreicht.',
  'Give one of them other addresses. For the guests: xenguide undo each, and make them anew on another network.':
    'Geben Sie einem davon andere Adressen. Für die Gäste: jeden mit xenguide undo zurücknehmen und in einem anderen Netz neu anlegen.',
  // src/network/conflicts/two-rule-systems.ts
  'rules stand in two places: in the old iptables (legacy) and in nft':
    'Regeln stehen an zwei Orten: im alten iptables (legacy) und in nft',
  'A packet must pass both, and each tool shows its own only: a rule that lets a guest through in one changes nothing in the other.':
    'Ein Paket muss durch beide, und jedes Werkzeug zeigt nur seine eigenen: Eine Regel, die einen Gast in dem einen durchlässt, ändert im anderen nichts.',
  'See both. Old rules that belong to nobody any more go with iptables-legacy -P FORWARD ACCEPT and iptables-legacy -F.':
    'Sehen Sie beide an. Alte Regeln, die niemandem mehr gehören, verschwinden mit iptables-legacy -P FORWARD ACCEPT und iptables-legacy -F.',
  'nft {0} {1} {2}': 'nft {0} {1} {2}',
  '{0}: {1} rules, policy {2}{3}': '{0}: {1} Regeln, Policy {2}{3}',
  'with {0} packets': 'mit {0} Paketen',
  // src/network/conflicts/verdict.ts
  'policy {0}': 'Policy {0}',
  'nft chain {0} {1} {2}': 'nft chain {0} {1} {2}',
  '{0}, chain {1}': '{0}, Kette {1}',
  'without a counter': 'ohne Zähler',
  '{0} packets so far': 'bisher {0} Pakete',
  // src/network/diagram.ts
  '{0}: + is new, the rest is there': '{0}: + ist neu, der Rest ist da',
  'guest {0}: enX0 or eth0 ({1})': 'Gast {0}: enX0 oder eth0 ({1})',
  'an address by DHCP': 'eine Adresse per DHCP',
  'until its own driver runs: a card played by qemu; then':
    'bis sein eigener Treiber läuft: eine von qemu nachgebildete Karte; danach',
  'Xen’s network link (netfront – netback)': 'Xens Verbindung zum Netz (netfront – netback)',
  'vif of {0} on the host, with a firewall': 'vif von {0} auf dem Host, mit einer Firewall',
  'vif of {0} on the host': 'vif von {0} auf dem Host',
  'The card {0}': 'Die Karte {0}',
  'The firewall of the card {0}': 'Die Firewall der Karte {0}',
  'From {0}:': 'Von {0}:',
  'To {0}:': 'Zu {0}:',
  'To {0}: everything that comes.': 'Zu {0}: alles, was kommt.',
  // src/network/difference.ts
  'New: {0}': 'Neu: {0}',
  'Changed: {0}': 'Geändert: {0}',
  // src/network/firewall/actions.ts
  'loads the card’s firewall first.': 'lädt zuerst die Firewall der Karte.',
  'Xen’s own script {0} is not there': 'das eigene Skript von Xen, {0}, ist nicht da',
  'It belongs to the package xen-utils-common: apt install --reinstall xen-utils-common.':
    'Es gehört zum Paket xen-utils-common: apt install --reinstall xen-utils-common.',
  'nft does not take the rules in {0}': 'nft nimmt die Regeln in {0} nicht an',
  'The kernel may lack {0}. Answer no to firewall.antispoof and leave firewall.allow out to do without.':
    'Dem Kernel fehlt vielleicht {0}. Antworten Sie bei firewall.antispoof nein und lassen Sie firewall.allow weg, um ohne auszukommen.',
  'Write the firewall of the card {0}{1}': 'Die Firewall der Karte {0} schreiben{1}',
  'What may pass between the guest and {0}. nft reads it once without using it, to see that it can.':
    'Was zwischen dem Gast und {0} durch darf. nft liest es einmal, ohne es zu benutzen, um zu sehen, dass es geht.',
  // src/network/firewall/guard.ts
  'the host': 'dem Host',
  'nft’s rules for single cards, inwards and outwards (CONFIG_NETFILTER_EGRESS, Linux 5.16)':
    'Regeln von nft für einzelne Karten, hinein und hinaus (CONFIG_NETFILTER_EGRESS, Linux 5.16)',
  'its bridge': 'seiner Bridge',
  'nft’s rules for bridges (CONFIG_NF_TABLES_BRIDGE)': 'Regeln von nft für Bridges (CONFIG_NF_TABLES_BRIDGE)',
  // src/network/firewall/rules.ts
  'Frames with another sender than its own MAC address {0} are dropped.':
    'Frames mit einem anderen Absender als seiner eigenen MAC-Adresse {0} werden verworfen.',
  'Only IPv4, IPv6 and ARP pass; a VLAN tag or a message to the switch could hide anything else.':
    'Nur IPv4, IPv6 und ARP kommen durch; in einem VLAN-Tag oder einer Nachricht an den Switch könnte sich alles andere verbergen.',
  'In ARP, by which neighbours find each other, it can speak for its own MAC address only.':
    'In ARP, mit dem Nachbarn einander finden, kann er nur für seine eigene MAC-Adresse sprechen.',
  'It cannot play the network’s DHCP server or its router: such answers of it are dropped.':
    'Er kann weder den DHCP-Server noch den Router des Netzes spielen: Solche Antworten von ihm werden verworfen.',
  'Its IPv4 address comes from a DHCP server and is not known in advance: any may pass but those of the router and the host ({0}).':
    'Seine IPv4-Adresse kommt von einem DHCP-Server und ist vorher nicht bekannt: Jede darf durch außer denen von Router und Host ({0}).',
  'Its IPv4 address comes from a DHCP server and is not known in advance: it is not checked.':
    'Seine IPv4-Adresse kommt von einem DHCP-Server und ist vorher nicht bekannt: Sie wird nicht geprüft.',
  'It has no IPv4 address, and can use none.': 'Er hat keine IPv4-Adresse und kann keine benutzen.',
  'It can use the IPv4 address {0} only.': 'Er kann nur die IPv4-Adresse {0} benutzen.',
  'It can use the IPv4 address {0} only, and ask for it by DHCP.':
    'Er kann nur die IPv4-Adresse {0} benutzen und per DHCP nach ihr fragen.',
  'Whom it asks by UDP is remembered for two minutes, so that the answer is let in.':
    'Wen er per UDP fragt, wird zwei Minuten lang gemerkt, damit die Antwort herein darf.',
  'What keeps a network going is let in: ARP, its IPv6 counterpart, answers of the DHCP server.':
    'Was ein Netz am Laufen hält, darf herein: ARP, sein Gegenstück für IPv6, Antworten des DHCP-Servers.',
  'Answers to the guest are let in: of TCP connections that it began, of its UDP questions, of its pings.':
    'Antworten an den Gast dürfen herein: auf TCP-Verbindungen, die er begonnen hat, auf seine Fragen per UDP, auf seine Pings.',
  '{0} is let in, because a port of the host leads to it.': '{0} darf herein, weil ein Port des Hosts dorthin führt.',
  '{0} is let in from anywhere.': '{0} darf von überall herein.',
  '{0} is let in from {1}.': '{0} darf von {1} herein.',
  'Everything else to the guest is dropped.': 'Alles andere an den Gast wird verworfen.',
  '{0} port {1}': '{0} Port {1}',
  // src/network/firewall/six-rules.ts
  'There is no IPv6 in its network, and it can bring none: only what stays between neighbours passes.':
    'In seinem Netz gibt es kein IPv6, und er kann keines hineinbringen: Nur was zwischen Nachbarn bleibt, kommt durch.',
  'It can use the IPv6 address {0} only, besides the one for neighbours, and tells them of no other.':
    'Er kann nur die IPv6-Adresse {0} benutzen, neben der für Nachbarn, und nennt ihnen keine andere.',
  'It makes its IPv6 addresses itself, if its network has any: they are not checked.':
    'Seine IPv6-Adressen bildet er selbst, wenn es in seinem Netz welche gibt: Sie werden nicht geprüft.',
  'It makes its IPv6 addresses itself, if its network has any: any may pass but those of the router and the host ({0}).':
    'Seine IPv6-Adressen bildet er selbst, wenn es in seinem Netz welche gibt: Jede darf durch außer denen von Router und Host ({0}).',
  'Between neighbours it cannot be the router or the host ({0}).':
    'Zwischen Nachbarn kann er weder der Router noch der Host sein ({0}).',
  'It cannot use an IPv6 address that is made of another Xen guest’s MAC address.':
    'Er kann keine IPv6-Adresse benutzen, die aus der MAC-Adresse eines anderen Xen-Gastes gebildet ist.',
  // src/network/fixed-address.ts
  '“{0}” is not an address with a prefix': '„{0}“ ist keine Adresse mit Präfix',
  'Write auto, or like 192.0.2.10/24.': 'Schreiben Sie auto, oder etwa 192.0.2.10/24.',
  '{0} is not an address that a machine in {1} can have': '{0} ist keine Adresse, die ein Rechner in {1} haben kann',
  'Its first address stands for the network and its last for all machines: choose one between.':
    'Die erste Adresse steht für das Netz und die letzte für alle Rechner: Wählen Sie eine dazwischen.',
  '{0} is the host’s own address ({1})': '{0} ist die eigene Adresse des Hosts ({1})',
  '{0} is the gateway of your network': '{0} ist das Gateway Ihres Netzes',
  // src/network/forwarding.ts
  'Let the host pass on packets between networks': 'Den Host Pakete zwischen Netzen weiterreichen lassen',
  'Linux does not do so by itself. What may pass is decided by the rules of each network.':
    'Linux tut das nicht von selbst. Was durch darf, bestimmen die Regeln jedes Netzes.',
  'net.ipv4.ip_forward stays on: since xenguide switched it on something else on this host has come to need it, such as Docker, libvirt or a file in /etc/sysctl.d. If nothing does: sysctl -w net.ipv4.ip_forward=0. Who it may be: nft list ruleset; ip -br address; grep -rs ip_forward /etc/sysctl*':
    'net.ipv4.ip_forward bleibt eingeschaltet: Seit xenguide es eingeschaltet hat, braucht es auf diesem Host noch etwas anderes, etwa Docker, libvirt oder eine Datei in /etc/sysctl.d. Braucht es doch niemand: sysctl -w net.ipv4.ip_forward=0. Wer es sein kann: nft list ruleset; ip -br address; grep -rs ip_forward /etc/sysctl*',
  'Let the host pass on IPv6 packets between networks': 'Den Host IPv6-Pakete zwischen Netzen weiterreichen lassen',
  'Linux does not do so by itself, for IPv6 as little as for IPv4.':
    'Linux tut das nicht von selbst, bei IPv6 so wenig wie bei IPv4.',
  'net.ipv6.conf.all.forwarding stays on: since xenguide switched it on something else on this host has come to need it, such as Docker, libvirt or a file in /etc/sysctl.d. If nothing does: sysctl -w net.ipv6.conf.all.forwarding=0. Who it may be: nft list ruleset; ip -br address; grep -rs forwarding /etc/sysctl*':
    'net.ipv6.conf.all.forwarding bleibt eingeschaltet: Seit xenguide es eingeschaltet hat, braucht es auf diesem Host noch etwas anderes, etwa Docker, libvirt oder eine Datei in /etc/sysctl.d. Braucht es doch niemand: sysctl -w net.ipv6.conf.all.forwarding=0. Wer es sein kann: nft list ruleset; ip -br address; grep -rs forwarding /etc/sysctl*',
  'Keep the host’s own IPv6 way out over {0}': 'Dem Host seinen eigenen IPv6-Weg nach draußen über {0} erhalten',
  'The host learns it from its router’s advertisements on {0}. Linux stops to listen to them as soon as it passes IPv6 on itself, unless this is 2.':
    'Der Host erfährt ihn aus den Ankündigungen seines Routers auf {0}. Linux hört nicht mehr auf sie, sobald es selbst IPv6 weiterreicht, außer hier steht 2.',
  'The host goes on listening to its router on {0} (accept_ra = 2), because it goes on passing IPv6 on: else it would lose its own IPv6 way out. After a reboot it does so only if a file in /etc/sysctl.d has: {1} = 2':
    'Der Host hört weiter auf seinen Router auf {0} (accept_ra = 2), weil er weiter IPv6 weiterreicht: Sonst verlöre er seinen eigenen IPv6-Weg nach draußen. Nach einem Neustart tut er das nur, wenn in einer Datei in /etc/sysctl.d steht: {1} = 2',
  // src/network/hotplug-script.ts
  'Put the hotplug script {0} into {1}{2}': 'Das Hotplug-Skript {0} in {1} ablegen{2}',
  'Xen runs it whenever a guest’s card comes up, also after a reboot or a move: it {0}':
    'Xen ruft es auf, sobald die Karte eines Gastes eingeschaltet wird, auch nach einem Neustart oder Umzug: Es {0}',
  // src/network/nat.ts
  'NAT (behind the host’s address)': 'NAT (hinter der Adresse des Hosts)',
  'a private network inside the host: the guest gets out with the host’s address, and in by ports that you name':
    'ein privates Netz im Host: Der Gast kommt mit der Adresse des Hosts hinaus, und hinein über Ports, die Sie nennen',
  'a private network behind the host needs none': 'ein privates Netz hinter dem Host braucht keine',
  '{0} is not installed on this host': '{0} ist auf diesem Host nicht installiert',
  '{0} are not installed on this host': '{0} sind auf diesem Host nicht installiert',
  'Install what is missing: apt install {0}': 'Installieren Sie, was fehlt: apt install {0}',
  '{0}bridge {1}{2}': '{0}Bridge {1}{2}',
  '(the host passes it on, under its own address)': '(der Host reicht es weiter, unter seiner eigenen Adresse)',
  'it is in the private network {0}, whose DHCP server knows the first guest only: this one gets no address from it.':
    'sie ist im privaten Netz {0}, dessen DHCP-Server nur den ersten Gast kennt: Dieser bekommt keine Adresse von ihm.',
  // src/network/nat/actions.ts
  'Keep the address {0} of the network {1} for {2}': 'Die Adresse {0} des Netzes {1} für {2} bestimmen',
  'Keep the addresses {0} and {1} of the network {2} for {3}':
    'Die Adressen {0} und {1} des Netzes {2} für {3} bestimmen',
  'The host’s DHCP server reads this file, and gives the guest the same address at every start.':
    'Der DHCP-Server des Hosts liest diese Datei und gibt dem Gast bei jedem Start dieselbe Adresse.',
  'Make the private network {0} ({1}), now and at every boot':
    'Das private Netz {0} anlegen ({1}), jetzt und bei jedem Hochfahren',
  'A bridge without a card, a DHCP server that listens on it only, and rules that send the guests out under the host’s address.':
    'Eine Bridge ohne Karte, ein DHCP-Server, der nur auf ihr lauscht, und Regeln, die die Gäste unter der Adresse des Hosts hinausschicken.',
  'bridge {0}': 'Bridge {0}',
  'The kernel may lack nft’s masquerade or its NAT for the family inet: a kernel of Debian has them.':
    'Dem Kernel fehlt vielleicht das Masquerading von nft oder dessen NAT für die Familie inet: Ein Kernel von Debian hat beides.',
  'Lead {0} of the host to {1}': '{0} des Hosts zu {1} führen',
  'What comes to these ports of the host goes on to the guest.':
    'Was an diesen Ports des Hosts ankommt, geht weiter zum Gast.',
  'See that the network {0} runs': 'Prüfen, dass das Netz {0} läuft',
  'The guest asks for its address as soon as it starts.': 'Der Gast fragt nach seiner Adresse, sobald er startet.',
  'another DNS or DHCP server of this host listens on all its addresses':
    'ein anderer DNS- oder DHCP-Server dieses Hosts lauscht auf allen seinen Adressen',
  'See which: ss -lunp "( sport = :53 or sport = :67 )". A dnsmasq lets others live with bind-dynamic in /etc/dnsmasq.conf.':
    'Sehen Sie, welcher: ss -lunp "( sport = :53 or sport = :67 )". Ein dnsmasq lässt andere leben mit bind-dynamic in /etc/dnsmasq.conf.',
  'the bridge {0} could not be made': 'die Bridge {0} ließ sich nicht anlegen',
  'See why: journalctl -u xenguide-network-{0}': 'Sehen Sie, warum: journalctl -u xenguide-network-{0}',
  // src/network/nat/again.ts
  'the private network {0} of this host is {1}, and the guest’s address in it is {2}':
    'das private Netz {0} dieses Hosts ist {1}, und die Adresse des Gastes darin ist {2}',
  'Restore the guest without its cards (--no-network), and give it one in its config.':
    'Stellen Sie den Gast ohne seine Karten wieder her (--no-network), und geben Sie ihm eine in seiner Konfiguration.',
  // src/network/nat/fields.ts
  'Private network': 'Privates Netz',
  'Guests with the same name here are on one network. The host’s bridge for it is called so.':
    'Gäste mit demselben Namen hier sind in einem Netz. Die Bridge des Hosts dafür heißt so.',
  'it is there already, with other guests on it': 'es ist schon da, mit anderen Gästen darin',
  'it is made with the first guest, and goes with the last':
    'es wird mit dem ersten Gast angelegt und verschwindet mit dem letzten',
  'Its addresses': 'Seine Adressen',
  'The network that the guests’ addresses are from. Nobody outside the host sees them.':
    'Das Netz, aus dem die Adressen der Gäste sind. Außerhalb des Hosts sieht sie niemand.',
  'The host’s DHCP server keeps it for this guest: it is the same at every start.':
    'Der DHCP-Server des Hosts hält sie für diesen Gast frei: Sie ist bei jedem Start dieselbe.',
  '{0} is free': '{0} ist frei',
  'the first that is free is taken': 'genommen wird die erste freie',
  'Ports of the host that lead to the guest': 'Ports des Hosts, die zum Gast führen',
  'From outside a guest behind NAT is reached by ports of the host only. Like: tcp/2222 to 22, with commas between them. Empty: none.':
    'Von außen ist ein Gast hinter NAT nur über Ports des Hosts zu erreichen. Etwa: tcp/2222 to 22, durch Kommas getrennt. Leer: keine.',
  'no port of the host leads to it; it still gets out': 'kein Port des Hosts führt zu ihm; hinaus kommt er trotzdem',
  'Choose a shorter one, like xenguide0.': 'Wählen Sie einen kürzeren, etwa xenguide0.',
  'Begin with a letter (not vif or tap) and use letters, digits, - and _, like xenguide0.':
    'Beginnen Sie mit einem Buchstaben (nicht vif oder tap), und nehmen Sie Buchstaben, Ziffern, - und _, etwa xenguide0.',
  '{0} is there already: {1}': '{0} ist schon da: {1}',
  'a bridge that xenguide did not make': 'eine Bridge, die xenguide nicht angelegt hat',
  'a network interface': 'eine Netzwerkschnittstelle',
  'Choose another name; or plug the guest into it with the mode bridge.':
    'Wählen Sie einen anderen Namen; oder stecken Sie den Gast mit der Art bridge hinein.',
  'Choose another name, like xenguide0.': 'Wählen Sie einen anderen Namen, etwa xenguide0.',
  'Write it like 10.77.0.0/24.': 'Schreiben Sie etwa 10.77.0.0/24.',
  '“{0}” is not an IPv4 network with its prefix': '„{0}“ ist kein IPv4-Netz mit Präfix',
  '“{0}” is an address in a network, not the network': '„{0}“ ist eine Adresse in einem Netz, nicht das Netz',
  'Write {0}.': 'Schreiben Sie {0}.',
  '“{0}” is too large a network': '„{0}“ ist ein zu großes Netz',
  '“{0}” is too small a network': '„{0}“ ist ein zu kleines Netz',
  'Choose a prefix from /16 to /29. {0}': 'Wählen Sie ein Präfix von /16 bis /29. {0}',
  '{0} are addresses of the Internet: the guests could not reach the machines that have them':
    '{0} sind Adressen des Internets: Die Gäste könnten die Rechner nicht erreichen, die sie haben',
  'Choose a private network: from 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16. {0}':
    'Wählen Sie ein privates Netz: aus 10.0.0.0/8, 172.16.0.0/12 oder 192.168.0.0/16. {0}',
  '{0} has these': '{0} hat diese',
  'nothing on this host uses them; the host will be {0}': 'nichts auf diesem Host benutzt sie; der Host wird {0} sein',
  '10.77.0.0/24 is in use on this host, and these are not':
    '10.77.0.0/24 ist auf diesem Host in Benutzung, und diese sind es nicht',
  // src/network/nat/other-firewalls.ts
  'other firewalls of the host, of IPv6': 'andere Firewalls des Hosts, für IPv6',
  'other firewalls of the host': 'andere Firewalls des Hosts',
  'No other firewall of the host drops IPv6 that it does not know.':
    'Keine andere Firewall des Hosts verwirft IPv6, das sie nicht kennt.',
  'No other firewall of the host drops what it does not know.':
    'Keine andere Firewall des Hosts verwirft, was sie nicht kennt.',
  'Another firewall has rules that let {0} pass ({1}).': 'Eine andere Firewall hat Regeln, die {0} durchlassen ({1}).',
  'Another firewall of the host drops what it does not know ({0}): the guest’s IPv6 does not get out.':
    'Eine andere Firewall des Hosts verwirft, was sie nicht kennt ({0}): Das IPv6 des Gastes kommt nicht hinaus.',
  'Another firewall of the host drops what it does not know ({0}): the guest does not get out.':
    'Eine andere Firewall des Hosts verwirft, was sie nicht kennt ({0}): Der Gast kommt nicht hinaus.',
  '{0}: no rule in it accepts {1}': '{0}: Keine Regel darin nimmt {1} an',
  // src/network/nat/preconditions.ts
  '{0} is there already, and xenguide did not make it': '{0} ist schon da, und xenguide hat es nicht angelegt',
  'Give the guest’s network another name (network.N.network).':
    'Geben Sie dem Netz des Gastes einen anderen Namen (network.N.network).',
  'Answer the questions again: another network is suggested then, or this one with the guests on it.':
    'Beantworten Sie die Fragen noch einmal: Dann wird ein anderes Netz vorgeschlagen, oder dieses mit den Gästen darin.',
  '{0} is kept for another guest': '{0} ist für einen anderen Gast bestimmt',
  'Answer the questions again, so that another address is chosen.':
    'Beantworten Sie die Fragen noch einmal, damit eine andere Adresse gewählt wird.',
  'a program of the host uses the port {0}/{1}': 'ein Programm des Hosts benutzt den Port {0}/{1}',
  'Choose another one. Which program it is: ss -lnp sport = :{0}':
    'Wählen Sie einen anderen. Welches Programm es ist: ss -lnp sport = :{0}',
  'the host’s port {0}/{1} leads to another guest': 'der Port {0}/{1} des Hosts führt zu einem anderen Gast',
  "Choose another one. Which guest it is: grep -r 'dport {0} ' {1}":
    "Wählen Sie einen anderen. Welcher Gast es ist: grep -r 'dport {0} ' {1}",
  'the host’s kernel runs without IPv6': 'der Kernel des Hosts läuft ohne IPv6',
  'Answer none to network.N.subnet6, or start the host without ipv6.disable=1.':
    'Antworten Sie none auf network.N.subnet6, oder starten Sie den Host ohne ipv6.disable=1.',
  'Leave network.N.subnet6 at auto, or choose another one.':
    'Lassen Sie network.N.subnet6 auf auto, oder wählen Sie ein anderes.',
  'the host has a way to {0} by now': 'der Host hat inzwischen einen Weg zu {0}',
  // src/network/nat/problems.ts
  'the network {0} has the addresses {1} already': 'das Netz {0} hat schon die Adressen {1}',
  'Write {0}, or give this guest a network of another name.':
    'Schreiben Sie {0}, oder geben Sie diesem Gast ein Netz anderen Namens.',
  '{0} overlaps with a network that the host reaches over {1}':
    '{0} überschneidet sich mit einem Netz, das der Host über {1} erreicht',
  'Choose another one, such as 10.78.0.0/24; ip route shows what is in use.':
    'Wählen Sie ein anderes, etwa 10.78.0.0/24; was in Benutzung ist, zeigt ip route.',
  'no address of {0} is free': 'in {0} ist keine Adresse frei',
  'Undo a guest, or use another network.': 'Nehmen Sie einen Gast zurück, oder nehmen Sie ein anderes Netz.',
  '“{0}” is not an address that a guest in {1} can have': '„{0}“ ist keine Adresse, die ein Gast in {1} haben kann',
  'Write auto, or one of that network without its prefix; {0} is the host’s own.':
    'Schreiben Sie auto, oder eine aus diesem Netz ohne Präfix; {0} ist die des Hosts selbst.',
  '{0} is kept for the guest {1}': '{0} ist für den Gast {1} bestimmt',
  'Write auto, or choose another one.': 'Schreiben Sie auto, oder wählen Sie eine andere.',
  'Choose another port of the host.': 'Wählen Sie einen anderen Port des Hosts.',
  'the host’s port {0}/{1} leads to the guest {2} already': 'der Port {0}/{1} des Hosts führt schon zum Gast {2}',
  'the host’s port {0}/{1} is that of the private network’s own server, which guests ask for addresses and names':
    'der Port {0}/{1} des Hosts ist der des eigenen Servers des privaten Netzes, den Gäste nach Adressen und Namen fragen',
  'Choose another port of the host; or connect a guest that is such a server by a bridge or a route.':
    'Nehmen Sie einen anderen Port des Hosts; oder verbinden Sie einen Gast, der so ein Server ist, über eine Bridge oder geroutet.',
  'a program of the host uses the port {0}/{1} already': 'ein Programm des Hosts benutzt schon den Port {0}/{1}',
  '{0} Which program it is: ss -lnp sport = :{1}': '{0} Welches Programm es ist: ss -lnp sport = :{1}',
  // src/network/nat/six.ts
  'Its IPv6 addresses': 'Seine IPv6-Adressen',
  'Guests get one each, and go out with the host’s IPv6 address. auto: a network of this host’s own (RFC 4193), like fd12:3456:789a::/64. none: IPv4 only.':
    'Jeder Gast bekommt eine und geht mit der IPv6-Adresse des Hosts hinaus. auto: ein Netz dieses Hosts allein (RFC 4193), etwa fd12:3456:789a::/64. none: nur IPv4.',
  '{0} has the IPv6 addresses {1}': '{0} hat die IPv6-Adressen {1}',
  '{0} was made without IPv6': '{0} wurde ohne IPv6 angelegt',
  'the host itself has no IPv6 way out': 'der Host selbst hat keinen IPv6-Weg nach draußen',
  'the host has IPv6 over {0}; {1} is made for this network':
    'der Host hat IPv6 über {0}; für dieses Netz wird {1} gebildet',
  'Write auto, none, or a /64 that begins with fd, like fd12:3456:789a::/64 (RFC 4193).':
    'Schreiben Sie auto, none oder ein /64, das mit fd beginnt, etwa fd12:3456:789a::/64 (RFC 4193).',
  '“{0}” is not a /64 of addresses that a host may give its guests itself':
    '„{0}“ ist kein /64 aus Adressen, die ein Host seinen Gästen selbst geben darf',
  '“{0}” is not an IPv6 network with its prefix': '„{0}“ ist kein IPv6-Netz mit Präfix',
  'the network {0} was made without IPv6': 'das Netz {0} wurde ohne IPv6 angelegt',
  'Write none, or give this guest a network of another name.':
    'Schreiben Sie none, oder geben Sie diesem Gast ein Netz anderen Namens.',
  'the network {0} has the IPv6 addresses {1} already': 'das Netz {0} hat schon die IPv6-Adressen {1}',
  'Write auto, or give this guest a network of another name.':
    'Schreiben Sie auto, oder geben Sie diesem Gast ein Netz anderen Namens.',
  '{0} is in use on this host, over {1}': '{0} ist auf diesem Host in Benutzung, über {1}',
  // src/network/nat/tests-six.ts
  'its IPv6 address': 'seine IPv6-Adresse',
  'The guest has asked for its IPv6 address, and was given {0}.':
    'Der Gast hat nach seiner IPv6-Adresse gefragt und {0} bekommen.',
  'The guest uses {0}; the DHCP server has been started anew since it asked.':
    'Der Gast benutzt {0}; der DHCP-Server wurde neu gestartet, seit er gefragt hat.',
  'The guest has not asked for {0} by DHCPv6: it has no IPv6 here.':
    'Der Gast hat nicht per DHCPv6 nach {0} gefragt: Er hat hier kein IPv6.',
  'If it is to have: its system must ask by DHCPv6. xenguide guide network/nat says how it is told so.':
    'Soll er welches haben: Sein System muss per DHCPv6 fragen. Wie man ihm das sagt, steht in xenguide guide network/nat.',
  '/run/xenguide-{0}/leases has no line with {1}': '/run/xenguide-{0}/leases hat keine Zeile mit {1}',
  'its answer over IPv6': 'seine Antwort über IPv6',
  'Another machine answers at {0}: its card is {1}, the guest’s is {2}.':
    'Unter {0} antwortet ein anderer Rechner: Seine Karte ist {1}, die des Gastes {2}.',
  'Two machines have one address. Give one of them another.':
    'Zwei Rechner haben eine Adresse. Geben Sie einem davon eine andere.',
  '{0} was heard a moment ago, but does not answer now.': '{0} war eben noch zu hören, antwortet jetzt aber nicht.',
  'Look again in half a minute.': 'Sehen Sie in einer halben Minute noch einmal nach.',
  'Nobody answers at {0}.': 'Unter {0} antwortet niemand.',
  'The guest has not taken the address (yet). Look at its console: xl console {0}, and there: ip address':
    'Der Gast hat die Adresse (noch) nicht genommen. Sehen Sie auf seine Konsole: xl console {0}, und dort: ip address',
  '{0} answers.': '{0} antwortet.',
  'that the host passes IPv6 on': 'dass der Host IPv6 weiterreicht',
  'The host passes IPv6 packets on between its networks.': 'Der Host reicht IPv6-Pakete zwischen seinen Netzen weiter.',
  'The host does not pass IPv6 on: the guest gets no further than to the host with it.':
    'Der Host reicht kein IPv6 weiter: Der Gast kommt damit nur bis zum Host.',
  'Put it back: sysctl -w {0}=1. Something changed it; look in /etc/sysctl.d.':
    'Stellen Sie es zurück: sysctl -w {0}=1. Etwas hat es geändert; sehen Sie in /etc/sysctl.d nach.',
  'the rule that sends its IPv6 out under the host’s address':
    'die Regel, die sein IPv6 unter der Adresse des Hosts hinausschickt',
  'No rule of the network {0} sends IPv6 out under the host’s address: the guest’s packets get out with an address that nobody answers.':
    'Keine Regel des Netzes {0} schickt IPv6 unter der Adresse des Hosts hinaus: Die Pakete des Gastes gehen mit einer Adresse hinaus, der niemand antwortet.',
  'Load the rules again: systemctl reload {0}': 'Laden Sie die Regeln neu: systemctl reload {0}',
  'nft list chain inet {0} outgoing has no line for {1}': 'nft list chain inet {0} outgoing hat keine Zeile für {1}',
  'The guests’ IPv6 goes out under the host’s address.': 'Das IPv6 der Gäste geht unter der Adresse des Hosts hinaus.',
  'The guests’ IPv6 goes out under the host’s address; it has counted {0} connections.':
    'Das IPv6 der Gäste geht unter der Adresse des Hosts hinaus; gezählt sind {0} Verbindungen.',
  'the host’s own IPv6 way out': 'der eigene IPv6-Weg des Hosts nach draußen',
  'The host itself has no IPv6 way out: with IPv6 the guest reaches the host and its other guests only.':
    'Der Host selbst hat keinen IPv6-Weg nach draußen: Mit IPv6 erreicht der Gast nur den Host und dessen andere Gäste.',
  'IPv4 is not touched by it. If the host had one before, see ip -6 route and sysctl net.ipv6.conf: a host that passes IPv6 on listens to its router only where accept_ra is 2.':
    'IPv4 ist davon nicht berührt. Hatte der Host vorher einen, sehen Sie nach mit ip -6 route und sysctl net.ipv6.conf: Ein Host, der IPv6 weiterreicht, hört auf seinen Router nur, wo accept_ra 2 ist.',
  'The host has an IPv6 way out ({0}).': 'Der Host hat einen IPv6-Weg nach draußen ({0}).',
  // src/network/nat/tests.ts
  'the services of the network {0}': 'die Dienste des Netzes {0}',
  'The network {0} is made, and its DHCP server (dnsmasq) runs.':
    'Das Netz {0} ist angelegt, und sein DHCP-Server (dnsmasq) läuft.',
  '{0} does not run: no guest on {1} gets an address.': '{0} läuft nicht: Kein Gast an {1} bekommt eine Adresse.',
  '{0} do not run: no guest on {1} gets an address.': '{0} laufen nicht: Kein Gast an {1} bekommt eine Adresse.',
  'See why: journalctl -u {0}; then: systemctl start {1}':
    'Sehen Sie, warum: journalctl -u {0}; dann: systemctl start {1}',
  'systemctl is-active: {0}, {1}': 'systemctl is-active: {0}, {1}',
  'its lease': 'seine Lease',
  'The guest has asked for its address, and was given {0}.':
    'Der Gast hat nach seiner Adresse gefragt und {0} bekommen.',
  'The guest was given {0}, but {1} is kept for it.': 'Der Gast bekam {0}, aber {1} ist für ihn bestimmt.',
  'Let it ask anew: restart its network, or the guest.':
    'Lassen Sie ihn neu fragen: Starten Sie sein Netz neu, oder den Gast.',
  'The guest has not asked for an address by DHCP, or what it asked did not arrive.':
    'Der Gast hat nicht per DHCP nach einer Adresse gefragt, oder seine Frage kam nicht an.',
  'Wait until it has booted. In the guest its card must be set to DHCP. What the server says: journalctl -u {0}':
    'Warten Sie, bis er hochgefahren ist. Im Gast muss seine Karte auf DHCP stehen. Was der Server sagt: journalctl -u {0}',
  'that the host passes packets on': 'dass der Host Pakete weiterreicht',
  'The host passes packets on between its networks.': 'Der Host reicht Pakete zwischen seinen Netzen weiter.',
  'The host does not pass packets on: the guest gets no further than to the host.':
    'Der Host reicht keine Pakete weiter: Der Gast kommt nicht weiter als bis zum Host.',
  'Put it back: sysctl -w net.ipv4.ip_forward=1. Something changed it; look in /etc/sysctl.d.':
    'Stellen Sie es wieder her: sysctl -w net.ipv4.ip_forward=1. Etwas hat es geändert; sehen Sie in /etc/sysctl.d nach.',
  'the rule that sends it out under the host’s address': 'die Regel, die ihn unter der Adresse des Hosts hinausschickt',
  'The rules of the network {0} are not loaded: the guest’s packets get out with an address that nobody answers.':
    'Die Regeln des Netzes {0} sind nicht geladen: Die Pakete des Gastes gehen mit einer Adresse hinaus, auf die niemand antwortet.',
  'Something took them away, perhaps nft flush ruleset. Put them back: systemctl reload {0}':
    'Etwas hat sie weggenommen, vielleicht nft flush ruleset. Stellen Sie sie wieder her: systemctl reload {0}',
  'nft list chain inet {0} outgoing: {1}': 'nft list chain inet {0} outgoing: {1}',
  'no masquerade for': 'kein masquerade für',
  '; it has counted {0} connections': '; sie hat {0} Verbindungen gezählt',
  'The guests go out under the host’s address{0}.': 'Die Gäste gehen unter der Adresse des Hosts hinaus{0}.',
  'name lookup for the guests': 'Namensauflösung für die Gäste',
  'The addresses of the network are not known.': 'Die Adressen des Netzes sind nicht bekannt.',
  'The network’s name server {0} does not answer.': 'Der Nameserver {0} des Netzes antwortet nicht.',
  'See: journalctl -u {0}': 'Sehen Sie nach: journalctl -u {0}',
  'The network’s name server {0} answers.': 'Der Nameserver {0} des Netzes antwortet.',
  'the host’s port {0}/{1}': 'der Port {0}/{1} des Hosts',
  'No rule leads the host’s port {0}/{1} to the guest.': 'Keine Regel führt den Port {0}/{1} des Hosts zum Gast.',
  'nft list chain inet {0} forwards has no line for {1}': 'nft list chain inet {0} forwards hat keine Zeile für {1}',
  'A rule leads {0}/{1} to the guest’s {2}; whether somebody listens there cannot be seen.':
    'Eine Regel führt {0}/{1} zu {2} des Gastes; ob dort jemand lauscht, ist nicht zu sehen.',
  'Try it from another machine.': 'Probieren Sie es von einem anderen Rechner.',
  '{0}, port {1}/{2}': '{0}, Port {1}/{2}',
  '{0} (Tried from the host: from outside another firewall may stand before it.)':
    '{0} (Vom Host aus probiert: Von außen kann eine andere Firewall davor stehen.)',
  // src/network/none.ts
  'No network': 'Kein Netz',
  'the guest gets no network card; reach it by its console only':
    'der Gast bekommt keine Netzwerkkarte; zu erreichen ist er nur über seine Konsole',
  // src/network/ports.ts
  'Write it like tcp/22, udp/53 from 192.0.2.0/24, or icmp (for ping).':
    'Schreiben Sie etwa tcp/22, udp/53 from 192.0.2.0/24, oder icmp (für ping).',
  '“{0}” names no protocol': '„{0}“ nennt kein Protokoll',
  'Say the protocol too: tcp/{0}, or udp/{1}.': 'Nennen Sie auch das Protokoll: tcp/{0} oder udp/{1}.',
  '“{0}” is more than one entry': '„{0}“ ist mehr als ein Eintrag',
  'Put a comma between two entries: {0}.': 'Setzen Sie ein Komma zwischen zwei Einträge: {0}.',
  '“{0}”: behind {1} only “from” and an address may stand, not “{2}”':
    '„{0}“: Hinter {1} dürfen nur „from“ und eine Adresse stehen, nicht „{2}“',
  '“{0}” does not begin with tcp, udp or icmp': '„{0}“ beginnt nicht mit tcp, udp oder icmp',
  '“{0}”: icmp has no ports': '„{0}“: icmp hat keine Ports',
  '“{0}” names no port from 1 to 65535 behind {1}/': '„{0}“ nennt hinter {1}/ keinen Port von 1 bis 65535',
  '“{0}”: {1} is neither an address nor a network with its prefix':
    '„{0}“: {1} ist weder eine Adresse noch ein Netz mit Präfix',
  '“{0}” is not a port of the host that leads to one of the guest':
    '„{0}“ ist kein Port des Hosts, der zu einem des Gastes führt',
  'Write it like tcp/2222 to 22: the protocol, the host’s port, the guest’s port (1 to 65535).':
    'Schreiben Sie etwa tcp/2222 to 22: das Protokoll, der Port des Hosts, der Port des Gastes (1 bis 65535).',
  '{0} stands there twice': '{0} steht zweimal da',
  // src/network/route.ts
  'Routed (public address, no bridge)': 'Geroutet (öffentlich, ohne Bridge)',
  'the host passes on what is for the guest’s own address: for rented servers with more than one address':
    'der Host reicht weiter, was für die eigene Adresse des Gastes ist: für gemietete Server mit mehr als einer Adresse',
  'no network card of this host has an address': 'keine Netzwerkkarte dieses Hosts hat eine Adresse',
  'Connect the host first: ip -br address shows its cards. Or choose no network.':
    'Schließen Sie erst den Host an: ip -br address zeigt seine Karten. Oder wählen Sie kein Netz.',
  'the host: its routes lead here, and here it is {0}': 'der Host: Seine Routen führen hierher, und hier ist er {0}',
  '(the host passes it on, under the guest’s own address)':
    '(der Host reicht es weiter, unter der eigenen Adresse des Gastes)',
  ': the host answers for {0} there': ': dort antwortet der Host für {0}',
  'both addresses': 'beide Adressen',
  '{0}: nobody is told on {1} that this host has it. That is right where your provider sends its packets to this host anyway (ask for “routed to the host’s address”). If the guest is not reached, answer “always” to network.N.answer.':
    '{0}: Auf {1} erfährt niemand, dass dieser Host es hat. Das ist richtig, wenn Ihr Anbieter die Pakete dafür ohnehin zu diesem Host schickt (fragen Sie nach „zur Adresse des Hosts geroutet“). Wird der Gast nicht erreicht, antworten Sie bei network.N.answer mit „always“.',
  'No name server is named (network.N.dns): the guest will reach addresses, but no names.':
    'Es ist kein Nameserver genannt (network.N.dns): Der Gast wird Adressen erreichen, aber keine Namen.',
  // src/network/route/actions.ts
  'sets the routes to the guest, and loads the card’s firewall first.':
    'setzt die Routen zum Gast und lädt zuerst die Firewall der Karte.',
  'Choose one that is there (network.N.via): ip -br address shows them.':
    'Wählen Sie eine, die es gibt (network.N.via): ip -br address zeigt sie.',
  '{0} is another guest’s': '{0} gehört einem anderen Gast',
  "Choose another one. Whose it is: grep -rxF 'address {0}' {1}":
    "Wählen Sie eine andere. Wessen sie ist: grep -rxF 'address {0}' {1}",
  '{0} is the host’s own address by now': '{0} ist inzwischen die eigene Adresse des Hosts',
  'Choose another one, or take it from the host: ip address show to {0}':
    'Wählen Sie eine andere, oder nehmen Sie sie dem Host weg: ip address show to {0}',
  'a machine on the network of {0} has the address {1} already':
    'ein Rechner im Netz von {0} hat schon die Adresse {1}',
  'Choose an address that is free. Who it is: ping -c 1 {0}; ip neighbour show {1}':
    'Wählen Sie eine freie Adresse. Wer es ist: ping -c 1 {0}; ip neighbour show {1}',
  'Describe the route to {0}: {1}': 'Die Route zu {0} beschreiben: {1}',
  'The hotplug script reads this file whenever the guest’s card comes up: which addresses lead to it.':
    'Das Hotplug-Skript liest diese Datei, sobald die Karte des Gastes eingeschaltet wird: welche Adressen zu ihr führen.',
  // src/network/route/again.ts
  'the route to the card {0} is not described on this host, and the card does not come up without that':
    'die Route zur Karte {0} ist auf diesem Host nicht beschrieben, und ohne das kommt die Karte nicht hoch',
  'It is not in the backup. Describe it in {0} as for another guest, or restore the guest without its cards: --no-network.':
    'Sie ist nicht in der Sicherung. Beschreiben Sie sie in {0} wie für einen anderen Gast, oder stellen Sie den Gast ohne seine Karten wieder her: --no-network.',
  // src/network/route/fields.ts
  'IPv4 address of the guest': 'IPv4-Adresse des Gastes',
  'One that your provider leads to this host, or a free one of its network. Like 192.0.2.10. Empty: none, if it has IPv6.':
    'Eine, die Ihr Anbieter zu diesem Host führt, oder eine freie seines Netzes. Etwa 192.0.2.10. Leer: keine, wenn er IPv6 hat.',
  'it has no IPv4 address': 'er hat keine IPv4-Adresse',
  'IPv6 address of the guest': 'IPv6-Adresse des Gastes',
  'Likewise, like 2001:db8::10. Empty: the guest has no IPv6.':
    'Ebenso, etwa 2001:db8::10. Leer: Der Gast hat kein IPv6.',
  'it has no IPv6 address': 'er hat keine IPv6-Adresse',
  'Does the host answer for the guest’s addresses?': 'Antwortet der Host für die Adressen des Gastes?',
  'Where neighbours look for them on the host’s card themselves, it must (proxy ARP). Where a router sends them to the host anyway, it need not.':
    'Wo Nachbarn sie an der Karte des Hosts selbst suchen, muss er das (Proxy-ARP). Wo ein Router sie ohnehin zum Host schickt, muss er nicht.',
  'Where it is needed': 'Wo es nötig ist',
  'for addresses of the network that the host’s card is in': 'für Adressen des Netzes, in dem die Karte des Hosts ist',
  Always: 'Immer',
  'a provider’s router asks for an address of another network too':
    'der Router eines Anbieters fragt auch nach einer Adresse aus einem anderen Netz',
  Never: 'Nie',
  'a router sends what is for the guest to the host': 'ein Router schickt dem Host, was für den Gast ist',
  'the host itself asks them': 'der Host selbst fragt sie',
  'The host’s card towards the world': 'Die Karte des Hosts zur Welt hin',
  'Where the guest’s packets leave the host, and come in. It is not changed.':
    'Wo die Pakete des Gastes den Host verlassen und hereinkommen. Sie wird nicht geändert.',
  'only addresses of the network of {0} are looked for there': 'nur Adressen aus dem Netz von {0} werden dort gesucht',
  'only addresses of the host’s own network are looked for there':
    'nur Adressen aus dem eigenen Netz des Hosts werden dort gesucht',
  '{0} is in the network of {1}: neighbours look there': '{0} liegt im Netz von {1}: Nachbarn suchen dort',
  '{0} are in the network of {1}: neighbours look there': '{0} liegen im Netz von {1}: Nachbarn suchen dort',
  'Write it like 192.0.2.10; a routed guest’s address needs no prefix.':
    'Schreiben Sie etwa 192.0.2.10; die Adresse eines gerouteten Gastes braucht kein Präfix.',
  '“{0}” is not a single IPv4 address': '„{0}“ ist keine einzelne IPv4-Adresse',
  '{0} is no address that a machine on a network can have':
    '{0} ist keine Adresse, die ein Rechner in einem Netz haben kann',
  'Write it like 2001:db8::10; a routed guest’s address needs no prefix.':
    'Schreiben Sie etwa 2001:db8::10; die Adresse eines gerouteten Gastes braucht kein Präfix.',
  '“{0}” is not a single IPv6 address': '„{0}“ ist keine einzelne IPv6-Adresse',
  '{0} is no address that leads to a machine from elsewhere':
    '{0} ist keine Adresse, die von anderswo zu einem Rechner führt',
  // src/network/route/problems.ts
  'the guest has no address that packets could be led to':
    'der Gast hat keine Adresse, zu der Pakete geführt werden könnten',
  'Give it an IPv4 address (ip), an IPv6 address (ip6), or both.':
    'Geben Sie ihm eine IPv4-Adresse (ip), eine IPv6-Adresse (ip6), oder beide.',
  '{0} is the host’s own address, on {1}': '{0} ist die eigene Adresse des Hosts, auf {1}',
  'A guest needs one of its own. One that is meant for the guest must not be set up on the host: take it away there.':
    'Ein Gast braucht eine eigene. Eine, die für den Gast gedacht ist, darf nicht auf dem Host eingerichtet sein: Nehmen Sie sie dort weg.',
  '{0} is the host’s gateway': '{0} ist das Gateway des Hosts',
  'Choose an address that is free.': 'Wählen Sie eine freie Adresse.',
  '{0} is an address of the guest {1}': '{0} ist eine Adresse des Gastes {1}',
  '{0} is the first or the last address of {1}’s network: it stands for the network, or for all in it':
    '{0} ist die erste oder letzte Adresse des Netzes von {1}: Sie steht für das Netz, oder für alle darin',
  'Choose one between them.': 'Wählen Sie eine dazwischen.',
  '{0} lies in {1}, a network that is on {2} and not on {3}':
    '{0} liegt in {1}, einem Netz, das an {2} hängt und nicht an {3}',
  'Choose an address from elsewhere, or {0} for “via”.': 'Wählen Sie eine Adresse von anderswo, oder {0} für „via“.',
  // src/network/route/settings.ts
  'Let the host answer on {0} for IPv6 addresses of guests':
    'Den Host auf {0} für IPv6-Adressen von Gästen antworten lassen',
  'Neighbours ask there who has the guest’s address. It answers for the addresses that it is told, no others.':
    'Nachbarn fragen dort, wer die Adresse des Gastes hat. Er antwortet für die Adressen, die man ihm nennt, für keine anderen.',
  // src/network/route/tests.ts
  'the host’s routes to it': 'die Routen des Hosts zu ihm',
  'The host’s routes to {0} lead to {1}.': 'Die Routen des Hosts zu {0} führen zu {1}.',
  'The host’s route to {0} does not lead to {1}.': 'Die Route des Hosts zu {0} führt nicht zu {1}.',
  'Something took it away, or another is more exact: ip route get {0} shows it. Starting the guest anew sets it again: xl reboot {1}':
    'Etwas hat sie weggenommen, oder eine andere ist genauer: ip route get {0} zeigt es. Ein Neustart des Gastes setzt sie wieder: xl reboot {1}',
  'the host’s answers for it on {0}': 'die Antworten des Hosts für ihn auf {0}',
  'Start the guest anew, which sets it again: xl reboot {0}':
    'Starten Sie den Gast neu, das setzt es wieder: xl reboot {0}',
  'The hotplug script has not set up {0}.': 'Das Hotplug-Skript hat {0} nicht eingerichtet.',
  'The host does not answer for {0} on {1}: neighbours outside look for it in vain.':
    'Der Host antwortet auf {1} nicht für {0}: Nachbarn draußen suchen die Adresse vergeblich.',
  'ip neighbour show proxy has no line for {0} on {1}': 'ip neighbour show proxy hat keine Zeile für {0} auf {1}',
  'The host does not answer on {0} for IPv6 addresses of guests.':
    'Der Host antwortet auf {0} nicht für IPv6-Adressen von Gästen.',
  'Put it back: sysctl -w net/ipv6/conf/{0}/proxy_ndp=1. Something changed it; look in /etc/sysctl.d.':
    'Stellen Sie es zurück: sysctl -w net/ipv6/conf/{0}/proxy_ndp=1. Etwas hat es geändert; sehen Sie in /etc/sysctl.d nach.',
  'The host answers for {0} on {1}.': 'Der Host antwortet auf {1} für {0}.',
  'The host need not answer for it on {0}: its packets are sent here anyway.':
    'Der Host braucht auf {0} nicht für ihn zu antworten: Seine Pakete werden ohnehin hierher geschickt.',
  // src/network/test/address-tests.ts
  'the guest’s address': 'die Adresse des Gastes',
  'It should have the address {0}, as you answered.': 'Er sollte die Adresse {0} haben, wie Sie geantwortet haben.',
  '{0} is kept for it.': '{0} ist für ihn bestimmt.',
  'The host knows it as {0}.': 'Der Host kennt ihn als {0}.',
  'Its address is not known here: it comes from a DHCP server of your network.':
    'Seine Adresse ist hier nicht bekannt: Sie kommt von einem DHCP-Server Ihres Netzes.',
  'Ask that server, by the MAC address {0}, or look in the guest: xl console {1}, and there: ip address':
    'Fragen Sie diesen Server nach der MAC-Adresse {0}, oder sehen Sie im Gast nach: xl console {1}, und dort: ip address',
  'ip neighbour: {0} has {1}': 'ip neighbour: {0} hat {1}',
  'its answer': 'seine Antwort',
  'to ping': 'auf ping',
  'to a connection': 'auf eine Verbindung',
  'when it is asked who has the address (ARP)': 'auf die Frage, wer die Adresse hat (ARP)',
  '{0} answers {1}.': '{0} antwortet {1}.',
  '{0} does not answer. The host itself is not in that network: it asks over {1}.':
    '{0} antwortet nicht. Der Host selbst ist nicht in diesem Netz: Er fragt über {1}.',
  'Try it from a machine that is, or give the bridge an address in it.':
    'Probieren Sie es von einem Rechner, der darin ist, oder geben Sie der Bridge eine Adresse darin.',
  '{0} does not answer; the guest was heard at {1}.': '{0} antwortet nicht; der Gast war an {1} zu hören.',
  // src/network/test/bridge-tests.ts
  'its place on the bridge {0}': 'sein Platz an der Bridge {0}',
  'There is no bridge {0} on the host.': 'Auf dem Host gibt es keine Bridge {0}.',
  'Bring it up again, then start {0} anew.': 'Schalten Sie sie wieder ein, dann starten Sie {0} neu.',
  'port of {0}': 'Port von {0}',
  'port of no bridge': 'Port keiner Bridge',
  'is on the bridge {0}, not on {1}': 'ist an der Bridge {0}, nicht an {1}',
  'is on no bridge': 'ist an keiner Bridge',
  'Plug it in: ip link set dev {0} master {1}': 'Stecken Sie sie hinein: ip link set dev {0} master {1}',
  'The bridge {0} is switched off.': 'Die Bridge {0} ist ausgeschaltet.',
  'Switch it on: ip link set dev {0} up': 'Schalten Sie sie ein: ip link set dev {0} up',
  'The bridge {0} does not pass on yet what {1} says (it is {2}).':
    'Die Bridge {0} reicht noch nicht weiter, was {1} sagt (sie ist {2}).',
  'It waits for other switches (STP). Without a second one: ip link set dev {0} type bridge stp_state 0 forward_delay 0':
    'Sie wartet auf andere Switches (STP). Ohne einen zweiten: ip link set dev {0} type bridge stp_state 0 forward_delay 0',
  '{0} is a port of the bridge {1}.': '{0} ist ein Port der Bridge {1}.',
  'the way out of the bridge {0}': 'der Weg aus der Bridge {0} hinaus',
  'No card of the host is on the bridge {0}': 'An der Bridge {0} ist keine Karte des Hosts',
  'Plug one in (xenguide guide network/bridge shows how without losing the connection), or choose NAT.':
    'Stecken Sie eine hinein (wie es ohne Verlust der Verbindung geht, zeigt xenguide guide network/bridge), oder wählen Sie NAT.',
  '{0}; the host may pass its packets on by its own rules.':
    '{0}; der Host reicht ihre Pakete vielleicht nach eigenen Regeln weiter.',
  '{0}: the guests on it reach each other and the host, nobody else.':
    '{0}: Die Gäste daran erreichen einander und den Host, sonst niemanden.',
  '{0} leads out of the bridge {1}.': '{0} führt aus der Bridge {1} hinaus.',
  '{0}, the way out of {1}, is switched off.': '{0}, der Weg aus {1} hinaus, ist ausgeschaltet.',
  '{0}, the way out of {1}, has nobody at the other end.':
    '{0}, der Weg aus {1} hinaus, hat niemanden am anderen Ende.',
  'See the cable, and the switch’s port.': 'Prüfen Sie das Kabel und den Port des Switches.',
  'what passes over the bridge {0}': 'was über die Bridge {0} läuft',
  'Other firewalls of the host do not see what passes over the bridge.':
    'Andere Firewalls des Hosts sehen nicht, was über die Bridge läuft.',
  'Another firewall sees it, and has a rule for {0} ({1}).':
    'Eine andere Firewall sieht es und hat eine Regel für {0} ({1}).',
  'Another firewall of the host sees what passes over {0}, and drops what it does not know ({1}).':
    'Eine andere Firewall des Hosts sieht, was über {0} läuft, und verwirft, was sie nicht kennt ({1}).',
  'Leave bridges alone: sysctl -w net.bridge.bridge-nf-call-iptables=0 (and in a file in /etc/sysctl.d).':
    'Halten Sie sie von Bridges fern: sysctl -w net.bridge.bridge-nf-call-iptables=0 (und in einer Datei in /etc/sysctl.d).',
  'bridge-nf-call-iptables = 1; {0}: policy drop': 'bridge-nf-call-iptables = 1; {0}: policy drop',
  // src/network/test/card-tests.ts
  'the guest': 'der Gast',
  '{0} does not run.': '{0} läuft nicht.',
  'Start it: xl create /etc/xen/{0}.cfg': 'Starten Sie ihn: xl create /etc/xen/{0}.cfg',
  '{0} runs (domain {1}).': '{0} läuft (Domain {1}).',
  'its card on the host': 'seine Karte auf dem Host',
  '{0} runs, but Xen knows of no card {1} of it.': '{0} läuft, aber Xen weiß von keiner Karte {1} an ihm.',
  'Its config may have changed since it was started. Start it anew: xl shutdown -w {0}; xl create /etc/xen/{1}.cfg':
    'Seine Konfiguration hat sich vielleicht seit dem Start geändert. Starten Sie ihn neu: xl shutdown -w {0}; xl create /etc/xen/{1}.cfg',
  'Xen’s script for the card failed: {0}.': 'Xens Skript für die Karte ist gescheitert: {0}.',
  'it did not say why': 'es sagte nicht, warum',
  'See /var/log/xen/xen-hotplug.log, put right what it says, and start the guest anew.':
    'Sehen Sie in /var/log/xen/xen-hotplug.log nach, beheben Sie, was dort steht, und starten Sie den Gast neu.',
  '{0} is not there, although Xen says that the guest has it.':
    '{0} ist nicht da, obwohl Xen sagt, dass der Gast sie hat.',
  'Its driver may be missing (modprobe xen-netback), or something renamed the card. Start the guest anew.':
    'Vielleicht fehlt ihr Treiber (modprobe xen-netback), oder etwas hat die Karte umbenannt. Starten Sie den Gast neu.',
  '{0} is there and switched on.': '{0} ist da und eingeschaltet.',
  '{0} is switched off on the host.': '{0} ist auf dem Host ausgeschaltet.',
  'the guest’s driver': 'der Treiber des Gastes',
  'xenstore: state = {0} (4 means connected)': 'xenstore: state = {0} (4 heißt verbunden)',
  nothing: 'nichts',
  '{0}: {1} packets from the guest, {2} to it': '{0}: {1} Pakete vom Gast, {2} zu ihm',
  'The guest’s driver is connected; it has sent {0} packets.':
    'Der Treiber des Gastes ist verbunden; er hat {0} Pakete gesendet.',
  'Look at its console: xl console {0}': 'Sehen Sie auf seine Konsole: xl console {0}',
  'The guest’s driver is connected, but the guest has switched its card off.':
    'Der Treiber des Gastes ist verbunden, aber der Gast hat seine Karte ausgeschaltet.',
  '{0}, and there: ip link set dev enX0 up (or eth0; ip link shows the name).':
    '{0}, und dort: ip link set dev enX0 up (oder eth0; den Namen zeigt ip link).',
  'The guest’s side of the card is closed.': 'Die Seite des Gastes an der Karte ist geschlossen.',
  'It is going down, or its driver failed. {0}': 'Sie wird gerade abgeschaltet, oder ihr Treiber ist gescheitert. {0}',
  'The guest has no driver for the card, or has not started its network yet.':
    'Der Gast hat keinen Treiber für die Karte, oder hat sein Netz noch nicht gestartet.',
  'Wait until it has booted. {0}: dmesg there should name xen_netfront.':
    'Warten Sie, bis er hochgefahren ist. {0}: dmesg dort sollte xen_netfront nennen.',
  'The guest uses the card that qemu plays ({0}): slower, but it works.':
    'Der Gast benutzt die Karte, die qemu nachbildet ({0}): langsamer, aber es geht.',
  '{0} It may come to use the card that qemu plays.': '{0} Vielleicht benutzt er noch die Karte, die qemu nachbildet.',
  'its firewall': 'seine Firewall',
  'No firewall was asked for.': 'Es wurde keine Firewall verlangt.',
  'The firewall of {0} is not loaded: the guest is not held to its rules.':
    'Die Firewall von {0} ist nicht geladen: Der Gast ist nicht an ihre Regeln gebunden.',
  'Something took the rules away, perhaps a reload of all of nft’s. Start the guest anew: xl reboot {0}':
    'Etwas hat die Regeln weggenommen, vielleicht ein Neuladen aller Regeln von nft. Starten Sie den Gast neu: xl reboot {0}',
  'nft list table {0} xenguide: {1}': 'nft list table {0} xenguide: {1}',
  'The rules of {0} are loaded.': 'Die Regeln von {0} sind geladen.',
  // src/network/test/dhcp-servers.ts
  'the DHCP servers on the bridge {0}': 'die DHCP-Server an der Bridge {0}',
  'Nobody but the host gives addresses away on {0}.': 'Außer dem Host vergibt auf {0} niemand Adressen.',
  'No DHCP server on {0} answered a card that it does not know: the guest may get no address.':
    'Kein DHCP-Server auf {0} hat einer Karte geantwortet, die er nicht kennt: Der Gast bekommt womöglich keine Adresse.',
  'Is there to be one, or does it know its cards only? Ask whoever runs it; or give the guest a fixed address.':
    'Soll es dort einen geben, oder kennt er nur seine Karten? Fragen Sie, wer ihn betreibt; oder geben Sie dem Gast eine feste Adresse.',
  'No DHCP server answers on {0}; the guest has a fixed address.':
    'Kein DHCP-Server antwortet auf {0}; der Gast hat eine feste Adresse.',
  'Find it by its MAC address ({0}), and switch its DHCP server off.':
    'Finden Sie ihn über seine MAC-Adresse ({0}), und schalten Sie seinen DHCP-Server ab.',
  'A second DHCP server answers on {0}: {1}. A guest takes the first answer, and may get an address that leads nowhere.':
    'Ein zweiter DHCP-Server antwortet auf {0}: {1}. Ein Gast nimmt die erste Antwort und bekommt womöglich eine Adresse, die nirgends hinführt.',
  'Other DHCP servers answer on {0}: {1}. A guest takes the first answer, and may get an address that leads nowhere.':
    'Andere DHCP-Server antworten auf {0}: {1}. Ein Gast nimmt die erste Antwort und bekommt womöglich eine Adresse, die nirgends hinführt.',
  'A guest with xenguide’s firewall cannot be one.': 'Ein Gast mit der Firewall von xenguide kann keiner sein.',
  'One DHCP server answers on {0}: {1}.': 'Ein DHCP-Server antwortet auf {0}: {1}.',
  'Several DHCP servers answer on {0}: {1}. A guest takes the first answer.':
    'Mehrere DHCP-Server antworten auf {0}: {1}. Ein Gast nimmt die erste Antwort.',
  '{0} They name the same router: they may be a pair that is meant so.':
    '{0} Sie nennen denselben Router: Vielleicht sind sie ein Paar, das so gedacht ist.',
  'If only one is meant: {0}': 'Wenn nur einer gemeint ist: {0}',
  '{0} ({1}) offers {2}, router {3}': '{0} ({1}) bietet {2} an, Router {3}',
  '{0} ({1} at the port {2}) offers {3}, router {4}': '{0} ({1} am Port {2}) bietet {3} an, Router {4}',
  // src/network/test/findings.ts
  '{0} could not be asked{1}.': '{0} ließ sich nicht fragen{1}.',
  'in time': 'rechtzeitig',
  'Install what is missing; xenguide doctor says which package.':
    'Installieren Sie, was fehlt; welches Paket, sagt xenguide doctor.',
  'Look as root, or again later.': 'Sehen Sie als root nach, oder später noch einmal.',
  // src/network/test/inbound-tests.ts
  'the port {0}/{1}': 'der Port {0}/{1}',
  '{0}/{1}: whether somebody listens cannot be seen from outside with UDP.':
    '{0}/{1}: Ob jemand lauscht, ist bei UDP von außen nicht zu sehen.',
  '{0} is silent at {1}/{2}, which is open to {3} only.': '{0} schweigt an {1}/{2}, das nur für {3} offen ist.',
  'Try it from there: the host itself may not be in {0}.':
    'Probieren Sie es von dort: Der Host selbst ist vielleicht nicht in {0}.',
  '{0} of the guest': '{0} des Gastes',
  '{0}: the guest is reached, but nothing listens in the guest.':
    '{0}: Der Gast wird erreicht, aber im Gast lauscht nichts.',
  'Start the service in the guest; there, ss -ltn shows whether something listens on {0}, and on which address.':
    'Starten Sie den Dienst im Gast; dort zeigt ss -ltn, ob etwas an {0} lauscht, und auf welcher Adresse.',
  '{0}: no answer at all, something drops it.': '{0}: gar keine Antwort, etwas verwirft es.',
  'The guest’s own firewall, most likely: in the guest, nft list ruleset (or ufw status) shows it.':
    'Höchstwahrscheinlich die eigene Firewall des Gastes: Im Gast zeigt es nft list ruleset (oder ufw status).',
  // src/network/test/inside-tests.ts
  'The guest did not let us look inside{0}.': 'Der Gast ließ uns nicht hineinsehen{0}.',
  'the address within the guest': 'die Adresse innerhalb des Gastes',
  'Within, the guest has {0}.': 'Innen hat der Gast {0}.',
  'Within, no card has {0}: something between answers in its place.':
    'Innen hat keine Karte {0}: Etwas dazwischen antwortet an ihrer Stelle.',
  'Look for another machine with that address; the guest’s card is {0}.':
    'Suchen Sie einen anderen Rechner mit dieser Adresse; die Karte des Gastes ist {0}.',
  'the gateway within the guest': 'das Gateway innerhalb des Gastes',
  'Within, the guest has no way out (no default route).':
    'Innen hat der Gast keinen Weg nach draußen (keine Default-Route).',
  'Give it a gateway: see its network settings.':
    'Geben Sie ihm ein Gateway: Sehen Sie in seinen Netzeinstellungen nach.',
  'Within, the gateway answers ({0}).': 'Innen antwortet das Gateway ({0}).',
  'Within, the gateway does not answer ({0}).': 'Innen antwortet das Gateway nicht ({0}).',
  'Compare it with the host’s: ip route.': 'Vergleichen Sie es mit dem des Hosts: ip route.',
  'the name servers within the guest': 'die Nameserver innerhalb des Gastes',
  'Within, names are asked of {0}.': 'Innen werden Namen bei {0} erfragt.',
  'Within, the guest has no name server.': 'Innen hat der Gast keinen Nameserver.',
  'Name one in its network settings (nameserver in /etc/resolv.conf).':
    'Nennen Sie einen in seinen Netzeinstellungen (nameserver in /etc/resolv.conf).',
  'name lookup within the guest': 'Namensauflösung innerhalb des Gastes',
  'Within, the guest finds the address of {0}.': 'Innen findet der Gast die Adresse von {0}.',
  'Within, the guest does not find the address of {0}.': 'Innen findet der Gast die Adresse von {0} nicht.',
  'See its name servers, and its way out.': 'Prüfen Sie seine Nameserver und seinen Weg nach draußen.',
  'No name to look up: --outside HOST gives one.': 'Kein Name zum Nachschlagen: --outside HOST nennt einen.',
  // src/network/test/run.ts
  'Not looked at: first {0} must be known.': 'Nicht angesehen: Erst muss geklärt sein: {0}.',
  'Not looked at: first {0} must be well.': 'Nicht angesehen: Erst muss in Ordnung sein: {0}.',
  // src/network/test/way-tests.ts
  'the gateway': 'das Gateway',
  'The host has no way out of its own (no default route).':
    'Der Host hat selbst keinen Weg nach draußen (keine Default-Route).',
  'The gateway {0} was heard a moment ago, but not now.': 'Das Gateway {0} war eben noch zu hören, aber jetzt nicht.',
  'Look again.': 'Sehen Sie noch einmal nach.',
  'The gateway {0} does not answer the host.': 'Das Gateway {0} antwortet dem Host nicht.',
  'Nothing gets out without it. See the cable, the card, and the router itself; ip route shows what the host goes by.':
    'Ohne es kommt nichts hinaus. Prüfen Sie das Kabel, die Karte und den Router selbst; wonach sich der Host richtet, zeigt ip route.',
  'The gateway {0} answers the host.': 'Das Gateway {0} antwortet dem Host.',
  'name lookup': 'Namensauflösung',
  'no answer': 'keine Antwort',
  'The host finds the address of {0}.': 'Der Host findet die Adresse von {0}.',
  'The host does not find the address of {0}.': 'Der Host findet die Adresse von {0} nicht.',
  'See /etc/resolv.conf, and the name.': 'Prüfen Sie /etc/resolv.conf und den Namen.',
  'The host has no name server.': 'Der Host hat keinen Nameserver.',
  'Name one in /etc/resolv.conf: nameserver ADDRESS': 'Nennen Sie einen in /etc/resolv.conf: nameserver ADRESSE',
  'The host’s name server {0} answers.': 'Der Nameserver {0} des Hosts antwortet.',
  'No name server of the host answers.': 'Kein Nameserver des Hosts antwortet.',
  'See /etc/resolv.conf, and whether the server is up.': 'Prüfen Sie /etc/resolv.conf, und ob der Server läuft.',
  'The host’s name server answers, but finds nothing out.':
    'Der Nameserver des Hosts antwortet, findet aber nichts heraus.',
  'It may have no way to the outside itself. See its log.':
    'Vielleicht hat er selbst keinen Weg nach draußen. Sehen Sie in sein Protokoll.',
  'the outside': 'die Außenwelt',
  'Nobody outside is asked unless you name one: --outside HOST.':
    'Draußen wird niemand gefragt, außer Sie nennen jemanden: --outside HOST.',
  '{0} is not reached from the host (TCP ports 443 and 80).':
    '{0} ist vom Host aus nicht zu erreichen (TCP-Ports 443 und 80).',
  'The gateway answers, so the trouble is behind it: a firewall, the line, or that machine.':
    'Das Gateway antwortet, der Fehler liegt also dahinter: eine Firewall, die Leitung oder jener Rechner.',
  '{0} is reached from the host.': '{0} ist vom Host aus zu erreichen.',
  // src/network/uplink/armed.ts
  'The host’s own connection moves from {0} to {1}. Unless that is confirmed within {2} seconds, the host goes back by itself.':
    'Die Verbindung des Hosts selbst zieht von {0} auf {1} um. Wird das nicht innerhalb von {2} Sekunden bestätigt, kehrt der Host von selbst zurück.',
  '{0} becomes a port of {1}. What fails half-way is taken back by the host itself.':
    '{0} wird ein Port von {1}. Was auf halbem Weg scheitert, nimmt der Host selbst zurück.',
  'The host’s addresses are on {0} now, and {1} is its port.':
    'Die Adressen des Hosts sind jetzt auf {0}, und {1} ist ein Port davon.',
  // src/network/uplink/card.ts
  '{0} is wireless: an access point takes frames of its own stations only, so guests behind it are not heard':
    '{0} ist drahtlos: Ein Access Point nimmt nur Frames seiner eigenen Stationen, Gäste dahinter werden also nicht gehört',
  'Choose NAT, or a routed network; or use a card with a cable.':
    'Wählen Sie NAT oder ein geroutetes Netz; oder nehmen Sie eine Karte mit Kabel.',
  '{0} is a port of the bridge {1} already': '{0} ist schon ein Port der Bridge {1}',
  '{0} is a member of the {1} {2}, which has its addresses': '{0} gehört zu {1} {2}, und das hat ihre Adressen',
  'Make a bridge over {0} by hand (xenguide guide network/bridge), and choose it here; or choose NAT.':
    'Legen Sie von Hand eine Bridge über {0} an (xenguide guide network/bridge), und wählen Sie sie hier; oder wählen Sie NAT.',
  '{0} carries {1}: they go down while it becomes a port of the bridge, and their routes and IPv6 addresses do not come back':
    '{0} trägt {1}: Das geht aus, während die Karte ein Port der Bridge wird, und die Routen und IPv6-Adressen darauf kommen nicht wieder',
  'For guests on a VLAN answer its number with vlan: the card stays as it is then. Make a bridge over one that is there ({0}) by hand: xenguide guide network/vlan. Or choose NAT or a routed network.':
    'Für Gäste in einem VLAN antworten Sie mit dessen Nummer auf vlan: Dann bleibt die Karte, wie sie ist. Eine Bridge über einem, das schon da ist ({0}), legen Sie von Hand an: xenguide guide network/vlan. Oder wählen Sie NAT oder ein geroutetes Netz.',
  // src/network/uplink/dialect.ts
  'Make the bridge {0} from the card {1}, which hands its addresses over':
    'Die Bridge {0} aus der Karte {1} anlegen, die ihre Adressen übergibt',
  'Make the bridge {0} over the VLAN {1} of the card {2}': 'Die Bridge {0} über dem VLAN {1} der Karte {2} anlegen',
  // src/network/uplink/ifupdown.ts
  '{0}, line {1}': '{0}, Zeile {1}',
  ', which is up': ', das eingeschaltet ist',
  'it is not known what “{0}” ({1}) would mean once the addresses are on a bridge':
    'was „{0}“ ({1}) bedeuten würde, sobald die Adressen auf einer Bridge sind, ist nicht bekannt',
  'Make the bridge by hand (xenguide guide network/bridge), and choose it here; or choose NAT.':
    'Legen Sie die Bridge von Hand an (xenguide guide network/bridge), und wählen Sie sie hier; oder wählen Sie NAT.',
  // src/network/uplink/index.ts
  'nothing that xenguide knows has set up {0}: not ifupdown, systemd-networkd, netplan or NetworkManager':
    'nichts, was xenguide kennt, hat {0} eingerichtet: weder ifupdown noch systemd-networkd, netplan oder NetworkManager',
  'Make the bridge by hand (xenguide guide network/bridge shows how), and choose it here; or choose NAT.':
    'Legen Sie die Bridge von Hand an (xenguide guide network/bridge zeigt, wie), und wählen Sie sie hier; oder wählen Sie NAT.',
  '{0} is described but was not set up by that: {1}': '{0} ist beschrieben, wurde aber nicht davon eingerichtet: {1}',
  'See that it works that way first, or make the bridge by hand; or choose NAT.':
    'Sorgen Sie erst dafür, dass es so funktioniert, oder legen Sie die Bridge von Hand an; oder wählen Sie NAT.',
  '{0} really rules it': 'wirklich eingerichtet hat sie {0}',
  'it is not clear which one rules it': 'es ist nicht klar, welches sie eingerichtet hat',
  'several programs would set up {0}, and {1}: {2}': 'mehrere Programme würden {0} einrichten, und {1}: {2}',
  'Take {0} out of {1}, reboot once, and answer the questions again.':
    'Nehmen Sie {0} aus {1} heraus, starten Sie einmal neu, und beantworten Sie die Fragen noch einmal.',
  'the others': 'den anderen',
  'all but one': 'allen außer einem',
  // src/network/uplink/line-edit.ts
  '{0} has changed since it was looked at': '{0} hat sich geändert, seit es angesehen wurde',
  'Go through the questions once more, so that it is read again.':
    'Gehen Sie die Fragen noch einmal durch, damit es wieder gelesen wird.',
  // src/network/uplink/netplan.ts
  '{0}, line {1}: {2}: {3}': '{0}, Zeile {1}: {2}: {3}',
  '{0}, from which {1} was made': '{0}, woraus {1} gemacht wurde',
  'no definition of {0} was found': 'es wurde keine Definition von {0} gefunden',
  'netplan puts the definition of {0} together from several places: {1} line {2}, {3} line {4}':
    'netplan setzt die Definition von {0} aus mehreren Orten zusammen: {1} Zeile {2}, {3} Zeile {4}',
  'Write it in one file, see that it is taken (netplan try), and answer the questions again.':
    'Schreiben Sie sie in eine Datei, prüfen Sie, ob sie angenommen wird (netplan try), und beantworten Sie die Fragen noch einmal.',
  '{0} is one of netplan’s {1}': '{0} gehört bei netplan zu {1}',
  'the definition {0} ({1}) is for several cards: {2}': 'die Definition {0} ({1}) gilt für mehrere Karten: {2}',
  'Give {0} one of its own, with match: {macaddress: "{1}"}, and answer the questions again.':
    'Geben Sie {0} eine eigene, mit match: {macaddress: "{1}"}, und beantworten Sie die Fragen noch einmal.',
  'the definition of {0} in {1} is written in braces or with references':
    'die Definition von {0} in {1} ist in Klammern oder mit Verweisen geschrieben',
  '“{0}” of {1} ({2}, line {3})': '„{0}“ von {1} ({2}, Zeile {3})',
  'the definition {0} ({1}) is for all that is called {2}, and so for {3} too: the addresses of the host would come there a second time, and the host could be cut off':
    'die Definition {0} ({1}) gilt für alles, was {2} heißt, und so auch für {3}: Die Adressen des Hosts kämen dort ein zweites Mal hin, und der Host könnte abgeschnitten werden',
  'Write match: {name: "{0}"} there, see that it is taken (netplan try), and answer the questions again.':
    'Schreiben Sie dort match: {name: "{0}"}, sehen Sie nach, ob es angenommen wird (netplan try), und beantworten Sie die Fragen noch einmal.',
  '{0}: it is not known what that would mean once the addresses are on a bridge':
    '{0}: Was das bedeuten würde, sobald die Adressen auf einer Bridge sind, ist nicht bekannt',
  // src/network/uplink/network-manager.ts
  'the profile “{0}” ({1})': 'das Profil „{0}“ ({1})',
  'the profile {0}': 'das Profil {0}',
  'nmcli device: {0} is connected by {1}': 'nmcli device: {0} ist durch {1} verbunden',
  'The host’s IPv6 address {0} may change: NetworkManager makes it of the profile’s name too, and {1} has a profile of its own. Who reaches the host by it, or in DNS, must know the new one.':
    'Die IPv6-Adresse {0} des Hosts kann sich ändern: NetworkManager bildet sie auch aus dem Profil, und {1} hat ein eigenes. Wer den Host unter ihr erreicht, auch über DNS, muss die neue kennen.',
  'the file of the profile that rules {0} was not found':
    'die Datei des Profils, das {0} einrichtet, wurde nicht gefunden',
  'the section [{0}] of {1}': 'der Abschnitt [{0}] von {1}',
  '“{0}” in {1}': '„{0}“ in {1}',
  '{0}, which belongs to a package,': '{0}, das zu einem Paket gehört,',
  // src/network/uplink/networkd-sections.ts
  'it is not known what “{0}” below [{1}] ({2}) would mean once the addresses are on a bridge':
    'was „{0}“ unter [{1}] ({2}) bedeuten würde, sobald die Adressen auf einer Bridge sind, ist nicht bekannt',
  // src/network/uplink/networkd.ts
  'networkctl status {0}: {1}, by {2}': 'networkctl status {0}: {1}, durch {2}',
  '{0} comes before every file that could be put in front of it':
    '{0} kommt vor jeder Datei, die man davorstellen könnte',
  'Give it a name with a greater number, like {0}/10-{1}.network, and run: networkctl reload':
    'Geben Sie ihr einen Namen mit einer größeren Zahl, etwa {0}/10-{1}.network, und rufen Sie auf: networkctl reload',
  '{0} is not for {1} alone but, as its [Match] stands, for {2} too: the addresses of the host would come there a second time, and the host could be cut off':
    '{0} gilt nicht nur für {1}, sondern mit diesem [Match] auch für {2}: Die Adressen des Hosts kämen dort ein zweites Mal hin, und der Host könnte abgeschnitten werden',
  'Write Name={0} into its [Match], run networkctl reload, and answer the questions again.':
    'Schreiben Sie Name={0} in sein [Match], führen Sie networkctl reload aus, und beantworten Sie die Fragen noch einmal.',
  // src/network/uplink/steps.ts
  'the new network could not be put into effect, and the host puts the old one back':
    'das neue Netz ließ sich nicht in Kraft setzen, und der Host stellt das alte wieder her',
  'See why: journalctl -u {0} -u {1}': 'Sehen Sie, warum: journalctl -u {0} -u {1}',
  // src/network/uplink/take.ts
  'the old network files could not be put back': 'die alten Netzdateien ließen sich nicht wiederherstellen',
  'See why: journalctl -u {0} -u {1}.': 'Sehen Sie, warum: journalctl -u {0} -u {1}.',
  'The bridge {0} stays as it is: {1} changed since xenguide wrote them. As they were before, they are in {2} on the host; xenguide guide network/confirm says what to do by hand.':
    'Die Bridge {0} bleibt, wie sie ist: {1} wurde geändert, seit xenguide es schrieb. Wie die Dateien vorher waren, steht in {2} auf dem Host; was von Hand zu tun ist, sagt xenguide guide network/confirm.',
  'The bridge {0} stays as it is: another guest’s config in /etc/xen uses it. xenguide guide network/confirm says how it is taken away later.':
    'Die Bridge {0} bleibt, wie sie ist: Die Konfiguration eines anderen Gastes in /etc/xen benutzt sie. Wie man sie später wegnimmt, sagt xenguide guide network/confirm.',
  'The bridge {0} stays as it is: it has other ports than {1}, or an interface on top of it such as a VLAN (see: ls -d {2}/brif/* {3}/upper_*). xenguide guide network/confirm says how it is taken away later.':
    'Die Bridge {0} bleibt, wie sie ist: Sie hat andere Ports als {1}, oder auf ihr liegt eine Schnittstelle wie ein VLAN (siehe: ls -d {2}/brif/* {3}/upper_*). Wie man sie später wegnimmt, sagt xenguide guide network/confirm.',
  'The host’s addresses are on {0} again, as they were before {1} was made.':
    'Die Adressen des Hosts sind wieder auf {0}, wie bevor {1} angelegt wurde.',
  // src/network/uplink/units.ts
  'Back to the network from before {0}': 'Zurück zum Netz von vor {0}',
  // src/plain/carry-out.ts
  'It goes on. Ctrl-C once more stops it and takes back what has been done.':
    'Es geht weiter. Noch einmal Strg-C bricht ab und nimmt zurück, was schon getan ist.',
  'Stopping.': 'Es wird abgebrochen.',
  'Ctrl-C twice stops it.': 'Zweimal Strg-C bricht ab.',
  'Is this still readable? The network of {0} was changed.':
    'Können Sie das noch lesen? Das Netz von {0} wurde geändert.',
  'Write y and press Enter within {0} seconds, and it stays so. n, or no answer: the host goes back by itself to the network it had.':
    'Tippen Sie innerhalb von {0} Sekunden y und Enter, dann bleibt es so. Bei n oder ohne Antwort kehrt der Host von selbst zu dem Netz zurück, das er hatte.',
  'This destroys what is there and cannot be taken back:':
    'Das zerstört, was dort ist, und lässt sich nicht zurücknehmen:',
  'Write yes to go on; Enter goes back.': 'Schreiben Sie ja, um fortzufahren; Enter geht zurück.',
  // src/plain/choice.ts
  'Nothing can be chosen on this host yet.': 'Auf diesem Host lässt sich noch nichts auswählen.',
  'Not possible here:': 'Hier nicht möglich:',
  'Answer 1, the only one that can be chosen.': 'Antworten Sie mit 1, dem Einzigen, was sich wählen lässt.',
  'Answer a number from 1 to {0}.': 'Antworten Sie mit einer Zahl von 1 bis {0}.',
  // src/plain/commands.ts
  '[PAGE]': '[SEITE]',
  'the handbook’s page about this question': 'die Seite des Handbuchs zu dieser Frage',
  'the question before this one, or the review you came from; no answer is lost':
    'die Frage davor oder die Übersicht, aus der Sie kamen; keine Antwort geht verloren',
  '[NUMBER]': '[NUMMER]',
  'a list of all questions, to go to any': 'eine Liste aller Fragen, um zu einer zu springen',
  'take back the last answer': 'die letzte Antwort zurücknehmen',
  'forget the answer to this question': 'die Antwort auf diese Frage vergessen',
  'leave this question empty': 'diese Frage leer lassen',
  'OLD NEW': 'ALT NEU',
  'change a part of the text that was refused': 'einen Teil des abgelehnten Textes ändern',
  '[BEGINNING]': '[ANFANG]',
  'paths on the host that begin so': 'Pfade auf dem Host, die so beginnen',
  'the config as it is so far': 'die Konfiguration, wie sie bis jetzt ist',
  'all answers and what will be done': 'alle Antworten und was getan wird',
  'all that should be looked at first, in full': 'alles, was zuerst anzusehen ist, im Ganzen',
  'say the question again': 'die Frage noch einmal sagen',
  leave: 'beenden',
  ':{0} could be {1}.': ':{0} kann {1} heißen.',
  'There is no command :{0}. A question mark lists all.':
    'Einen Befehl :{0} gibt es nicht. Ein Fragezeichen zeigt alle.',
  'Instead of an answer you can type:': 'Statt einer Antwort können Sie eingeben:',
  'The first letters are enough. Ctrl-C asks whether to leave.':
    'Die ersten Buchstaben genügen. Strg-C fragt, ob Sie aufhören wollen.',
  'The handbook has no page {0}.': 'Das Handbuch hat keine Seite {0}.',
  'This is the first question.': 'Das ist die erste Frage.',
  'There is no answer to take back.': 'Es gibt keine Antwort, die sich zurücknehmen ließe.',
  'The last answer is taken back.': 'Die letzte Antwort ist zurückgenommen.',
  'This question has no answer of yours.': 'Auf diese Frage haben Sie noch nicht geantwortet.',
  'This question cannot be left empty.': 'Diese Frage darf nicht leer bleiben.',
  'Write :fix OLD NEW, where OLD is a part of {0}.': 'Schreiben Sie :fix ALT NEU, wobei ALT ein Teil von {0} ist.',
  'the refused text': 'dem abgelehnten Text',
  'Which one? Its number; Enter stays here.': 'Welche? Tippen Sie ihre Nummer; mit Enter bleiben Sie hier.',
  'There is no question {0}. Their numbers go from 1 to {1}; :jump lists them.':
    'Eine Frage {0} gibt es nicht. Die Nummern gehen von 1 bis {1}; :jump listet sie auf.',
  'There is no config yet: the host is still being looked at.':
    'Es gibt noch keine Konfiguration: Der Host wird noch angesehen.',
  'There is nothing of that kind.': 'So etwas gibt es hier nicht.',
  // src/plain/conversation.ts
  '“{0}” is not in the list.': '„{0}“ steht nicht in der Liste.',
  'Answer a number from 1 to {0}, or a question mark.':
    'Antworten Sie mit einer Zahl von 1 bis {0}, oder mit einem Fragezeichen.',
  'That question is not asked any more.': 'Diese Frage wird nicht mehr gestellt.',
  'Left empty.': 'Leer gelassen.',
  'Taken: {0}.': 'Übernommen: {0}.',
  // src/plain/disc-commands.ts
  'Type the number of a disc to insert it, with the drive behind it where there are several (2 hdd); n for the next disc of the list; e to eject (e hdd); r to look again; a question mark for the guide; q to leave.':
    'Tippen Sie die Nummer einer Disc, um sie einzulegen, dahinter das Laufwerk, wenn es mehrere gibt (2 hdd); n für die nächste Disc der Liste; e wirft aus (e hdd); r sieht neu nach; ein Fragezeichen zeigt das Handbuch; q beendet.',
  '{0} is no command. {1}': '{0} ist kein Befehl. {1}',
  'No ISO file was found on the host.': 'Auf dem Host wurde keine ISO-Datei gefunden.',
  'Their numbers go from 1 to {0}.': 'Die Nummern gehen von 1 bis {0}.',
  'There is no disc {0}. {1}': 'Eine Disc {0} gibt es nicht. {1}',
  'Which drive? It has {0}: write {1} {2}.': 'Welches Laufwerk? Der Gast hat {0}: Schreiben Sie {1} {2}.',
  // src/plain/disc-lines.ts
  'The guest is being looked at.': 'Der Gast wird gerade angesehen.',
  '{0} is being installed. Its drives:': '{0} wird gerade installiert. Seine Laufwerke:',
  'The drives:': 'Die Laufwerke:',
  'The host does not answer. The drives, as they were seen last:':
    'Der Host antwortet nicht. Die Laufwerke, wie sie zuletzt zu sehen waren:',
  'The discs:': 'Die Discs:',
  ', done': ', erledigt',
  ', next': ', als Nächste',
  // src/plain/discs.ts
  'xenguide: discs of {0}, on {1}': 'xenguide: Discs von {0}, auf {1}',
  '{0} Ctrl-C gives up.': '{0} Strg-C gibt auf.',
  'There is no page about this yet.': 'Dazu gibt es noch keine Seite.',
  // src/plain/face.ts
  'xenguide: {0}, on {1}': 'xenguide: {0}, auf {1}',
  'Answer each question and press Enter. Enter alone takes what is suggested. A question mark lists what else you can type, “:help” explains the question, “:back” goes back. Nothing is changed before the review at the end.':
    'Beantworten Sie jede Frage und drücken Sie Enter. Enter allein nimmt den Vorschlag. Ein Fragezeichen zeigt, was Sie sonst eingeben können, „:help“ erklärt die Frage, „:back“ geht zurück. Vor der Übersicht am Ende wird nichts geändert.',
  // src/plain/news.ts
  'Done {0}.': 'Fertig: {0}.',
  'Still {0} …': 'Noch dabei: {0} …',
  'question {0}, {1}': 'Frage {0}, {1}',
  'A problem with {0}: {1} {2} “:jump {3}” goes there.':
    'Mit {0} stimmt etwas nicht: {1} {2} „:jump {3}“ führt dorthin.',
  // src/plain/paths.ts
  'The host could not be asked.': 'Der Host ließ sich nicht fragen.',
  'Nothing on the host begins with {0}.': 'Auf dem Host beginnt nichts mit {0}.',
  '… and {0} more: type a longer beginning.': '… und {0} weitere: Tippen Sie einen längeren Anfang.',
  'Answer with a number or a path; a folder’s number lists what is in it.':
    'Antworten Sie mit einer Nummer oder einem Pfad; die Nummer eines Ordners zeigt, was darin liegt.',
  'Asking the host …': 'Der Host wird gefragt …',
  // src/plain/progress.ts
  '{0} of {1}': '{0} von {1}',
  'Taking back: {0}': 'Wird zurückgenommen: {0}',
  'Failed: {0}': 'Fehlgeschlagen: {0}',
  'Done already, by an earlier run.': 'War schon getan, von einem früheren Lauf.',
  'It was there already, and stays.': 'War schon da und bleibt.',
  'Left out.': 'Ausgelassen.',
  'Done.': 'Fertig.',
  'Taken back.': 'Zurückgenommen.',
  '{0} %: {1} of {2}': '{0} %: {1} von {2}',
  '{0} a second': '{0} je Sekunde',
  '{0} left': 'noch {0}',
  // src/plain/question.ts
  'You wrote: {0}': 'Sie schrieben: {0}',
  'Type it again, press Tab to get it back and change it, or change a part of it: :fix OLD NEW. Or :help, or :back.':
    'Tippen Sie es noch einmal, holen Sie es mit Tab zurück und ändern Sie es, oder ändern Sie einen Teil davon: :fix ALT NEU. Oder :help, oder :back.',
  'Type it again or change a part of it: :fix OLD NEW. Or :help, or :back.':
    'Tippen Sie es noch einmal, oder ändern Sie einen Teil davon: :fix ALT NEU. Oder :help, oder :back.',
  '“{0}” is not in the list. {1}': '„{0}“ steht nicht in der Liste. {1}',
  'Not right: {0} {1}': 'Nicht richtig: {0} {1}',
  'a detail': 'eine Einzelheit',
  'question {0} of {1}': 'Frage {0} von {1}',
  'Step {0} of {1}, {2} – {3}': 'Schritt {0} von {1}, {2} – {3}',
  'Answer yes or no.': 'Antworten Sie mit ja oder nein.',
  'Answer a number from {0} to {1}.': 'Antworten Sie mit einer Zahl von {0} bis {1}.',
  'Answer a size, like {0}.': 'Antworten Sie mit einer Größe, etwa {0}.',
  '512MiB or 2GiB': '512MiB oder 2GiB',
  'Type a path. To see what is there, type its beginning, then Tab.':
    'Tippen Sie einen Pfad. Um zu sehen, was da ist, tippen Sie seinen Anfang und dann Tab.',
  'Type a path. To see what is there, type its beginning, then Tab and Enter.':
    'Tippen Sie einen Pfad. Um zu sehen, was da ist, tippen Sie seinen Anfang, dann Tab und Enter.',
  'Separate several with commas.{0}': 'Trennen Sie mehrere durch Kommas.{0}',
  'To see what is there, type the beginning of a path, then Tab{0}.':
    'Um zu sehen, was da ist, tippen Sie den Anfang eines Pfades, dann Tab{0}.',
  'and Enter': 'und Enter',
  '“:none” leaves it empty.': '„:none“ lässt es leer.',
  'There is no default: it must be answered.': 'Es gibt keine Vorgabe: Sie müssen antworten.',
  'Enter takes {0}: {1}{2}': 'Enter nimmt {0}: {1}{2}',
  'The answer so far: {0}.{1}{2}{3}': 'Die Antwort bisher: {0}.{1}{2}{3}',
  'Tab gets it, to be changed.': 'Tab holt sie zum Ändern.',
  'Enter keeps your answer, {0}.{1}{2}': 'Enter behält Ihre Antwort {0}.{1}{2}',
  '“:clear” goes back to the suggestion, {0}.': '„:clear“ kehrt zum Vorschlag {0} zurück.',
  'left empty': 'leer gelassen',
  'not answered yet': 'noch nicht beantwortet',
  '{0}, as suggested': '{0}, wie vorgeschlagen',
  // src/plain/review.ts
  'Review of {0}': 'Übersicht: {0}',
  'What was found on the discs:': 'Auf den Discs wurde gefunden:',
  'What was found in the image:': 'Im Image wurde gefunden:',
  'Why it is built so:': 'Warum er so gebaut wird:',
  'And {0} more. “:warnings” says all of it in full.': 'Und {0} weitere. „:warnings“ sagt alles im Ganzen.',
  '“:warnings” says all of it in full.': '„:warnings“ sagt alles im Ganzen.',
  'Look at this first:': 'Lesen Sie das zuerst:',
  'Only looks': 'Sieht nur nach',
  'Makes something new': 'Legt etwas Neues an',
  'Changes what is there': 'Ändert, was da ist',
  'DESTROYS what is there': 'ZERSTÖRT, was da ist',
  'What will be done on {0}, in this order:': 'Das wird auf {0} getan, in dieser Reihenfolge:',
  'Files that can be written to take along:': 'Dateien, die sich zum Mitnehmen schreiben lassen:',
  'That is question {0}.': 'Das ist Frage {0}.',
  'What is wrong still:': 'Was noch nicht stimmt:',
  'put right first what is wrong': 'bringen Sie erst in Ordnung, was nicht stimmt',
  'still {0}': 'noch {0}',
  'waiting for the host': 'auf den Host warten',
  'Go to what is wrong: {0}': 'Zu dem gehen, was nicht stimmt: {0}',
  'Write the files, change nothing on the host': 'Die Dateien schreiben, auf dem Host nichts ändern',
  'Do it now on {0}': 'Jetzt auf {0} ausführen',
  'Change an answer': 'Eine Antwort ändern',
  'See the config': 'Die Konfiguration ansehen',
  Leave: 'Beenden',
  'What now? Answer a number. “:back” goes back to the questions.':
    'Und nun? Antworten Sie mit einer Nummer. „:back“ geht zu den Fragen zurück.',
  'Not possible now:': 'Jetzt nicht möglich:',
  // src/plain/talk.ts
  'Enter shows more (1 line left), q and Enter ends it.': 'Enter zeigt mehr (noch 1 Zeile), q und Enter beendet es.',
  'Enter shows more ({0} lines left), q and Enter ends it.':
    'Enter zeigt mehr (noch {0} Zeilen), q und Enter beendet es.',
  'Leave the wizard? {0}': 'Den Assistenten verlassen? {0}',
  'Answer yes or no; Enter means no.': 'Antworten Sie mit ja oder nein; Enter heißt nein.',
  // src/plain/words.ts
  'about 1 second': 'etwa 1 Sekunde',
  'about {0} seconds': 'etwa {0} Sekunden',
  'about 1 minute': 'etwa 1 Minute',
  'about {0} minutes': 'etwa {0} Minuten',
  'about 1 hour': 'etwa 1 Stunde',
  'about {0} hours': 'etwa {0} Stunden',
  // src/plan/apply/across.ts
  '{0} did not answer for {1} seconds after its network was changed':
    '{0} antwortete {1} Sekunden lang nicht, nachdem sein Netz geändert wurde',
  // src/plan/apply/alive.ts
  'Watching whether {0} stays up: until its console shows a system, for {1} s at most.':
    'Es wird beobachtet, ob {0} läuft: bis seine Konsole ein System zeigt, höchstens {1} s lang.',
  'it is not running any more': 'er läuft nicht mehr',
  'it starts over and over again': 'er startet immer wieder neu',
  'it shut itself down': 'er hat sich heruntergefahren',
  'it did not find its system': 'er fand sein System nicht',
  'its console did not show {0} within {1} seconds': 'seine Konsole zeigte innerhalb von {1} Sekunden nicht {0}',
  'the guest was started, but {0}{1}': 'der Gast wurde gestartet, aber {0}{1}',
  'What its console and Xen’s logs said stands below.':
    'Was seine Konsole und die Protokolle von Xen sagten, steht darunter.',
  'console: {0}': 'Konsole: {0}',
  // src/plan/apply/apply.ts
  'Looking at {0}: is everything there, and nothing in the way?':
    'Auf {0} wird nachgesehen: Ist alles da, und nichts im Weg?',
  'An earlier apply was cut off: taking back what it had only begun.':
    'Ein früheres Anwenden wurde abgebrochen: Was es erst begonnen hatte, wird zurückgenommen.',
  'Taking back what was done, the newest first.': 'Was getan wurde, wird zurückgenommen, das Neueste zuerst.',
  'The receipt could not be written: {0}': 'Der Beleg ließ sich nicht schreiben: {0}',
  // src/plan/apply/confirm.ts
  '{0} {1} It stays so.': '{0} {1} So bleibt es.',
  '{0} answers over a new connection.': '{0} antwortet über eine neue Verbindung.',
  'This host still runs.': 'Dieser Host läuft noch.',
  'the yes came too late': 'das Ja kam zu spät',
  'it was not confirmed': 'es wurde nicht bestätigt',
  'nobody confirmed it in time': 'niemand hat es rechtzeitig bestätigt',
  'the host’s gateway did not answer any more': 'das Gateway des Hosts antwortete nicht mehr',
  'the host could not be reached any more in time': 'der Host war nicht mehr rechtzeitig zu erreichen',
  'The host puts back the network it had: {0}. Waiting for that.':
    'Der Host stellt das Netz wieder her, das er hatte: {0}. Darauf wird gewartet.',
  '{0}, and {1} did not say within {2} seconds that its old network is back. It goes back by itself, at the next start too':
    '{0}, und von {1} kam innerhalb von {2} Sekunden keine Nachricht, dass das alte Netz wieder da ist. Der Host kehrt von selbst dorthin zurück, auch beim nächsten Start',
  'the host has put back the network it had, by itself: {0}':
    'der Host hat von selbst das Netz wiederhergestellt, das er hatte: {0}',
  'Look at the answers about the host’s own network: card, address, gateway, VLAN. xenguide guide network/confirm says more.':
    'Prüfen Sie die Antworten zum Netz des Hosts selbst: Karte, Adresse, Gateway, VLAN. Mehr sagt xenguide guide network/confirm.',
  'Try it again and answer in time. xenguide guide network/confirm says more.':
    'Versuchen Sie es noch einmal, und antworten Sie rechtzeitig. Mehr sagt xenguide guide network/confirm.',
  // src/plan/apply/explain.ts
  'This host was not started with Xen.': 'Dieser Host wurde nicht mit Xen gestartet.',
  'Reboot and choose the entry “with Xen hypervisor” in GRUB’s menu.':
    'Starten Sie neu, und wählen Sie im Menü von GRUB den Eintrag „with Xen hypervisor“.',
  'xl cannot speak to Xen: no Xen below, not root, or the module xen-privcmd is missing.':
    'xl kann nicht mit Xen sprechen: Darunter ist kein Xen, Sie sind nicht root, oder das Modul xen-privcmd fehlt.',
  'Run it as root (sudo); see that the host was started with Xen: cat /sys/hypervisor/type; else: modprobe xen-privcmd.':
    'Rufen Sie es als root auf (sudo); prüfen Sie, ob der Host mit Xen gestartet wurde: cat /sys/hypervisor/type; sonst: modprobe xen-privcmd.',
  'Xen’s small database, xenstored, does not run.': 'Die kleine Datenbank von Xen, xenstored, läuft nicht.',
  'See why and start it: systemctl status xenstored xen. After a crash of it the host must be rebooted.':
    'Sehen Sie nach, warum, und starten Sie sie: systemctl status xenstored xen. Ist sie abgestürzt, muss der Host neu gestartet werden.',
  'The Xen tools and the running hypervisor are of different versions, or this is a guest itself.':
    'Die Werkzeuge von Xen und der laufende Hypervisor haben verschiedene Versionen, oder das hier ist selbst ein Gast.',
  'Reboot the host if its Xen packages were upgraded.':
    'Starten Sie den Host neu, wenn seine Xen-Pakete aktualisiert wurden.',
  'The Xen tools that fit the running hypervisor were removed.':
    'Die Xen-Werkzeuge, die zum laufenden Hypervisor passen, wurden entfernt.',
  'Install that version of xen-utils again, or reboot into the new one.':
    'Installieren Sie diese Version von xen-utils wieder, oder starten Sie den Host neu, damit die neue läuft.',
  'xl cannot read the config.': 'xl kann die Konfiguration nicht lesen.',
  'See where and why: xenguide check FILE.cfg.': 'Sehen Sie, wo und warum: xenguide check DATEI.cfg.',
  'The config is of the old xm kind.': 'Die Konfiguration ist von der alten Art für xm.',
  'See where: xenguide check FILE.cfg.': 'Sehen Sie, wo: xenguide check DATEI.cfg.',
  'A guest of this name is running.': 'Ein Gast dieses Namens läuft schon.',
  'See it with xl list; shut it down (xl shutdown NAME) or choose another name.':
    'xl list zeigt ihn; fahren Sie ihn herunter (xl shutdown NAME), oder wählen Sie einen anderen Namen.',
  'A disk has a vdev that Xen does not know.': 'Eine Disk hat ein vdev, das Xen nicht kennt.',
  'Use xvda, xvdb, … or xvda1; see xenguide guide concepts/vdev.':
    'Nehmen Sie xvda, xvdb, … oder xvda1; siehe xenguide guide concepts/vdev.',
  'Two disks or cards have the same place.': 'Zwei Disks oder Karten haben denselben Platz.',
  'Give every disk its own vdev.': 'Geben Sie jeder Disk ein eigenes vdev.',
  'An hvm guest has a command line or RAM disk, but no kernel.':
    'Ein hvm-Gast hat eine Befehlszeile oder RAM-Disk, aber keinen Kernel.',
  'Add the kernel, or leave cmdline, extra and ramdisk out.':
    'Ergänzen Sie den Kernel, oder lassen Sie cmdline, extra und ramdisk weg.',
  'An emulated card (type=ioemu) is for hvm guests only.':
    'Eine nachgebildete Karte (type=ioemu) gibt es nur für hvm-Gäste.',
  'Leave type= out of the vif.': 'Lassen Sie type= in vif weg.',
  'An hvm guest cannot have a read-only disk in one of its first four slots.':
    'Ein hvm-Gast kann auf einem seiner ersten vier Plätze keine schreibgeschützte Disk haben.',
  'Put it at xvde or later, or make it a CD.': 'Setzen Sie sie auf xvde oder danach, oder machen Sie eine CD daraus.',
  'The host’s own system could not give up enough memory.':
    'Das System des Hosts selbst konnte nicht genug Speicher abgeben.',
  'Give the guest less memory, or shut another guest down; see what is free: xl info free_memory.':
    'Geben Sie dem Gast weniger Speicher, oder fahren Sie einen anderen Gast herunter; was frei ist, sagt: xl info free_memory.',
  'Xen has not enough free memory for this guest.': 'Xen hat für diesen Gast nicht genug freien Speicher.',
  'See what is free (xl info free_memory, in MiB) and give the guest less, or shut another guest down.':
    'Sehen Sie nach, was frei ist (xl info free_memory, in MiB), und geben Sie dem Gast weniger, oder fahren Sie einen anderen herunter.',
  'The processor’s help for pvh and hvm guests (VT-x, AMD-V) is missing or switched off.':
    'Die Hilfe des Prozessors für pvh- und hvm-Gäste (VT-x, AMD-V) fehlt oder ist ausgeschaltet.',
  'Switch virtualisation on in the machine’s BIOS setup, or build the guest as type pv.':
    'Schalten Sie die Virtualisierung im BIOS des Rechners ein, oder bauen Sie den Gast als Typ pv.',
  'The file or device of a disk is not there.': 'Die Datei oder das Gerät einer Disk ist nicht da.',
  'Check the path; a logical volume may have to be activated: lvchange -ay VG/LV.':
    'Prüfen Sie den Pfad; ein Logical Volume muss vielleicht erst aktiviert werden: lvchange -ay VG/LV.',
  'Nothing on this host can serve a disk of that format in that way.':
    'Nichts auf diesem Host kann eine Disk dieses Formats so bereitstellen.',
  'Leave backendtype out, and see that format= is what the file really is: qemu-img info FILE.':
    'Lassen Sie backendtype weg, und prüfen Sie, ob format= das nennt, was die Datei wirklich ist: qemu-img info DATEI.',
  'Another guest has this disk.': 'Ein anderer Gast hat diese Disk.',
  'Detach it there first; two guests on one disk destroy its file system.':
    'Hängen Sie sie dort erst ab; zwei Gäste auf einer Disk zerstören ihr Dateisystem.',
  'The host itself has mounted this disk.': 'Der Host selbst hat diese Disk eingehängt.',
  'Unmount it (umount, swapoff) before the guest gets it.':
    'Hängen Sie sie aus (umount, swapoff), bevor der Gast sie bekommt.',
  'The file is in use by a loop device of the host.': 'Die Datei wird von einem Loop-Gerät des Hosts benutzt.',
  'See which one: losetup -j FILE; free it: losetup -d /dev/loopN.':
    'Sehen Sie, von welchem: losetup -j DATEI; geben Sie es frei: losetup -d /dev/loopN.',
  'The host has no loop device left.': 'Der Host hat kein Loop-Gerät mehr übrig.',
  'Load the module or raise its limit: modprobe loop max_loop=64.':
    'Laden Sie das Modul, oder heben Sie seine Grenze an: modprobe loop max_loop=64.',
  'The bridge that the guest’s card is to be plugged into is not there.':
    'Die Bridge, in die die Karte des Gastes gesteckt werden soll, ist nicht da.',
  'See the bridges with: ip link show type bridge. Bring the right one up, or choose another.':
    'Die Bridges zeigt: ip link show type bridge. Schalten Sie die richtige ein, oder wählen Sie eine andere.',
  'Two cards have the same vifname.': 'Zwei Karten haben denselben vifname.',
  'Choose another vifname, or leave it out.': 'Wählen Sie einen anderen vifname, oder lassen Sie ihn weg.',
  'The host’s card that the guest is routed through is down.':
    'Die Karte des Hosts, über die der Gast geroutet wird, ist ausgeschaltet.',
  'Bring it up (ip link set DEV up), or name the right one as gatewaydev.':
    'Schalten Sie sie ein (ip link set DEV up), oder nennen Sie die richtige als gatewaydev.',
  'A driver for the guest’s disk or card did not answer within ten seconds.':
    'Ein Treiber für die Disk oder Karte des Gastes antwortete nicht innerhalb von zehn Sekunden.',
  'Load the host’s drivers: modprobe xen-blkback xen-netback; for qcow2 disks the host’s qemu must run.':
    'Laden Sie die Treiber des Hosts: modprobe xen-blkback xen-netback; für qcow2-Disks muss das qemu des Hosts laufen.',
  'The emulator that this guest needs is not installed.':
    'Der Emulator, den dieser Gast braucht, ist nicht installiert.',
  'The firmware for hvm guests is not installed.': 'Die Firmware für hvm-Gäste ist nicht installiert.',
  'Install it: apt install seabios (or ovmf, for UEFI).':
    'Installieren Sie sie: apt install seabios (oder ovmf, für UEFI).',
  'The UEFI firmware on this host was built without support for Xen.':
    'Die UEFI-Firmware auf diesem Host wurde ohne Unterstützung für Xen gebaut.',
  'Use firmware seabios, or an OvmfXen build.':
    'Nehmen Sie die Firmware seabios, oder ein für Xen gebautes OVMF (OvmfXen).',
  'The emulator ended at once: a path is wrong, or something else uses the disk.':
    'Der Emulator endete sofort: Ein Pfad ist falsch, oder etwas anderes benutzt die Disk.',
  'Its own words are in /var/log/xen/qemu-dm-NAME.log.': 'Was er selbst sagte, steht in /var/log/xen/qemu-dm-NAME.log.',
  'pygrub found no boot menu in the disk that it understands (no BLS, btrfs, LVM or encryption).':
    'pygrub fand in der Disk kein Startmenü, das es versteht (weder BLS noch btrfs, LVM oder Verschlüsselung).',
  'Boot with GRUB for Xen instead (boot: grub), or with a kernel file of the host.':
    'Starten Sie stattdessen mit GRUB für Xen (boot: grub), oder mit einer Kernel-Datei des Hosts.',
  'The boot loader program did not find a kernel in the disk.':
    'Das Bootloader-Programm fand keinen Kernel in der Disk.',
  'Its own words are in /var/log/xen/bootloader.N.log.': 'Was es selbst sagte, steht in /var/log/xen/bootloader.N.log.',
  'pygrub needs a disk, and the guest has none.': 'pygrub braucht eine Disk, und der Gast hat keine.',
  'Give the guest a disk, or a kernel file of the host.':
    'Geben Sie dem Gast eine Disk, oder eine Kernel-Datei des Hosts.',
  'The kernel file cannot boot a guest of this type.':
    'Mit dieser Kernel-Datei kann ein Gast dieses Typs nicht starten.',
  'A pvh guest needs grub-i386-xen_pvh.bin or a Linux kernel with PVH (4.11 or later); pv needs grub-x86_64-xen.bin.':
    'Ein pvh-Gast braucht grub-i386-xen_pvh.bin oder einen Linux-Kernel mit PVH (4.11 oder neuer); pv braucht grub-x86_64-xen.bin.',
  'The kernel is packed in a way that the pv loader cannot unpack.':
    'Der Kernel ist so gepackt, dass der Lader für pv ihn nicht entpacken kann.',
  'Use type pvh, or a kernel packed with gzip or xz.':
    'Nehmen Sie den Typ pvh, oder einen mit gzip oder xz gepackten Kernel.',
  'The IOMMU is off.': 'Die IOMMU ist aus.',
  'Switch it on in the BIOS setup (VT-d, AMD-Vi).': 'Schalten Sie sie im BIOS ein (VT-d, AMD-Vi).',
  'GRUB found no boot menu in the guest’s disk.': 'GRUB fand kein Startmenü in der Disk des Gastes.',
  'The disk may hold no system, or its menu is in /boot/grub2 or on a file system that this GRUB cannot read; try boot: pygrub or direct.':
    'Vielleicht ist auf der Disk kein System, oder sein Menü liegt in /boot/grub2 oder auf einem Dateisystem, das dieses GRUB nicht lesen kann; versuchen Sie boot: pygrub oder direct.',
  'The guest’s kernel started, but did not find its root file system.':
    'Der Kernel des Gastes startete, fand aber sein Wurzel-Dateisystem nicht.',
  'Check root= on its command line, and that its initial RAM disk has the driver xen-blkfront.':
    'Prüfen Sie root= auf seiner Befehlszeile, und ob seine Initial-RAM-Disk den Treiber xen-blkfront hat.',
  'The firmware found no disk that it can boot.': 'Die Firmware fand keine Disk, von der sie starten kann.',
  'A disk that was installed for UEFI needs firmware ovmf; a partition image cannot be booted by firmware at all.':
    'Eine Disk, die für UEFI installiert wurde, braucht die Firmware ovmf; ein Partitions-Image kann Firmware gar nicht starten.',
  'The guest’s kernel gave up.': 'Der Kernel des Gastes hat aufgegeben.',
  'Look at the lines before “Kernel panic” on its console: xl console NAME.':
    'Sehen Sie die Zeilen vor „Kernel panic“ auf seiner Konsole an: xl console NAME.',
  'There is no space left.': 'Es ist kein Platz mehr.',
  'Free some, or choose a smaller disk or another place: df -h; vgs.':
    'Schaffen Sie Platz, oder wählen Sie eine kleinere Disk oder einen anderen Ort: df -h; vgs.',
  'The file system is read-only.': 'Das Dateisystem ist schreibgeschützt.',
  'See why (dmesg), or choose another place.': 'Sehen Sie nach, warum (dmesg), oder wählen Sie einen anderen Ort.',
  'Only root may do that.': 'Das darf nur root.',
  'Run it as root (sudo).': 'Rufen Sie es als root auf (sudo).',
  'That volume group is not there.': 'Diese Volume Group gibt es nicht.',
  'See the volume groups with: vgs.': 'Die Volume Groups zeigt: vgs.',
  // src/plan/apply/leftovers.ts
  'a program that an earlier step started does not end (process {0})':
    'ein Programm, das ein früherer Schritt gestartet hat, endet nicht (Prozess {0})',
  'See what it waits for: ps -o pid,stat,wchan,args -p {0}. A process in state D waits for a disk or the network.':
    'Sehen Sie, worauf es wartet: ps -o pid,stat,wchan,args -p {0}. Ein Prozess im Zustand D wartet auf eine Disk oder das Netz.',
  // src/plan/apply/lines.ts
  'done already, by an earlier run': 'schon getan, von einem früheren Lauf',
  'there already, and stays': 'schon da, und bleibt',
  'left out': 'ausgelassen',
  'failed: {0}': 'fehlgeschlagen: {0}',
  ', {0} min left': ', noch {0} min',
  '{0} %: {1} of {2}, {3} a second{4}': '{0} %: {1} von {2}, {3} je Sekunde{4}',
  'What was said:': 'Was gesagt wurde:',
  'Still there:': 'Noch da:',
  // src/plan/apply/lock.ts
  'process {0} on {1}, since {2}': 'Prozess {0} auf {1}, seit {2}',
  'another xenguide is at work on {0} just now ({1})': 'ein anderes xenguide arbeitet gerade an {0} ({1})',
  'Wait until it is through, then: {0}. If that process is gone for good, remove {1} on the host.':
    'Warten Sie, bis es fertig ist, dann: {0}. Ist dieser Prozess für immer weg, entfernen Sie {1} auf dem Host.',
  // src/plan/apply/open.ts
  'there is a guest {0} on {1} already, made from another plan':
    'auf {1} gibt es schon einen Gast {0}, der nach einem anderen Plan angelegt wurde',
  'an earlier apply of another plan for {0} was cut off on {1}':
    'auf {1} wurde ein früheres Anwenden eines anderen Plans für {0} abgebrochen',
  'Choose another name, or take that guest away first: {0}':
    'Wählen Sie einen anderen Namen, oder nehmen Sie jenen Gast erst weg: {0}',
  'Take back what it did first: {0}': 'Nehmen Sie erst zurück, was es getan hat: {0}',
  // src/plan/apply/outcome.ts
  'Everything is as it was before; when it is mended: {0}': 'Alles ist, wie es vorher war; wenn es behoben ist: {0}',
  'it was interrupted': 'es wurde unterbrochen',
  '“{0}” failed: {1}': '„{0}“ ist fehlgeschlagen: {1}',
  '{0} cannot be reached: {1}': '{0} ist nicht erreichbar: {1}',
  '{0} cannot be reached any more: {1}': '{0} ist nicht mehr erreichbar: {1}',
  'Nothing was changed. Try again when that host answers.':
    'Nichts wurde geändert. Versuchen Sie es wieder, wenn jener Host antwortet.',
  'Nothing was changed. Try again when the host answers.':
    'Nichts wurde geändert. Versuchen Sie es wieder, wenn der Host antwortet.',
  '–  or, if it is gone for good: {0} --without-peer {1}': '–  oder, wenn er für immer weg ist: {0} --without-peer {1}',
  'the connection to {0} was lost half-way: {1}': 'die Verbindung zu {0} ging mittendrin verloren: {1}',
  'When that host answers again, go on with: {0}  –  or take it back with: {1}':
    'Wenn der Host wieder antwortet, machen Sie weiter mit: {0}  –  oder nehmen Sie es zurück mit: {1}',
  // src/plan/apply/read.ts
  'the journal of {0} says what was begun, but the plan beside it is gone ({1})':
    'das Journal von {0} sagt, was begonnen wurde, aber der Plan daneben ist weg ({1})',
  'the journal of {0} is not that of the plan beside it ({1})':
    'das Journal von {0} gehört nicht zu dem Plan daneben ({1})',
  '{0} on {1} cannot be read: {2}': '{0} auf {1} lässt sich nicht lesen: {2}',
  'Nothing was changed. See to the disk and the file system that it is on (dmesg), and try again.':
    'Nichts wurde geändert. Sehen Sie nach der Platte und dem Dateisystem, auf dem es liegt (dmesg), und versuchen Sie es noch einmal.',
  'the journal of {0} is gone or empty ({1}), but its receipt says that it was made':
    'das Journal von {0} ist weg oder leer ({1}), aber sein Beleg sagt, dass er angelegt wurde',
  'If a move of it was cut off, end that first: xenguide move {0} --status. Else get the journal back from a backup, or take the guest back by hand, from the last action to the first, as {1} says, and remove {2}.':
    'Wenn ein Umzug von ihm abgebrochen wurde, beenden Sie zuerst den: xenguide move {0} --status. Sonst holen Sie das Journal aus einer Sicherung zurück, oder nehmen Sie den Gast von Hand zurück, vom letzten Schritt zum ersten, wie {1} es sagt, und entfernen Sie {2}.',
  'Write the plan again from the same answers, copy its {0}.plan.json to {1}, and undo again.':
    'Schreiben Sie den Plan aus denselben Antworten noch einmal, kopieren Sie seine {0}.plan.json nach {1}, und nehmen Sie wieder zurück.',
  'only root may read {0} on {1}': 'nur root darf {0} auf {1} lesen',
  'Run it as root (sudo), or connect as root.': 'Rufen Sie es als root auf (sudo), oder verbinden Sie sich als root.',
  // src/plan/apply/ready.ts
  '{0} are not installed on {1}': '{0} sind auf {1} nicht installiert',
  '{0} is not installed on {1}': '{0} ist auf {1} nicht installiert',
  // src/plan/apply/renamed.ts
  '{0} runs under another name, {1}': '{0} läuft unter einem anderen Namen, {1}',
  'It is being moved. Where it is: xenguide move {0} --status':
    'Er wird gerade umgezogen. Wo er ist: xenguide move {0} --status',
  'Give it its name back (xl rename {0} {1}), or shut it down: xl shutdown -w {2}':
    'Geben Sie ihm seinen Namen zurück (xl rename {0} {1}), oder fahren Sie ihn herunter: xl shutdown -w {2}',
  // src/plan/apply/step.ts
  'did not end in {0} seconds': 'endete nicht innerhalb von {0} Sekunden',
  'could not be started': 'ließ sich nicht starten',
  'failed (exit code {0})': 'ist fehlgeschlagen (Exit-Status {0})',
  '{0} says: {1}': '{0} sagt: {1}',
  'The command was: {0}': 'Der Befehl war: {0}',
  '{0} could not be written: {1}{2}': '{0} ließ sich nicht schreiben: {1}{2}',
  'See that the folder is there and can be written to: ls -ld {0}':
    'Prüfen Sie, ob der Ordner da ist und beschrieben werden darf: ls -ld {0}',
  '{0} must not be written to': 'auf {0} darf nicht geschrieben werden',
  'This step wrote nothing to it. Free it, or choose another one.':
    'Dieser Schritt hat nichts darauf geschrieben. Geben Sie es frei, oder wählen Sie ein anderes.',
  // src/plan/apply/stream-step.ts
  'on {0}: {1}': 'auf {0}: {1}',
  'the file could not be read or written': 'die Datei ließ sich nicht lesen oder schreiben',
  '{0} on {1} is not what was sent': '{0} auf {1} ist nicht das, was geschickt wurde',
  '{0} on {1} is not what was sent: {2}': '{0} auf {1} ist nicht das, was geschickt wurde: {2}',
  'See to the disk and the memory of that host, and try again.':
    'Sehen Sie nach Platte und Speicher jenes Hosts, und versuchen Sie es noch einmal.',
  // src/plan/apply/survey.ts
  'It is not touched. Choose another name or place, or look whether it can go (step: {0}).':
    'Es wird nicht angerührt. Wählen Sie einen anderen Namen oder Ort, oder prüfen Sie, ob es weg kann (Schritt: {0}).',
  '{0} was made by an earlier apply and is not there any more':
    '{0} wurde von einem früheren Anwenden angelegt und ist nicht mehr da',
  'Take the rest away with {0}, then apply again.': 'Nehmen Sie den Rest mit {0} weg, dann wenden Sie noch einmal an.',
  // src/plan/apply/take-back.ts
  '“{0}” could not be taken back: {1}': '„{0}“ ließ sich nicht zurücknehmen: {1}',
  '{0} Then go on with: {1}': '{0} Dann machen Sie weiter mit: {1}',
  'without {0}: {1}': 'ohne {0}: {1}',
  'it was interrupted before everything was taken back': 'es wurde unterbrochen, bevor alles zurückgenommen war',
  'Go on with: {0}': 'Machen Sie weiter mit: {0}',
  // src/plan/apply/undo.ts
  'Nothing of {0} was left; its records are removed.': 'Von {0} war nichts übrig; seine Vermerke sind entfernt.',
  '{0} was changed since xenguide wrote it; it is removed as well.':
    '{0} wurde geändert, seit xenguide es schrieb; es wird trotzdem entfernt.',
  '{0} does not answer ({1}): what is there is left out.':
    '{0} antwortet nicht ({1}): Was dort ist, bleibt unberücksichtigt.',
  'this host': 'diesem Host',
  'This stands in {0} on {1} too.': 'Das steht auch in {0} auf {1}.',
  'xenguide has no record of a guest {0} on {1}: there is nothing to undo':
    'xenguide hat auf {1} keinen Vermerk über einen Gast {0}: Es gibt nichts zurückzunehmen',
  'See what it made there: ls /var/lib/xenguide/guests. Guests made by hand are taken away by hand.':
    'Sehen Sie nach, was es dort angelegt hat: ls /var/lib/xenguide/guests. Von Hand angelegte Gäste nimmt man von Hand weg.',
  // src/plan/apply/verify.ts
  'it was done, but did not have the effect that was wanted': 'es wurde getan, hatte aber nicht die gewünschte Wirkung',
  'This must succeed: {0}': 'Das muss gelingen: {0}',
  // src/plan/apply/without.ts
  'nothing of {0} is on {1}': 'von {0} ist nichts auf {1}',
  'It is on one host only: leave --without-peer out.': 'Es liegt nur auf einem Host: Lassen Sie --without-peer weg.',
  'Write the host as the plan has it: {0}.': 'Schreiben Sie den Host so, wie er im Plan steht: {0}.',
  '{0} answers: nothing need be left there': '{0} antwortet: Dort muss nichts zurückbleiben',
  'Leave --without-peer out: xenguide undo {0} then takes away what is on both hosts. Nothing was changed.':
    'Lassen Sie --without-peer weg: xenguide undo {0} nimmt dann weg, was auf beiden Hosts ist. Nichts wurde geändert.',
  'The guest {0} was taken back on {1} while {2} did not answer.':
    'Der Gast {0} wurde auf {1} zurückgenommen, während {2} nicht antwortete.',
  'Its half there could not be taken away. Should that host ever return, run this on it as root,':
    'Seine Hälfte dort ließ sich nicht wegnehmen. Sollte dieser Host je zurückkehren, rufen Sie dort als root dies auf,',
  'in this order. That something is not there is no harm.':
    'in dieser Reihenfolge. Dass etwas nicht da ist, schadet nicht.',
  // src/plan/apply/work.ts
  'xenguide cannot keep its records on {0}: {1}': 'xenguide kann seine Vermerke auf {0} nicht führen: {1}',
  'Free some space there: df -h /var/lib.': 'Schaffen Sie dort Platz: df -h /var/lib.',
  'Run it as root (sudo), or connect as root: --host ssh://root@HOST.':
    'Rufen Sie es als root auf (sudo), oder verbinden Sie sich als root: --host ssh://root@HOST.',
  // src/plan/build.ts
  '{0} cannot be written to': 'in {0} lässt sich nicht schreiben',
  'See whether it is there, and whether its file system is read-only: findmnt -T {0}. Then: mount -o remount,rw and the mount point.':
    'Prüfen Sie, ob es da ist, und ob sein Dateisystem schreibgeschützt ist: findmnt -T {0}. Dann: mount -o remount,rw und der Einhängepunkt.',
  '{0} is not on the host': '{0} ist nicht auf dem Host',
  'Copy it there, or name another file.': 'Kopieren Sie es dorthin, oder nennen Sie eine andere Datei.',
  'the image {0} is not on the host': 'das Image {0} ist nicht auf dem Host',
  'Copy it there with scp -p, or name another one.': 'Kopieren Sie es mit scp -p dorthin, oder nennen Sie ein anderes.',
  'the image {0} has changed since it was looked at': 'das Image {0} hat sich geändert, seit es angesehen wurde',
  'Go through the questions once more, so that it is looked at again.':
    'Gehen Sie die Fragen noch einmal durch, damit es wieder angesehen wird.',
  'See it:        xl list {0}': 'Ansehen:       xl list {0}',
  'Its console:   {0}   (leave it with Ctrl and ])': 'Konsole:       {0}   (verlassen mit Strg und ])',
  'Its screen:    ssh -L 5900:{0}:5900 root@HOST, then a VNC viewer on 127.0.0.1:5900':
    'Bildschirm:    ssh -L 5900:{0}:5900 root@HOST, dann ein VNC-Programm auf 127.0.0.1:5900',
  'Further disks: {0}   (an empty one wants a file system: mkfs.ext4 /dev/{1} in the guest)':
    'Weitere Disks: {0}   (eine leere will ein Dateisystem: mkfs.ext4 /dev/{1} im Gast)',
  'Shut it down:  xl shutdown {0}': 'Ausschalten:   xl shutdown {0}',
  '-F {0}   (without -F once Xen’s drivers are in it)': '-F {0}   (ohne -F, sobald die Xen-Treiber darin sind)',
  'Start it:      xl create {0}': 'Starten:       xl create {0}',
  'Take it back:  xenguide undo {0}': 'Zurücknehmen:  xenguide undo {0}',
  'Set in it:     {0}': 'Im Gast:       {0}',
  '(from the host)': '(vom Host aus)',
  'Its address:   {0}': 'Adresse:       {0}',
  'Log in:        ssh {0}@{1}{2}': 'Anmelden:      ssh {0}@{1}{2}',
  'its address (see the console, or your DHCP server)': 'seine Adresse (siehe die Konsole oder Ihren DHCP-Server)',
  'From outside:  ssh -p {0} {1}@HOST': 'Von außen:     ssh -p {0} {1}@HOST',
  'From outside:  port {0}/{1} of the host is its {2}': 'Von außen:     Port {0}/{1} des Hosts ist sein {2}',
  // src/plan/elsewhere.ts
  '{0} on {1}': '{0} auf {1}',
  // src/plan/guest-actions.ts
  'Make the folder {0}': 'Den Ordner {0} anlegen',
  'What xenguide must remember about this guest is kept there, for root only.':
    'Dort steht, was sich xenguide über diesen Gast merken muss, nur für root.',
  'Let xl read the config{0} without starting anything': 'xl die Konfiguration{0} lesen lassen, ohne etwas zu starten',
  'of the first start': 'des ersten Starts',
  'xl -N create is a dry run: a config that xl would refuse is found before a disk is made.':
    'xl -N create ist ein Probelauf: Eine Konfiguration, die xl ablehnen würde, fällt auf, bevor eine Disk angelegt ist.',
  'Link it into /etc/xen/auto': 'In /etc/xen/auto verlinken',
  'The xendomains service starts every config that is linked there when the host boots.':
    'Der Dienst xendomains startet jede Konfiguration, die dort verlinkt ist, wenn der Host hochfährt.',
  'Start the guest {0}{1}': 'Den Gast {0} starten{1}',
  'from the disc': 'von der Disc',
  'xl create builds the guest and lets it run: the disc starts, and the installer asks its questions. If it is installed by then, its disk is started instead.':
    'xl create baut den Gast und lässt ihn laufen: Die Disc startet, und das Installationsprogramm stellt seine Fragen. Ist er bis dahin schon installiert, wird stattdessen seine Disk gestartet.',
  'xl create builds the guest from its config and lets it run.':
    'xl create baut den Gast nach seiner Konfiguration und lässt ihn laufen.',
  'the guest {0} could not be ended': 'der Gast {0} konnte nicht beendet werden',
  'See what holds it: xl list {0}; xl dmesg | tail. Its disk stays until it is gone.':
    'Sehen Sie nach, was ihn hält: xl list {0}; xl dmesg | tail. Seine Disk bleibt, bis er weg ist.',
  // src/plan/plan-file.ts
  '{0} is not JSON: {1}': '{0} ist kein JSON: {1}',
  '{0} is not a plan of xenguide: it has no version': '{0} ist kein Plan von xenguide: Es hat keine Version',
  '{0} is a plan of version {1}; this xenguide knows version 1 only':
    '{0} ist ein Plan der Version {1}; dieses xenguide kennt nur Version 1',
  'Write the plan again with this xenguide (xenguide new --answers …), or use the one that wrote it.':
    'Schreiben Sie den Plan noch einmal mit diesem xenguide (xenguide new --answers …), oder nehmen Sie das, welches ihn schrieb.',
  'its content': 'sein Inhalt',
  'two actions have the id {0}': 'zwei Aktionen haben die id {0}',
  'Write {0} again with xenguide new --answers …; nothing was done.':
    'Schreiben Sie {0} noch einmal mit xenguide new --answers …; nichts wurde getan.',
  'See above.': 'Siehe oben.',
  // src/plan/plan-shape.ts
  '{0} must be an ssh URL: {1}': '{0} muss eine ssh-URL sein: {1}',
  '{0} must be base64': '{0} muss base64 sein',
  '{0} must be a program’s name or path': '{0} muss der Name oder Pfad eines Programms sein',
  '{0} begins inside the piece before it': '{0} beginnt innerhalb des Stücks davor',
  '{0} ends behind the end, at {1}': '{0} endet hinter dem Ende, bei {1}',
  '{0} must have either {1} or {2}': '{0} muss entweder {1} oder {2} haben',
  // src/plan/render.ts
  'the template {0} cannot be used: {1}': 'die Vorlage {0} lässt sich nicht benutzen: {1}',
  'Mend it, or leave --templates out to use xenguide’s own.':
    'Berichtigen Sie sie, oder lassen Sie --templates weg, um die von xenguide zu nehmen.',
  'line {0}, column {1} of the config from {2}: {3}': 'Zeile {0}, Spalte {1} der Konfiguration aus {2}: {3}',
  'the template {0} sets {1}, which the answers do not ask for':
    'die Vorlage {0} setzt {1}, was die Antworten nicht verlangen',
  'the template {0} makes {1} {2} where the answers say {3}':
    'die Vorlage {0} macht {1} zu {2}, wo die Antworten {3} sagen',
  'Templates may add keys, but not change what was answered: mend it, or leave --templates out.':
    'Vorlagen dürfen Schlüssel ergänzen, aber nicht ändern, was geantwortet wurde: Berichtigen Sie sie, oder lassen Sie --templates weg.',
  // src/plan/shape.ts
  'a list': 'eine Liste',
  'an object': 'ein Objekt',
  '{0} must be a text, not {1}': '{0} muss ein Text sein, nicht {1}',
  '{0} has a zero byte in it': '{0} enthält ein Null-Byte',
  '{0} must be a single line without control characters': '{0} muss eine einzelne Zeile ohne Steuerzeichen sein',
  '{0} must be an absolute path': '{0} muss ein absoluter Pfad sein',
  '{0} must be a whole number from {1} to {2}': '{0} muss eine ganze Zahl von {1} bis {2} sein',
  '{0} must be one of: {1}': '{0} muss eines von diesen sein: {1}',
  '{0} must be a list, not {1}': '{0} muss eine Liste sein, nicht {1}',
  '{0} must be an object, not {1}': '{0} muss ein Objekt sein, nicht {1}',
  '{0} is not a key that this version knows': '{0} ist kein Schlüssel, den diese Version kennt',
  // src/plan/starts.ts
  '{0} is made; it has not been started.': '{0} ist angelegt; er wurde nicht gestartet.',
  '{0} runs its installer.': '{0} führt seine Installation aus.',
  // src/seed/actions.ts
  'Write the first-login disk {0}': 'Die Disk für die erste Anmeldung schreiben, {0}',
  'cloud-init in the guest reads it at the first start: the user, the ssh keys, the network.':
    'cloud-init im Gast liest sie beim ersten Start: den Benutzer, die ssh-Schlüssel, das Netz.',
  // src/sources/checksum.ts
  'a {0} checksum has {1} digits, this one has {2}': 'eine {0}-Prüfsumme hat {1} Ziffern, diese hat {2}',
  'Write {0}: before it, or copy it once more.': 'Schreiben Sie {0}: davor, oder kopieren Sie sie noch einmal.',
  'MD5 and SHA-1 checksums can be forged': 'Prüfsummen mit MD5 und SHA-1 lassen sich fälschen',
  'Take the publisher’s SHA-256 or SHA-512.': 'Nehmen Sie SHA-256 oder SHA-512 des Herausgebers.',
  'this is not a checksum': 'das ist keine Prüfsumme',
  'Write sha256: and 64 digits, sha512: and 128 digits, or the full path of a SHA256SUMS or SHA512SUMS file.':
    'Schreiben Sie sha256: und 64 Ziffern, sha512: und 128 Ziffern, oder den vollständigen Pfad einer Datei SHA256SUMS oder SHA512SUMS.',
  'the list {0} cannot be read': 'die Liste {0} lässt sich nicht lesen',
  'Copy it to the Xen host, or write the number.':
    'Kopieren Sie sie auf den Xen-Host, oder schreiben Sie die Zahl selbst.',
  '{0} has two different checksums for {1}': '{0} hat zwei verschiedene Prüfsummen für {1}',
  'Fetch the list again.': 'Holen Sie die Liste noch einmal.',
  '{0} has no SHA-256 or SHA-512 for {1}': '{0} hat weder SHA-256 noch SHA-512 für {1}',
  'Give the image the name that it has in the list, or write the number itself.':
    'Geben Sie dem Image den Namen, den es in der Liste hat, oder schreiben Sie die Zahl selbst.',
  'Compare the checksum of {0}': 'Die Prüfsumme von {0} vergleichen',
  'It shows that the image arrived whole and is the one its publisher made.':
    'Sie zeigt, dass das Image ganz angekommen und das ist, was der Herausgeber gemacht hat.',
  '{0} has no SHA-{1} for {2}': '{0} hat kein SHA-{1} für {2}',
  // src/sources/compressed.ts
  'Unpacking the image{0} to look inside': 'Das Image{0} entpacken, um hineinzusehen',
  'the image is packed and {0} is not on this host': 'das Image ist gepackt, und {0} ist nicht auf diesem Host',
  'Install it: apt install {0}.': 'Installieren Sie es: apt install {0}.',
  'unpacking the image would take too much of the host’s memory':
    'das Image auszupacken würde zu viel vom Speicher des Hosts brauchen',
  'Unpack it on another machine, and name the result.':
    'Packen Sie es auf einer anderen Maschine aus, und nennen Sie das Ergebnis.',
  '{0} met its end too early': '{0} war zu früh zu Ende',
  'the image cannot be read: {0}': 'das Image lässt sich nicht lesen: {0}',
  'Run xenguide as root.': 'Rufen Sie xenguide als root auf.',
  'the image cannot be unpacked: {0}': 'das Image lässt sich nicht entpacken: {0}',
  'Fetch it again and compare its checksum.': 'Holen Sie es noch einmal, und vergleichen Sie seine Prüfsumme.',
  'Unpacking the image to look inside': 'Das Image entpacken, um hineinzusehen',
  // src/sources/converted.ts
  'the image is {0} and qemu-img is not on this host': 'das Image ist {0}, und qemu-img ist nicht auf diesem Host',
  'Install it: apt install qemu-utils.': 'Installieren Sie es: apt install qemu-utils.',
  'the image cannot be opened as {0}: {1}': 'das Image lässt sich nicht als {0} öffnen: {1}',
  'parts of its content lie behind its end': 'Teile seines Inhalts liegen hinter seinem Ende',
  'the image is damaged: {0}': 'das Image ist beschädigt: {0}',
  'Reading the image': 'Das Image lesen',
  // src/sources/describe.ts
  ', packed with {0}': ', gepackt mit {0}',
  'a GPT': 'einer GPT',
  'an MBR': 'einem MBR',
  'one partition': 'eine Partition',
  '{0} partitions': '{0} Partitionen',
  'It is a disk image of {0}: it begins with {1} partition table that lists {2}.':
    'Es ist ein Disk-Image von {0}: Es beginnt mit {1} als Partitionstabelle, und darin steht: {2}.',
  'It is a partition image of {0}: the file system {1} begins at its first byte.':
    'Es ist ein Partitions-Image von {0}: Das Dateisystem {1} beginnt beim ersten Byte.',
  'It is no image that a guest can start from.': 'Es ist kein Image, von dem ein Gast starten kann.',
  'on partition {0} ({1})': 'auf Partition {0} ({1})',
  'Windows’ boot files are in it.': 'Die Startdateien von Windows sind darin.',
  '{0} is in it{1}, as its os-release file says.': 'Darin ist {0}{1}; das sagt seine Datei os-release.',
  ', with boot loader entries (BLS)': ', mit Bootloader-Einträgen (BLS)',
  'GRUB’s menu is at {0}{1}.': 'Das Menü von GRUB liegt unter {0}{1}.',
  'Its newest kernel is {0}{1}{2}.': 'Sein neuester Kernel ist {0}{1}{2}.',
  ', without an initial RAM disk': ', ohne Initial-RAM-Disk',
  'It can start from a BIOS and from UEFI.': 'Es kann von einem BIOS und von UEFI starten.',
  'It can only start from UEFI.': 'Es kann nur von UEFI starten.',
  'It can start from a BIOS.': 'Es kann von einem BIOS starten.',
  'cloud-init is in it: a first-login disk can give it a user, a key and its network.':
    'cloud-init ist darin: Eine Disk für die erste Anmeldung kann ihm einen Benutzer, einen Schlüssel und sein Netz geben.',
  'Somebody can log in: it has a password or a public key in it.':
    'Es kann sich jemand anmelden: Ein Passwort oder ein öffentlicher Schlüssel ist darin.',
  // src/sources/existing.ts
  'A system that is there already': 'Ein System, das schon da ist',
  'on a file server (NFS root): no disk': 'auf einem Dateiserver (NFS-Root): keine Disk',
  'the kernel': 'den Kernel',
  'the initial RAM disk': 'die Initial-RAM-Disk',
  'Copy {0} to {1}': '{0} nach {1} kopieren',
  'The guest has no disk to take it from: xl reads it on the host, each time the guest is started.':
    'Der Gast hat keine Disk, von der er sie nehmen könnte: xl liest sie auf dem Host, jedes Mal wenn der Gast startet.',
  'the copy {0} is not the same as {1}': 'die Kopie {0} ist nicht dasselbe wie {1}',
  'Is the system in the export being updated just now? Try again when that is done.':
    'Wird das System im Export gerade aktualisiert? Versuchen Sie es noch einmal, wenn das fertig ist.',
  // src/sources/file-facts.ts
  'image@of a file': 'Image-Datei',
  'image file': 'Image-Datei',
  'Copy it into a file first, or use it as the guest’s disk.':
    'Kopieren Sie es erst in eine Datei, oder nehmen Sie es als Disk des Gastes.',
  'no {0} is named': 'es ist keine {0} genannt',
  'Name the {0}’s full path.': 'Nennen Sie den vollständigen Pfad: {0}.',
  'there are quotation marks around the {0}’s path': 'um den Pfad ({0}) stehen Anführungszeichen',
  'Leave the quotation marks out: a space needs none here.':
    'Lassen Sie die Anführungszeichen weg: Ein Leerzeichen braucht hier keine.',
  'the {0}’s path does not begin with /': 'der Pfad ({0}) beginnt nicht mit /',
  'Write the full path on the Xen host.': 'Schreiben Sie den vollständigen Pfad auf dem Xen-Host.',
  'the {0}’s path holds a line break': 'der Pfad ({0}) enthält einen Zeilenumbruch',
  '{0} does not answer: the host has waited for half a minute':
    '{0} antwortet nicht: Der Host hat eine halbe Minute gewartet',
  'If it lies on a file server, see whether that is up (df, dmesg). Or copy the file onto the host.':
    'Liegt sie auf einem Dateiserver, prüfen Sie, ob er läuft (df, dmesg). Oder kopieren Sie die Datei auf den Host.',
  '{0} is a folder': '{0} ist ein Ordner',
  'Name the {0} in it.': 'Nennen Sie die {0} darin.',
  '{0} is a device, not an {1}': '{0} ist ein Gerät, keine {1}',
  '{0} is not a regular file': '{0} ist keine gewöhnliche Datei',
  'Name the {0}.': 'Nennen Sie die {0}.',
  '{0} may not be read by this user': '{0} darf dieser Benutzer nicht lesen',
  'there is no file {0} on the Xen host': 'auf dem Xen-Host gibt es keine Datei {0}',
  'Look at the spelling (ls -l), or copy the {0} there.':
    'Prüfen Sie die Schreibweise (ls -l), oder kopieren Sie die {0} dorthin.',
  '{0} cannot be looked at: {1}': '{0} lässt sich nicht ansehen: {1}',
  'Name another file.': 'Nennen Sie eine andere Datei.',
  // src/sources/fill.ts
  'The guest gets a copy of its own, so that the image stays as it is.':
    'Der Gast bekommt eine eigene Kopie, damit das Image bleibt, wie es ist.',
  'Make the scratch folder {0}': 'Den Arbeitsordner {0} anlegen',
  'The image is turned into its final form there; nobody but root can look into it.':
    'Dort wird das Image in seine endgültige Form gebracht; niemand außer root kann hineinsehen.',
  'Remove the scratch folder {0}': 'Den Arbeitsordner {0} entfernen',
  'The copy in the guest’s disk is all that is needed.':
    'Die Kopie in der Disk des Gastes ist alles, was gebraucht wird.',
  'Unpack {0} ({1})': '{0} entpacken ({1})',
  'The image is packed with {0}.': 'Das Image ist mit {0} gepackt.',
  'Unpack {0}{1} into {2}': '{0}{1} nach {2} entpacken',
  'Copy {0}{1} into {2}': '{0}{1} nach {2} kopieren',
  'Unpack {0}{1} into {2}, and {3}': '{0}{1} nach {2} entpacken, und {3}',
  'Copy {0}{1} into {2}, and {3}': '{0}{1} nach {2} kopieren, und {3}',
  'Copy {0}{1} to {2}, and {3}': '{0}{1} nach {2} kopieren, und {3}',
  'Copy it into {0} ({1})': 'In {0} kopieren ({1})',
  'Grow its file system to {0}': 'Sein Dateisystem auf {0} vergrößern',
  'Leave its size': 'Seine Größe lassen',
  'Grow partition {0}{1} to {2}': 'Partition {0}{1} auf {2} vergrößern',
  'and its file system': 'und ihr Dateisystem',
  // src/sources/fit.ts
  'the image holds a disk of {0}, which does not fit into {1}':
    'das Image enthält eine Disk von {0}, und die passt nicht in {1}',
  'Make the disk at least {0}MiB large.': 'Machen Sie die Disk mindestens {0}MiB groß.',
  // src/sources/growth.ts
  'The image could not be looked into: growing is left to the guest.':
    'In das Image ließ sich nicht hineinsehen: Das Vergrößern bleibt dem Gast überlassen.',
  'The disk is as large as the image: there is nothing to grow.':
    'Die Disk ist so groß wie das Image: Es gibt nichts zu vergrößern.',
  'The partitions are not known: growing is left to the guest.':
    'Die Partitionen sind nicht bekannt: Das Vergrößern bleibt dem Gast überlassen.',
  'The image has sectors of {0} bytes: growing is left to the guest.':
    'Das Image hat Sektoren von {0} Bytes: Das Vergrößern bleibt dem Gast überlassen.',
  'The file system is {0}: {1}': 'Das Dateisystem ist {0}: {1}',
  'not known': 'nicht bekannt',
  'The {0} file system is grown to {1}.': 'Das {0}-Dateisystem wird auf {1} vergrößert.',
  'it can only be grown while it is mounted, in the guest: xfs_growfs /':
    'es lässt sich nur eingehängt vergrößern, im Gast: xfs_growfs /',
  'it can only be grown while it is mounted, in the guest: btrfs filesystem resize max /':
    'es lässt sich nur eingehängt vergrößern, im Gast: btrfs filesystem resize max /',
  'growing it is left to the guest.': 'das Vergrößern bleibt dem Gast überlassen.',
  'There is no partition that could be grown.': 'Es gibt keine Partition, die sich vergrößern ließe.',
  'The last partition ({0}) is swap: the space behind it stays free. Use a second disk, or repartition.':
    'Die letzte Partition ({0}) ist Swap: Der Platz dahinter bleibt frei. Nehmen Sie eine zweite Disk, oder partitionieren Sie neu.',
  'The root file system is not on the last partition ({0}): the space behind it stays free.':
    'Das Wurzel-Dateisystem liegt nicht auf der letzten Partition ({0}): Der Platz dahinter bleibt frei.',
  'There is nothing to grow: the last partition fills the disk already.':
    'Es gibt nichts zu vergrößern: Die letzte Partition füllt die Disk schon aus.',
  'Partition {0}, the last one, is grown to {1}. Its {2} file system is grown in the guest: resize2fs.':
    'Partition {0}, die letzte, wird auf {1} vergrößert. Ihr {2}-Dateisystem vergrößert man im Gast: resize2fs.',
  'Partition {0}, the last one, and its {1} file system are grown to {2}.':
    'Partition {0}, die letzte, und ihr {1}-Dateisystem werden auf {2} vergrößert.',
  'Partition {0}, the last one, is grown to {1}. Its file system is {2}: {3}':
    'Partition {0}, die letzte, wird auf {1} vergrößert. Ihr Dateisystem ist {2}: {3}',
  // src/sources/headers.ts
  'the image says that part of its content lies in another file':
    'das Image sagt, ein Teil seines Inhalts liege in einer anderen Datei',
  'It is not followed, since any file of the host could be named there. If you trust the image, make one that stands alone: qemu-img convert -O qcow2 OLD NEW.qcow2':
    'Dem wird nicht gefolgt, denn dort könnte jede Datei des Hosts genannt sein. Wenn Sie dem Image trauen, machen Sie eines, das für sich allein steht: qemu-img convert -O qcow2 ALT NEU.qcow2',
  'the image is qcow2 of the unknown version {0}': 'das Image ist qcow2 der unbekannten Version {0}',
  'Fetch the image again.': 'Holen Sie das Image noch einmal.',
  '{0} (a qcow2 backing file)': '{0} (eine Backing-Datei von qcow2)',
  '{0} (a qcow2 external data file)': '{0} (eine externe Datendatei von qcow2)',
  'the image is marked as damaged (qcow2 corrupt bit)': 'das Image ist als beschädigt markiert (corrupt-Bit von qcow2)',
  'the image is encrypted (qcow2)': 'das Image ist verschlüsselt (qcow2)',
  'Decrypt it first with qemu-img convert and its --object secret.':
    'Entschlüsseln Sie es erst mit qemu-img convert und dessen --object secret.',
  'its tables lie at byte {0} of {1}': 'seine Tabellen liegen bei Byte {0} von {1}',
  '{0} (a differencing VHD)': '{0} (ein differenzierendes VHD)',
  'the VHD is of the unknown type {0}': 'das VHD ist von der unbekannten Art {0}',
  'Fetch it again.': 'Holen Sie es noch einmal.',
  'its footer is not at the end': 'sein Nachspann steht nicht am Ende',
  '{0} (a split VMDK)': '{0} (ein geteiltes VMDK)',
  '{0} (a VMDK snapshot)': '{0} (ein VMDK-Snapshot)',
  'the VMDK is of the unknown version {0}': 'das VMDK hat die unbekannte Version {0}',
  'Convert it.': 'Wandeln Sie es um.',
  'the image is cut short: {0}': 'das Image ist abgeschnitten: {0}',
  'Fetch it again and compare its checksum with the publisher’s (sha256sum FILE).':
    'Holen Sie es noch einmal, und vergleichen Sie seine Prüfsumme mit der des Herausgebers (sha256sum DATEI).',
  // src/sources/inspect.ts
  'the image is empty (0 bytes)': 'das Image ist leer (0 Bytes)',
  'Fetch it again, or name another file.': 'Holen Sie es noch einmal, oder nennen Sie eine andere Datei.',
  'the image cannot be read': 'das Image lässt sich nicht lesen',
  'Run xenguide as root, or change its permissions.':
    'Rufen Sie xenguide als root auf, oder ändern Sie seine Zugriffsrechte.',
  'there is nothing in the packed image': 'in dem gepackten Image ist nichts',
  'The image could not be looked into: {0}.': 'In das Image ließ sich nicht hineinsehen: {0}.',
  'there is not enough room in {0} on the host to unpack the image and look into it':
    'in {0} auf dem Host ist nicht genug Platz, um das Image zu entpacken und hineinzusehen',
  'Free some space there, or unpack the image elsewhere and name the result.':
    'Schaffen Sie dort Platz, oder entpacken Sie das Image woanders und nennen Sie das Ergebnis.',
  'There is not enough room in {0} to look into the image: it is taken for a disk image.':
    'In {0} ist nicht genug Platz, um in das Image hineinzusehen: Es wird für ein Disk-Image gehalten.',
  // src/sources/iso/arrange.ts
  '{0} is named twice': '{0} ist zweimal genannt',
  'Name each disc once: the guest can be given it again at any time.':
    'Nennen Sie jede Disc einmal: Man kann sie dem Gast jederzeit wieder geben.',
  'only drivers are on what was named, no system': 'auf dem Genannten sind nur Treiber, kein System',
  'Name the system’s disc as well.': 'Nennen Sie auch die Disc des Systems.',
  '(it is disc {0} of a set)': '(es ist Disc {0} eines Satzes)',
  'no guest can start from {0}{1}, and no other disc is there to start from':
    'von {0}{1} kann kein Gast starten, und eine andere Disc zum Starten ist nicht da',
  'Name the disc that the installation starts from as well: the first one of a set, as a rule.':
    'Nennen Sie auch die Disc, von der die Installation startet: in der Regel die erste eines Satzes.',
  'Disc {0} of the set is not among them: its installer may ask for it.':
    'Disc {0} des Satzes ist nicht dabei: Das Installationsprogramm fragt vielleicht danach.',
  'Discs {0} of the set are not among them: its installer may ask for it.':
    'Die Discs {0} des Satzes sind nicht dabei: Das Installationsprogramm fragt vielleicht danach.',
  'Disc {0} of the set of {1} is not among them: its installer may ask for it.':
    'Disc {0} des Satzes von {1} ist nicht dabei: Das Installationsprogramm fragt vielleicht danach.',
  'Discs {0} of the set of {1} are not among them: its installer may ask for it.':
    'Die Discs {0} des Satzes von {1} sind nicht dabei: Das Installationsprogramm fragt vielleicht danach.',
  '{0} others': '{0} andere',
  'Two of them seem to be the same disc: {0} and {1} have the same label and length.':
    'Zwei davon scheinen dieselbe Disc zu sein: {0} und {1} haben dasselbe Etikett und dieselbe Länge.',
  'The guest starts from {0}.': 'Der Gast startet von {0}.',
  'Then comes {0}.': 'Dann kommt {0}.',
  ', then': ', dann',
  'Drivers are on {0}, for when the system asks.':
    'Treiber liegen auf {0}, für den Fall, dass das System danach fragt.',
  'the disc in {0}': 'die Disc in {0}',
  // src/sources/iso/describe-disc.ts
  'It installs {0}, as its own files say.': 'Sie installiert {0}; das sagen ihre eigenen Dateien.',
  'It installs {0}, as its label says.': 'Sie installiert {0}; das sagt ihr Etikett.',
  'Whose system is on it could not be told.': 'Wessen System darauf ist, ließ sich nicht erkennen.',
  'There are drivers for Windows guests on it, no system.': 'Darauf sind Treiber für Windows-Gäste, kein System.',
  'It is disc {0} of a set.': 'Es ist Disc {0} eines Satzes.',
  'It is disc {0} of {1} of a set.': 'Es ist Disc {0} von {1} eines Satzes.',
  'Its installer’s kernel is {0}.': 'Der Kernel ihres Installationsprogramms ist {0}.',
  ', labelled “{0}”': ', mit dem Etikett „{0}“',
  'It is a CD or DVD image of {0}{1}.': 'Es ist ein CD- oder DVD-Image von {0}{1}.',
  'There is a disc of {0} in the drive{1}.': 'Im Laufwerk liegt eine Disc von {0}{1}.',
  'A guest can start from it, with a BIOS and with UEFI.': 'Ein Gast kann davon starten, mit einem BIOS und mit UEFI.',
  'A guest can start from it, with a BIOS only.': 'Ein Gast kann davon starten, nur mit einem BIOS.',
  'A guest can start from it, with UEFI only.': 'Ein Gast kann davon starten, nur mit UEFI.',
  'It is not made to start from.': 'Sie ist nicht zum Starten gemacht.',
  'It is not made to start from: the first disc of the set is.':
    'Sie ist nicht zum Starten gemacht: Das ist die erste Disc des Satzes.',
  'No guest can start from it.': 'Kein Gast kann davon starten.',
  // src/sources/iso/drive.ts
  'A real CD or DVD drive': 'Ein echtes CD- oder DVD-Laufwerk',
  'as with ISO files, with a disc that lies in the host’s drive':
    'wie mit ISO-Dateien, mit einer Disc, die im Laufwerk des Hosts liegt',
  'this host has no CD or DVD drive': 'dieser Host hat kein CD- oder DVD-Laufwerk',
  'Make a file of the disc on a machine that has one (dd if=/dev/sr0 of=disc.iso bs=1M), and copy it here.':
    'Machen Sie auf einem Rechner mit Laufwerk eine Datei aus der Disc (dd if=/dev/sr0 of=disc.iso bs=1M), und kopieren Sie sie hierher.',
  'Copy the disc into a file first?': 'Die Disc erst in eine Datei kopieren?',
  'The guest then reads the copy; the drive is free for the next disc.':
    'Der Gast liest dann die Kopie; das Laufwerk ist für die nächste Disc frei.',
  'a file is read faster, and other discs can be put into the guest’s drive':
    'eine Datei liest sich schneller, und in das Laufwerk des Gastes passen dann andere Discs',
  'The drive': 'Das Laufwerk',
  'The host’s drive in which the installation disc lies.':
    'Das Laufwerk des Hosts, in dem die Installations-Disc liegt.',
  'there is no other': 'es gibt kein anderes',
  'it is the first': 'es ist das erste',
  // src/sources/iso/fields.ts
  'How many drives': 'Wie viele Laufwerke',
  'CD drives that the guest gets, one to three. None can be added while it runs; an empty one costs nothing.':
    'CD-Laufwerke, die der Gast bekommt, eins bis drei. Im laufenden Betrieb lässt sich keines ergänzen; ein leeres kostet nichts.',
  'Firmware of the emulated PC': 'Firmware des nachgebildeten PCs',
  'What starts the disc, and later the disk. A system that was installed with one does not start with the other.':
    'Was die Disc startet, und später die Disk. Ein System, das mit der einen installiert wurde, startet nicht mit der anderen.',
  'Choose for me': 'Für mich wählen',
  'a BIOS, unless the disc can only be started from UEFI': 'ein BIOS, außer die Disc lässt sich nur mit UEFI starten',
  'BIOS (SeaBIOS)': 'BIOS (SeaBIOS)',
  'UEFI (OVMF)': 'UEFI (OVMF)',
  'it fits the disc and the host': 'es passt zur Disc und zum Host',
  // src/sources/iso/inspect-disc.ts
  'the ISO file is empty (0 bytes)': 'die ISO-Datei ist leer (0 Bytes)',
  'the ISO file cannot be read': 'die ISO-Datei lässt sich nicht lesen',
  // src/sources/iso/inspect-drive.ts
  'Name the drive: lsblk lists it with the type rom, /dev/sr0 as a rule.':
    'Nennen Sie das Laufwerk: lsblk führt es mit dem Typ rom auf, in der Regel /dev/sr0.',
  'Wipe the disc, try another drive, or take the ISO file itself.':
    'Wischen Sie die Disc ab, versuchen Sie ein anderes Laufwerk, oder nehmen Sie die ISO-Datei selbst.',
  'the disc in {0} cannot be read': 'die Disc in {0} lässt sich nicht lesen',
  'the disc in {0} holds no files that are known (a music CD, or an empty one?)':
    'auf der Disc in {0} sind keine bekannten Dateien (eine Musik-CD, oder eine leere?)',
  'Put the installation disc in.': 'Legen Sie die Installations-Disc ein.',
  '{0} is a file, not a drive': '{0} ist eine Datei, kein Laufwerk',
  'If it is an ISO file, choose the file instead of a drive.':
    'Wenn es eine ISO-Datei ist, wählen Sie die Datei statt eines Laufwerks.',
  '{0} is no CD or DVD drive': '{0} ist kein CD- oder DVD-Laufwerk',
  'there is no disc in {0}': 'in {0} liegt keine Disc',
  'Put the disc in, and close the drive.': 'Legen Sie die Disc ein, und schließen Sie das Laufwerk.',
  '{0} cannot be opened: {1}': '{0} lässt sich nicht öffnen: {1}',
  'Run xenguide as root, or try another drive.':
    'Rufen Sie xenguide als root auf, oder versuchen Sie ein anderes Laufwerk.',
  // src/sources/iso/install-actions.ts
  'Write down its drives and discs in {0}': 'Seine Laufwerke und Discs in {0} aufschreiben',
  'xenguide disc {0} knows from it which disc comes next, and that the guest is being installed.':
    'xenguide disc {0} weiß daraus, welche Disc als nächste kommt, und dass der Gast gerade installiert wird.',
  'Write the config of the first start, {0}': 'Die Konfiguration des ersten Starts schreiben, {0}',
  'It starts the disc. The installer’s reboot ends it, and from then on the guest’s own config starts its disk.':
    'Mit ihr startet die Disc. Der Neustart am Ende der Installation beendet das, und von da an startet die eigene Konfiguration des Gastes seine Disk.',
  'Install it:    follow its installer; xenguide console {0} says where it is seen':
    'Installieren:  dem Installationsprogramm folgen; wo es zu sehen ist, sagt xenguide console {0}',
  'Next disc:     xenguide disc {0}': 'Nächste Disc:  xenguide disc {0}',
  'It reboots:    it is off then; xenguide disc {0} wait starts it from its disk':
    'Beim Neustart: geht er aus; xenguide disc {0} wait startet ihn von seiner Disk',
  '(by hand: xl create {0})': '(von Hand: xl create {0})',
  // src/sources/iso/installer-kernel.ts
  'the installer’s kernel': 'den Kernel des Installationsprogramms',
  'its initial RAM disk': 'seine Initial-RAM-Disk',
  'Copy {0} off the disc to {1}': '{0} von der Disc nach {1} kopieren',
  'Xen starts it from there; GRUB’s own reader takes it out of the disc, and nothing is mounted.':
    'Xen startet ihn von dort; GRUBs eigener Leser holt ihn von der Disc, und nichts wird eingehängt.',
  '{0} could not be taken off {1}': '{0} ließ sich nicht von {1} holen',
  'Fetch the disc again.': 'Holen Sie die Disc noch einmal.',
  // src/sources/iso/look.ts
  'Windows 11 asks for a TPM 2.0 and Secure Boot, which a guest of plain Xen does not have':
    'Windows 11 verlangt ein TPM 2.0 und Secure Boot, die ein Gast unter Xen allein nicht hat',
  'Its files are kept in UDF and could not be read here: only its label was looked at (apt install grub-common).':
    'Ihre Dateien liegen in UDF und ließen sich hier nicht lesen: Nur ihr Etikett wurde angesehen (apt install grub-common).',
  'The disc could not be looked into: grub-fstest is missing or failed (apt install grub-common).':
    'In die Disc ließ sich nicht hineinsehen: grub-fstest fehlt oder ist gescheitert (apt install grub-common).',
  '{0}: its installer will stop.': '{0}: Seine Installation wird stehen bleiben.',
  'Whether it is Windows 11 cannot be told from the disc. {0}: its installer would stop.':
    'Ob es Windows 11 ist, lässt sich an der Disc nicht erkennen. {0}: Seine Installation würde stehen bleiben.',
  'These drivers are for guests of KVM (virtio): a guest of Xen has no use for them.':
    'Diese Treiber sind für Gäste von KVM (virtio): Ein Gast von Xen kann nichts mit ihnen anfangen.',
  'It seems to be made for ARM machines: a PC cannot start it.':
    'Sie scheint für ARM-Rechner gemacht zu sein: Ein PC kann sie nicht starten.',
  // src/sources/iso/path.ts
  '“{0}”, behind a comma, does not begin with /': '„{0}“ hinter einem Komma beginnt nicht mit /',
  'Write each ISO file with its full path. If the comma belongs to the file’s name, rename the file.':
    'Schreiben Sie jede ISO-Datei mit ihrem vollständigen Pfad. Gehört das Komma zum Namen der Datei, benennen Sie sie um.',
  'there is a comma in the ISO file’s path, and Xen’s emulated drive takes it for the end of the name':
    'im Pfad der ISO-Datei steht ein Komma, und das nachgebildete Laufwerk von Xen hält es für das Ende des Namens',
  'Rename the file or its folder.': 'Benennen Sie die Datei oder ihren Ordner um.',
  // src/sources/iso/preconditions.ts
  'the disc {0} is not on the host': 'die Disc {0} ist nicht auf dem Host',
  'the disc {0} has changed since it was looked at': 'die Disc {0} hat sich geändert, seit sie angesehen wurde',
  'no disc can be read in {0}': 'in {0} lässt sich keine Disc lesen',
  'Put the disc in, and wait until the drive has found it.':
    'Legen Sie die Disc ein, und warten Sie, bis das Laufwerk sie gefunden hat.',
  'in {0} lies another disc than the one that was looked at':
    'in {0} liegt eine andere Disc als die, die angesehen wurde',
  'Put that one in again, or go through the questions once more, so that this one is looked at.':
    'Legen Sie jene wieder ein, oder gehen Sie die Fragen noch einmal durch, damit diese angesehen wird.',
  '{0} is no disc, though it was taken for one': '{0} ist keine Disc, obwohl es für eine gehalten wurde',
  'Fetch it again, or plan on the host, where it can be looked into.':
    'Holen Sie sie noch einmal, oder planen Sie auf dem Host, wo sich hineinsehen lässt.',
  // src/sources/iso/problems.ts
  'ISO file': 'ISO-Datei',
  'If it is a CD or DVD drive, choose the drive instead of a file.':
    'Wenn es ein CD- oder DVD-Laufwerk ist, wählen Sie das Laufwerk statt einer Datei.',
  // src/sources/iso/refuse.ts
  'Fetch the ISO file again, and compare its checksum with the publisher’s (sha256sum FILE).':
    'Holen Sie die ISO-Datei noch einmal, und vergleichen Sie ihre Prüfsumme mit der des Herausgebers (sha256sum DATEI).',
  'gunzip -k FILE': 'gunzip -k DATEI',
  'unxz -k FILE': 'unxz -k DATEI',
  'unzstd FILE': 'unzstd DATEI',
  'the ISO file is packed ({0})': 'die ISO-Datei ist gepackt ({0})',
  'Unpack it first: {0}': 'Entpacken Sie sie erst: {0}',
  'this is a tar archive, not a disc': 'das ist ein tar-Archiv, keine Disc',
  'Unpack it, then name the ISO file in it.': 'Entpacken Sie es, dann nennen Sie die ISO-Datei darin.',
  'a web page': 'eine Webseite',
  'this is a web page, not a disc: the download went wrong':
    'das ist eine Webseite, keine Disc: Beim Herunterladen ging etwas schief',
  'the ISO file is {0}': 'die ISO-Datei ist {0}',
  'this is {0}, not a disc': 'das ist {0}, keine Disc',
  'Name an ISO file.': 'Nennen Sie eine ISO-Datei.',
  'this is a disk image ({0}), not a disc to install from': 'das ist ein Disk-Image ({0}), keine Disc zum Installieren',
  'this is a raw copy of a CD (a .bin file), not an ISO file':
    'das ist eine rohe Kopie einer CD (eine .bin-Datei), keine ISO-Datei',
  'Convert it: bchunk FILE.bin FILE.cue NAME': 'Wandeln Sie sie um: bchunk DATEI.bin DATEI.cue NAME',
  'there are only zeros where a disc begins: the file was made, but never filled':
    'wo eine Disc beginnt, stehen nur Nullen: Die Datei wurde angelegt, aber nie gefüllt',
  'this is a disk image (raw), not a disc to install from': 'das ist ein Disk-Image (raw), keine Disc zum Installieren',
  'it is only {0} long: no disc is that small': 'sie ist nur {0} lang: So klein ist keine Disc',
  'this is no CD or DVD image that is known': 'das ist kein bekanntes CD- oder DVD-Image',
  'Use it as a prebuilt image instead of a disc, or name an ISO file.':
    'Nehmen Sie es als fertiges Image statt als Disc, oder nennen Sie eine ISO-Datei.',
  '{0} bytes': '{0} Bytes',
  'the ISO file is cut short: its disc is {0} long, the file only {1}':
    'die ISO-Datei ist abgeschnitten: Ihre Disc ist {0} lang, die Datei nur {1}',
  'the disc in the drive is cut short: {0} belong on it, {1} are there':
    'die Disc im Laufwerk ist abgeschnitten: Es gehören {0} darauf, da sind {1}',
  'It was not burned to the end: burn it again, or take the ISO file itself.':
    'Sie wurde nicht zu Ende gebrannt: Brennen Sie sie noch einmal, oder nehmen Sie die ISO-Datei selbst.',
  // src/sources/iso/rip.ts
  'Copy the disc in {0} to {1}{2}': 'Die Disc in {0} nach {1} kopieren{2}',
  'The guest reads a file more quickly than a drive, and another disc can take its place.':
    'Eine Datei liest der Gast schneller als ein Laufwerk, und eine andere Disc kann ihren Platz einnehmen.',
  'the disc in {0} cannot be read to its end': 'die Disc in {0} lässt sich nicht bis zum Ende lesen',
  'Clean the disc, or fetch its ISO file instead.': 'Reinigen Sie die Disc, oder holen Sie stattdessen ihre ISO-Datei.',
  // src/sources/iso/source.ts
  'Installation discs (ISO files)': 'Installations-Discs (ISO-Dateien)',
  'you answer the questions of its installer': 'Sie beantworten die Fragen des Installationsprogramms',
  '1 disc': '1 Disc',
  '{0} discs': '{0} Discs',
  'The discs': 'Die Discs',
  'Full paths of ISO files on the Xen host, with commas between them, in any order. Not Windows 11: it wants a TPM 2.0 and Secure Boot, which a plain Xen does not have.':
    'Vollständige Pfade von ISO-Dateien auf dem Xen-Host, durch Kommas getrennt, in beliebiger Reihenfolge. Nicht Windows 11: Es will ein TPM 2.0 und Secure Boot, die Xen allein nicht hat.',
  // src/sources/iso/unseen.ts
  '{0} lies on another machine and was not looked at.':
    '{0} liegt auf einem anderen Rechner und wurde nicht angesehen.',
  // src/sources/iso/windows.ts
  'Windows XP or Server 2003': 'Windows XP oder Server 2003',
  'Windows 11 or Server 2025': 'Windows 11 oder Server 2025',
  'Windows 10 or a Server of its time': 'Windows 10 oder ein Server seiner Zeit',
  'a Windows before 10': 'ein Windows vor 10',
  // src/sources/kind-words.ts
  'partition image': 'Partitions-Image',
  'disk image': 'Disk-Image',
  // src/sources/look-raw.ts
  'there is a CD or DVD image (ISO 9660) in it': 'darin ist ein CD- oder DVD-Image (ISO 9660)',
  'Take a prebuilt disk image of the same system.': 'Nehmen Sie ein fertiges Disk-Image desselben Systems.',
  'the system in it is encrypted (LUKS): it can be neither looked into nor started without its passphrase':
    'das System darin ist verschlüsselt (LUKS): Ohne seine Passphrase lässt es sich weder ansehen noch starten',
  'Take an image that is not encrypted, and encrypt inside the guest if you need to.':
    'Nehmen Sie ein Image, das nicht verschlüsselt ist, und verschlüsseln Sie im Gast, wenn es nötig ist.',
  'this is a bare LVM physical volume: there is no boot loader in it, and the host’s own LVM might take it for its own':
    'das ist ein bloßes Physical Volume von LVM: Darin ist kein Bootloader, und das LVM des Hosts könnte es für seines halten',
  'Take an image with a partition table, or of a plain file system.':
    'Nehmen Sie ein Image mit einer Partitionstabelle, oder mit einem einfachen Dateisystem.',
  'there is only {0} in it, no system': 'darin ist nur {0}, kein System',
  'Name the image with the system.': 'Nennen Sie das Image mit dem System.',
  'The image could not be looked into: grub-fstest is missing or failed (apt install grub-common).':
    'In das Image ließ sich nicht hineinsehen: grub-fstest fehlt oder ist gescheitert (apt install grub-common).',
  'This host’s GRUB cannot read any file system in the image, so a GRUB for Xen of the same age cannot either.':
    'Das GRUB dieses Hosts kann kein Dateisystem im Image lesen, also kann es ein gleich altes GRUB für Xen auch nicht.',
  'There is no initial RAM disk beside {0}: the guest may not find its disk.':
    'Neben {0} liegt keine Initial-RAM-Disk: Der Gast findet seine Disk vielleicht nicht.',
  'Its root file system lies in LVM: keep the host’s LVM away from it (global_filter in /etc/lvm/lvm.conf), and grow it inside the guest.':
    'Sein Root-Dateisystem liegt in LVM: Halten Sie das LVM des Hosts davon fern (global_filter in /etc/lvm/lvm.conf), und vergrößern Sie es im Gast.',
  'A part of it is encrypted (LUKS): the guest will ask for the passphrase on its console.':
    'Ein Teil davon ist verschlüsselt (LUKS): Der Gast wird auf seiner Konsole nach der Passphrase fragen.',
  'There are {0} systems in it ({1}): the first one is described.':
    'Darin sind {0} Systeme ({1}): Beschrieben ist das erste.',
  // src/sources/magic.ts
  'a VHDX disk of Hyper-V': 'eine VHDX-Disk von Hyper-V',
  'Convert it: qemu-img convert -f vhdx -O qcow2 OLD NEW.qcow2':
    'Wandeln Sie sie um: qemu-img convert -f vhdx -O qcow2 ALT NEU.qcow2',
  'a VDI disk of VirtualBox': 'eine VDI-Disk von VirtualBox',
  'Convert it: qemu-img convert -f vdi -O qcow2 OLD NEW.qcow2':
    'Wandeln Sie sie um: qemu-img convert -f vdi -O qcow2 ALT NEU.qcow2',
  'a QED disk': 'eine QED-Disk',
  'Convert it: qemu-img convert -f qed -O qcow2 OLD NEW.qcow2':
    'Wandeln Sie sie um: qemu-img convert -f qed -O qcow2 ALT NEU.qcow2',
  'an old VMDK disk of ESX': 'eine alte VMDK-Disk von ESX',
  'Convert it: qemu-img convert -f vmdk -O qcow2 OLD NEW.qcow2':
    'Wandeln Sie sie um: qemu-img convert -f vmdk -O qcow2 ALT NEU.qcow2',
  'the description of a VMDK disk whose content lies in other files':
    'die Beschreibung einer VMDK-Disk, deren Inhalt in anderen Dateien liegt',
  'Join them: qemu-img convert -f vmdk -O qcow2 OLD NEW.qcow2':
    'Fügen Sie sie zusammen: qemu-img convert -f vmdk -O qcow2 ALT NEU.qcow2',
  'packed with bzip2': 'mit bzip2 gepackt',
  'Unpack it first: bunzip2 -k FILE': 'Entpacken Sie es erst: bunzip2 -k DATEI',
  'packed with lz4': 'mit lz4 gepackt',
  'Unpack it first: lz4 -d FILE': 'Entpacken Sie es erst: lz4 -d DATEI',
  'a ZIP archive': 'ein ZIP-Archiv',
  'Unpack it first: unzip FILE': 'Entpacken Sie es erst: unzip DATEI',
  'a 7z archive': 'ein 7z-Archiv',
  'Unpack it first: 7z x FILE': 'Entpacken Sie es erst: 7z x DATEI',
  'a RAR archive': 'ein RAR-Archiv',
  'Unpack it first: unrar x FILE': 'Entpacken Sie es erst: unrar x DATEI',
  'a squashfs root file system without a kernel': 'ein squashfs-Wurzeldateisystem ohne Kernel',
  'Take the publisher’s disk image instead.': 'Nehmen Sie stattdessen das Disk-Image des Herausgebers.',
  'a program (ELF), not a disk': 'ein Programm (ELF), keine Disk',
  'Name the image of a disk.': 'Nennen Sie das Image einer Disk.',
  'a PDF document': 'ein PDF-Dokument',
  'a signature or checksum file': 'eine Datei mit Signatur oder Prüfsumme',
  'Name the image itself, not its signature.': 'Nennen Sie das Image selbst, nicht seine Signatur.',
  'The download went wrong: fetch the image again.':
    'Beim Herunterladen ging etwas schief: Holen Sie das Image noch einmal.',
  // src/sources/no-login.ts
  'Nobody can log in: there is no password or public key in it, and no cloud-init that could add one.':
    'Niemand kann sich anmelden: Darin ist weder ein Passwort noch ein öffentlicher Schlüssel, und kein cloud-init, das einen ergänzen könnte.',
  // src/sources/prebuilt-look.ts
  '{0} is not on this machine: it is taken for a {1}, and looked at again before it is used.':
    '{0} ist nicht auf diesem Rechner: Es wird für ein {1} gehalten und vor der Benutzung noch einmal angesehen.',
  // src/sources/prebuilt.ts
  'A prebuilt image': 'Ein fertiges Image',
  'recommended: xenguide finds out which kind': 'empfohlen: xenguide findet heraus, welcher Art es ist',
  'A disk image': 'Ein Disk-Image',
  'I know: a whole disk, with partitions': 'ich weiß es: eine ganze Disk mit Partitionen',
  'A partition image': 'Ein Partitions-Image',
  'I know: one file system, no partitions': 'ich weiß es: ein Dateisystem, keine Partitionen',
  'The image': 'Das Image',
  'Format of the image': 'Format des Images',
  'How the image file is organised inside. auto: xenguide looks at its first bytes.':
    'Wie die Image-Datei innen aufgebaut ist. auto: xenguide sieht sich die ersten Bytes an.',
  'it is {0}': 'es ist {0}',
  'its first bytes tell': 'die ersten Bytes sagen es',
  Checksum: 'Prüfsumme',
  'Proves that the image arrived whole: sha256:… or sha512:…, or the path of a SHA256SUMS file.':
    'Beweist, dass das Image ganz angekommen ist: sha256:… oder sha512:…, oder der Pfad einer Datei SHA256SUMS.',
  'a whole disk': 'eine ganze Disk',
  'a single partition': 'eine einzelne Partition',
  '{0} is {1}, not {2}': '{0} ist {1}, nicht {2}',
  '{0} is no image that a guest can start from': '{0} ist kein Image, von dem ein Gast starten kann',
  'Choose “A prebuilt image” as where the system comes from: xenguide finds out which it is.':
    'Wählen Sie „Ein fertiges Image“ als Herkunft des Systems: xenguide findet heraus, welches es ist.',
  'Name another image.': 'Nennen Sie ein anderes Image.',
  '{0} cannot be used: {1}': '{0} lässt sich nicht benutzen: {1}',
  'it is no image that is known': 'es ist kein bekanntes Image',
  'Choose a disk image or a partition image.': 'Wählen Sie ein Disk-Image oder ein Partitions-Image.',
  'Answer auto, or the true format.': 'Antworten Sie auto, oder mit dem wahren Format.',
  'The file’s full path on the Xen host. It may be raw, qcow2, vhd or vmdk, also packed with gz, xz or zst.':
    'Der vollständige Pfad der Datei auf dem Xen-Host. Sie darf raw, qcow2, vhd oder vmdk sein, auch mit gz, xz oder zst gepackt.',
  // src/sources/refuse.ts
  'this is a CD or DVD image (ISO 9660): it holds an installer, not an installed system':
    'das ist ein CD- oder DVD-Image (ISO 9660): Es enthält ein Installationsprogramm, kein installiertes System',
  'To install from it, choose “Installation discs (ISO files)” as where the system comes from. Or take a prebuilt disk image of the same system.':
    'Um davon zu installieren, wählen Sie „Installations-Discs (ISO-Dateien)“ als Herkunft des Systems. Oder nehmen Sie ein fertiges Disk-Image desselben Systems.',
  'this is a tar archive with a disk image in it ({0})': 'das ist ein tar-Archiv mit einem Disk-Image darin ({0})',
  'Unpack it, then name the disk: tar -xaSf {0}': 'Entpacken Sie es, dann nennen Sie die Disk: tar -xaSf {0}',
  'this is a tar archive with the files of a system (a root file system): it has neither a disk nor a boot loader':
    'das ist ein tar-Archiv mit den Dateien eines Systems (ein Wurzeldateisystem): Es hat weder eine Disk noch einen Bootloader',
  'Take the publisher’s disk image (qcow2 or raw) instead. Or unpack it into a folder of a file server, for a guest without a disk: xenguide guide nfs-root.':
    'Nehmen Sie stattdessen das Disk-Image des Herausgebers (qcow2 oder raw). Oder entpacken Sie es in einen Ordner eines Dateiservers, für einen Gast ohne Disk: xenguide guide nfs-root.',
  'the image is packed twice': 'das Image ist zweimal gepackt',
  'Unpack it once, then name the result.': 'Entpacken Sie es einmal, dann nennen Sie das Ergebnis.',
  'this is {0}': 'das ist {0}',
  'this is no image that is known': 'das ist kein bekanntes Image',
  'Name a disk image.': 'Nennen Sie ein Disk-Image.',
  // src/sources/second-look.ts
  '{0} is not the {1} {2} that it was taken for': '{0} ist nicht das {2} im Format {1}, für das es gehalten wurde',
  'Say in the answers what it is (source.kind, source.format), or plan on the host, where it can be looked into.':
    'Sagen Sie in den Antworten, was es ist (source.kind, source.format), oder planen Sie auf dem Host, wo sich hineinsehen lässt.',
  '{0} is not known to stand alone: another file of the host may be named in it as a part of its content':
    'es ist nicht bekannt, dass {0} für sich allein steht: Eine andere Datei des Hosts kann darin als Teil seines Inhalts genannt sein',
  'If you trust it, make one that stands alone, and name that: qemu-img convert -O qcow2 OLD NEW.qcow2. Without perl on the host it cannot be told (apt install perl-base).':
    'Wenn Sie ihm trauen, machen Sie eines, das für sich allein steht, und nennen Sie dieses: qemu-img convert -O qcow2 ALT NEU.qcow2. Ohne perl auf dem Host lässt es sich nicht sagen (apt install perl-base).',
  // src/sources/table.ts
  'its partition table cannot be read: {0}': 'seine Partitionstabelle lässt sich nicht lesen: {0}',
  'Fetch it again and compare its checksum with the publisher’s.':
    'Holen Sie es noch einmal, und vergleichen Sie seine Prüfsumme mit der des Herausgebers.',
  'the image is of a disk with sectors of 4096 bytes: in a guest, whose disk has sectors of 512, nothing finds its partitions':
    'das Image ist von einer Platte mit Sektoren von 4096 Bytes: In einem Gast, dessen Disk Sektoren von 512 hat, findet nichts seine Partitionen',
  'Take the publisher’s image for disks with sectors of 512 bytes.':
    'Nehmen Sie das Image des Herausgebers für Platten mit Sektoren von 512 Bytes.',
  'the image has a partition table of the kind {0}, which guests on PCs do not use':
    'das Image hat eine Partitionstabelle der Art {0}, die Gäste auf PCs nicht benutzen',
  'Take an image with an MBR or GPT table.': 'Nehmen Sie ein Image mit MBR- oder GPT-Tabelle.',
  'the image has the marks of several file systems at once':
    'das Image trägt die Zeichen mehrerer Dateisysteme zugleich',
  'See them with: wipefs FILE.': 'Sehen Sie sie an mit: wipefs DATEI.',
  'the image has an empty partition table: there is no system in it':
    'das Image hat eine leere Partitionstabelle: Darin ist kein System',
  'this is not the image of a disk or a partition: it has neither a partition table nor a file system':
    'das ist nicht das Image einer Disk oder Partition: Es hat weder eine Partitionstabelle noch ein Dateisystem',
  'Name a prebuilt image (raw, qcow2, vhd or vmdk; plain or packed with gz, xz or zst).':
    'Nennen Sie ein fertiges Image (raw, qcow2, vhd oder vmdk; einfach oder mit gz, xz oder zst gepackt).',
  'partition {0} ends at {1}, the image at {2}': 'Partition {0} endet bei {1}, das Image bei {2}',
  'the copy of its partition table is not at its end': 'die Kopie seiner Partitionstabelle steht nicht an seinem Ende',
  'its file system is {0} long, the image {1}': 'sein Dateisystem ist {0} lang, das Image {1}',
  // src/storage/compare.ts
  'live migration': 'Umzug im laufenden Betrieb',
  'who reaches it': 'wer es erreicht',
  'when it breaks': 'wenn es kaputtgeht',
  'what it needs': 'was es braucht',
  'not yet': 'noch nicht',
  'on this host': 'auf diesem Host',
  'what is missing': 'was fehlt',
  // src/storage/diagram.ts
  ', read-only': ', schreibgeschützt',
  'The disk {0}': 'Die Disk {0}',
  'guest {0}: /dev/{1}{2}': 'Gast {0}: /dev/{1}{2}',
  'The root, without a disk': 'Das Wurzelverzeichnis, ohne Disk',
  'guest {0}: /': 'Gast {0}: /',
  'its own kernel mounts it, over its first network card':
    'sein eigener Kernel hängt es ein, über seine erste Netzwerkkarte',
  'for the firmware: IDE drive hd{0}, played by qemu; then':
    'für die Firmware: IDE-Laufwerk hd{0}, nachgebildet von qemu; danach',
  'Xen’s disk link (blkfront – qemu)': 'Xens Verbindung zur Disk (blkfront – qemu)',
  'Xen’s disk link (blkfront – blkback)': 'Xens Verbindung zur Disk (blkfront – blkback)',
  'a loop device, which Xen sets up': 'ein Loop-Gerät, das Xen einrichtet',
  // src/storage/drbd.ts
  'DRBD (mirrored on two hosts)': 'DRBD (auf zwei Hosts gespiegelt)',
  'the same disk on two hosts at every moment: a guest can move, and outlives a broken host':
    'dieselbe Disk jederzeit auf zwei Hosts: Ein Gast kann umziehen und überlebt einen kaputten Host',
  'of the volume below, on either host': 'des Volumes darunter, auf jedem der Hosts',
  'yes, between the two hosts': 'ja, zwischen den beiden Hosts',
  'reads as the disk below; a write waits for the other host':
    'liest wie die Disk darunter; Schreiben wartet auf den anderen Host',
  'two hosts; one writes': 'zwei Hosts; einer schreibt',
  'one host may break: the other has everything': 'ein Host darf kaputtgehen: Der andere hat alles',
  'a second host with a volume group; a network between them':
    'ein zweiter Host mit einer Volume Group; ein Netz zwischen beiden',
  'mirrored: {0} to {1} ({2}), port {3}': 'gespiegelt: {0} nach {1} ({2}), Port {3}',
  // src/storage/drbd/actions.ts
  'Give the DRBD resource {0} out of hand on this host': 'Die DRBD-Ressource {0} auf diesem Host aus der Hand geben',
  'A resource is writable on one host only. From now on the start of the guest sees to it, by its hotplug script.':
    'Eine Ressource ist nur auf einem Host beschreibbar. Von jetzt an sorgt der Start des Gastes dafür, mit seinem Hotplug-Skript.',
  'Make the logical volume {0} ({1}){2}': 'Das Logical Volume {0} anlegen ({1}){2}',
  'It holds one half of the mirror, and behind it the notes that DRBD keeps.':
    'Es enthält eine Hälfte des Spiegels und dahinter, was DRBD sich notiert.',
  'Describe the DRBD resource {0} in {1}{2}': 'Die DRBD-Ressource {0} in {1} beschreiben{2}',
  'Both hosts have the same file: it says what is mirrored, and over which addresses.':
    'Beide Hosts haben dieselbe Datei: Sie sagt, was gespiegelt wird und über welche Adressen.',
  'Join the two halves of {0}, and agree that they are equal':
    'Die beiden Hälften von {0} verbinden und als gleich vereinbaren',
  'Both are new and empty, so that nothing need be copied from one to the other first.':
    'Beide sind neu und leer, deshalb muss nichts erst von einer zur anderen kopiert werden.',
  '{0} ({1}) and {2} ({3}) do not find each other': '{0} ({1}) und {2} ({3}) finden einander nicht',
  'TCP between the two addresses must be open in both directions on the resource’s port: look at the firewalls.':
    'TCP zwischen den beiden Adressen muss in beide Richtungen auf dem Port der Ressource offen sein: Prüfen Sie die Firewalls.',
  'Bring {0} up at every boot, before the guests{1}': '{0} bei jedem Hochfahren starten, vor den Gästen{1}',
  'A unit of its own: resources of other guests are not touched, and a boot does not wait for the other host.':
    'Eine eigene Unit: Ressourcen anderer Gäste werden nicht berührt, und das Hochfahren wartet nicht auf den anderen Host.',
  'Make {0} writable on this host for now': '{0} auf diesem Host vorläufig beschreibbar machen',
  'The image is copied into /dev/drbd{0}, and by that to both hosts.':
    'Das Image wird nach /dev/drbd{0} kopiert und damit auf beide Hosts.',
  'something on this host holds {0} open': 'etwas auf diesem Host hält {0} offen',
  'See what: lsblk "$(drbdadm sh-dev {0})". A volume group inside the guest’s disk that this host has taken up is often it: vgchange -an ITS-NAME.':
    'Sehen Sie, was: lsblk "$(drbdadm sh-dev {0})". Oft ist es eine Volume Group in der Disk des Gastes, die dieser Host aufgenommen hat: vgchange -an IHR-NAME.',
  // src/storage/drbd/addresses.ts
  '“{0}” is not an IPv4 address': '„{0}“ ist keine IPv4-Adresse',
  'Write it like 10.9.0.1, without a prefix.': 'Schreiben Sie etwa 10.9.0.1, ohne Präfix.',
  'no other host can reach {0}': '{0} kann kein anderer Host erreichen',
  'Take an address on the network between the two hosts.': 'Nehmen Sie eine Adresse im Netz zwischen den beiden Hosts.',
  '{0} has no address {1}': '{0} hat keine Adresse {1}',
  'none is known': 'es ist keine bekannt',
  '{0} has the address {1} too: neither host would reach the other by it':
    'auch {0} hat die Adresse {1}: Keiner der Hosts käme damit zum anderen',
  '{0} has the address {1}': '{0} hat die Adresse {1}',
  'Write the address that the second host has.': 'Schreiben Sie die Adresse, die der zweite Host hat.',
  // src/storage/drbd/fields.ts
  'The second host': 'Der zweite Host',
  'The disk is kept there too, at every moment. Write how you reach it: ssh://root@HOST.':
    'Auch dort liegt die Disk, in jedem Augenblick. Schreiben Sie, wie Sie ihn erreichen: ssh://root@HOST.',
  'Volume group here': 'Volume Group hier',
  'Volume group there': 'Volume Group dort',
  'the fuller of the two volume groups': 'der volleren der beiden Volume Groups',
  'Address of this host': 'Adresse dieses Hosts',
  'The mirror’s data travels between two addresses: best over a network of its own.':
    'Die Daten des Spiegels laufen zwischen zwei Adressen: am besten über ein eigenes Netz.',
  '{0} is on a network that both hosts are on': '{0} liegt in einem Netz, in dem beide Hosts sind',
  'Address of the second host': 'Adresse des zweiten Hosts',
  'Its address on the same network.': 'Seine Adresse im selben Netz.',
  'both hosts would have the address {0}': 'beide Hosts hätten die Adresse {0}',
  'Give each host its own address on the network between them.':
    'Geben Sie jedem Host eine eigene Adresse im Netz zwischen ihnen.',
  'it is its address on the same network': 'es ist seine Adresse im selben Netz',
  'neither host uses it': 'keiner der Hosts benutzt ihn',
  'this host does not use it; the second was not asked':
    'dieser Host benutzt ihn nicht; der zweite wurde nicht gefragt',
  Port: 'Port',
  'Each mirrored disk has a TCP port of its own, the same on both hosts.':
    'Jede gespiegelte Disk hat einen eigenen TCP-Port, auf beiden Hosts denselben.',
  'Device number': 'Gerätenummer',
  'The disk is /dev/drbdN on both hosts.': 'Die Disk ist auf beiden Hosts /dev/drbdN.',
  'Name of the second host': 'Name des zweiten Hosts',
  'What uname -n says there: DRBD knows its hosts by that.': 'Was uname -n dort sagt: Daran erkennt DRBD seine Hosts.',
  '“{0}” is no host’s name': '„{0}“ ist nicht der Name eines Hosts',
  'Write what uname -n says there.': 'Schreiben Sie, was uname -n dort sagt.',
  'it calls itself so': 'so nennt er sich selbst',
  'Hotplug script': 'Hotplug-Skript',
  'Xen runs it when the guest starts and ends, so that the disk is writable where the guest is.':
    'Xen ruft es auf, wenn der Gast startet und endet, damit die Disk dort beschreibbar ist, wo der Gast ist.',
  'of drbd-utils up to 9.30': 'aus drbd-utils bis 9.30',
  'xenguide’s own, put on both hosts': 'das von xenguide, auf beiden Hosts abgelegt',
  'both hosts have it': 'beide Hosts haben es',
  'drbd-utils does not bring one to both hosts': 'drbd-utils bringt nicht auf beide Hosts eines mit',
  '{0} is not on both hosts: drbd-utils brings it no longer':
    '{0} ist nicht auf beiden Hosts: drbd-utils bringt es nicht mehr mit',
  'Choose {0}, which is put there.': 'Wählen Sie {0}, das dort abgelegt wird.',
  'The pool of disk space that this half of the mirror is cut from.':
    'Der Vorrat an Plattenplatz, aus dem diese Hälfte des Spiegels geschnitten wird.',
  '{0} See its name on that host with: vgs.': '{0} Ihren Namen auf jenem Host zeigt: vgs.',
  'it is called the same': 'sie heißt genauso',
  '“{0}” is not a volume group’s name': '„{0}“ ist nicht der Name einer Volume Group',
  'See the names with: vgs.': 'Die Namen zeigt: vgs.',
  // src/storage/drbd/host.ts
  '{0} is not called {1} by its own system': '{0} heißt in seinem eigenen System nicht {1}',
  'DRBD knows the two hosts by what uname -n says there. Answer the questions again.':
    'DRBD kennt die beiden Hosts unter dem, was uname -n dort sagt. Beantworten Sie die Fragen noch einmal.',
  'the kernel of {0} has no DRBD module': 'der Kernel von {0} hat kein DRBD-Modul',
  'The kernels of Debian bring it. Start one of them, or install drbd-dkms.':
    'Die Kernel von Debian bringen es mit. Starten Sie einen davon, oder installieren Sie drbd-dkms.',
  'there is no volume group {0} on {1}': 'auf {1} gibt es keine Volume Group {0}',
  'See what there is with: vgs.': 'Was es gibt, zeigt: vgs.',
  'Load the DRBD module{0}': 'Das DRBD-Modul laden{0}',
  'DRBD is a part of the kernel that copies every write to the other host.':
    'DRBD ist ein Teil des Kernels, der jedes Schreiben auf den anderen Host kopiert.',
  'Put the hotplug script {0} into /etc/xen/scripts{1}': 'Das Hotplug-Skript {0} in /etc/xen/scripts ablegen{1}',
  'Xen runs it when the guest starts and ends: it makes the disk writable on this host, and gives that up again.':
    'Xen ruft es auf, wenn der Gast startet und endet: Es macht die Disk auf diesem Host beschreibbar und gibt das wieder auf.',
  // src/storage/drbd/numbers.ts
  'Take {0}, or leave it out.': 'Nehmen Sie {0}, oder lassen Sie es weg.',
  '{0}, another disk of this guest, has the port {1}': '{0}, eine andere Disk dieses Gastes, hat den Port {1}',
  '{0} uses the port {1} on {2}': '{0} benutzt auf {2} den Port {1}',
  '{0}, another disk of this guest, is /dev/drbd{1}': '{0}, eine andere Disk dieses Gastes, ist /dev/drbd{1}',
  '{0} is /dev/drbd{1} on {2}': '{0} ist auf {2} /dev/drbd{1}',
  'a program': 'ein Programm',
  // src/storage/drbd/problems.ts
  'this host has no volume group': 'dieser Host hat keine Volume Group',
  'Make one on a spare disk: vgcreate vg0 /dev/sdX.':
    'Legen Sie auf einer freien Festplatte eine an: vgcreate vg0 /dev/sdX.',
  'drbd-utils is not installed on this host': 'drbd-utils ist auf diesem Host nicht installiert',
  'Install it, here and on the second host: apt install drbd-utils.':
    'Installieren Sie es, hier und auf dem zweiten Host: apt install drbd-utils.',
  'the kernel of this host has no DRBD module': 'der Kernel dieses Hosts hat kein DRBD-Modul',
  '{0} cannot be the name of a DRBD resource': '{0} kann nicht der Name einer DRBD-Ressource sein',
  'Use letters, digits and . _ - only.': 'Nehmen Sie nur Buchstaben, Ziffern und . _ -.',
  '{0} is still being looked at': '{0} wird noch angesehen',
  'Wait a moment.': 'Warten Sie einen Augenblick.',
  '{0} calls itself {1}, as this host does: it is this host, or DRBD could not tell the two apart':
    '{0} nennt sich {1}, wie dieser Host auch: Es ist dieser Host, oder DRBD könnte die beiden nicht unterscheiden',
  'Name another host. If it is another one, give it a name of its own: hostnamectl set-hostname NAME.':
    'Nennen Sie einen anderen Host. Ist es doch ein anderer, geben Sie ihm einen eigenen Namen: hostnamectl set-hostname NAME.',
  'you are not root on {0}': 'Sie sind auf {0} nicht root',
  'Log in as root there: ssh://root@HOST.': 'Melden Sie sich dort als root an: ssh://root@HOST.',
  'DRBD is {0} here and {1} on {2}': 'DRBD ist hier {0} und auf {2} {1}',
  'Use the same generation (8.4 or 9) on both hosts.': 'Nehmen Sie auf beiden Hosts dieselbe Generation (8.4 oder 9).',
  '{0} calls itself {1}': '{0} nennt sich {1}',
  'Write {0}, or leave peer.name out.': 'Schreiben Sie {0}, oder lassen Sie peer.name weg.',
  'Choose one that is there: {0}.': 'Wählen Sie eine, die es gibt: {0}.',
  'Choose another guest name, or take the old one away first; xenguide never writes over it.':
    'Wählen Sie einen anderen Namen für den Gast, oder nehmen Sie die alte erst weg; xenguide überschreibt sie nie.',
  '{0} has a DRBD resource {1} already': '{0} hat schon eine DRBD-Ressource {1}',
  '{0} has a logical volume {1}/{2} already': '{0} hat schon ein Logical Volume {1}/{2}',
  '{0} (with DRBD’s own notes) do not fit into {1} on {2}: {3} are free there':
    '{0} (samt dem, was DRBD sich notiert) passen auf {2} nicht in {1}: Dort sind {3} frei',
  'Choose a smaller size or another volume group.': 'Wählen Sie eine kleinere Größe oder eine andere Volume Group.',
  // src/storage/drbd/sides.ts
  'volume group {0} on {1}': 'Volume Group {0} auf {1}',
  // src/storage/file-volume.ts
  'Make the file {0}{1} ({2}, {3})': 'Die Datei {0}{1} anlegen ({2}, {3})',
  'It is the guest’s disk. It begins empty, and space is taken only as the guest writes.':
    'Sie ist die Disk des Gastes. Sie beginnt leer, und Platz wird erst belegt, wenn der Gast schreibt.',
  // src/storage/file.ts
  File: 'Datei',
  'one file in a folder of the host: simplest, easy to copy, a little slower':
    'eine Datei in einem Ordner des Hosts: am einfachsten, leicht zu kopieren, etwas langsamer',
  'no, but for qcow2': 'keine, außer mit qcow2',
  'no: the file is on one host only': 'nein: Die Datei liegt nur auf einem Host',
  'good; through the host’s page cache': 'gut; über den Page Cache des Hosts',
  'a full file system stops every guest on it': 'ein volles Dateisystem hält jeden Gast darauf an',
  'a file needs no preparation': 'eine Datei braucht keine Vorbereitung',
  'Folder for the disk': 'Ordner für die Disk',
  'The file with the guest’s disk is made in this folder. The folder is made too if it is missing.':
    'In diesem Ordner wird die Datei mit der Disk des Gastes angelegt. Fehlt der Ordner, wird er auch angelegt.',
  'Xen’s own tools look for images there': 'die Werkzeuge von Xen suchen Images dort',
  '{0} lies on a read-only file system ({1})': '{0} liegt auf einem schreibgeschützten Dateisystem ({1})',
  'Choose a folder on a file system that can be written to.':
    'Wählen Sie einen Ordner auf einem beschreibbaren Dateisystem.',
  '{0} is already a disk of the guest {1}': '{0} ist schon eine Disk des Gastes {1}',
  'Choose another folder or another name.': 'Wählen Sie einen anderen Ordner oder einen anderen Namen.',
  'file system at {0}': 'Dateisystem unter {0}',
  'Make the folder {0} if it is missing': 'Den Ordner {0} anlegen, wenn er fehlt',
  'The file with the guest’s disk lives there.': 'Dort liegt die Datei mit der Disk des Gastes.',
  'the file system at {0}': 'dem Dateisystem unter {0}',
  '“{0}” has . or .. in it': 'in „{0}“ kommt . oder .. vor',
  'Write the folder’s full path.': 'Schreiben Sie den vollständigen Pfad des Ordners.',
  '“{0}” has a character that xl or its helpers cannot take':
    '„{0}“ enthält ein Zeichen, das xl oder seine Helfer nicht annehmen können',
  'Use letters, digits and / . _ + @ % - only; a symbolic link can give an old folder such a name.':
    'Nehmen Sie nur Buchstaben, Ziffern und / . _ + @ % -; ein symbolischer Link kann einem alten Ordner einen solchen Namen geben.',
  // src/storage/format-field.ts
  'File format': 'Dateiformat',
  'How the file is organised inside.': 'Wie die Datei innen aufgebaut ist.',
  'byte for byte the disk; fastest; holes take no space':
    'Byte für Byte die Disk; am schnellsten; Löcher brauchen keinen Platz',
  'has snapshots of its own; needs a helper process for each guest':
    'hat eigene Snapshots; braucht für jeden Gast einen Hilfsprozess',
  'it is the fastest and every tool can read it': 'es ist am schnellsten, und jedes Werkzeug kann es lesen',
  // src/storage/iscsi.ts
  'a disk (LUN) in a storage machine: guests can move between hosts':
    'eine Disk (LUN) in einem Speicherserver: Gäste können zwischen Hosts umziehen',
  'by the storage machine, if it can': 'durch den Speicherserver, wenn er das kann',
  'yes, to every host that is logged in to the target': 'ja, auf jeden Host, der am Target angemeldet ist',
  'that of the network and of the storage machine': 'die des Netzes und des Speicherservers',
  'every host that the target lets in; one guest at a time': 'jeder Host, den das Target einlässt; immer nur ein Gast',
  'without network or target the guest waits, then gets errors':
    'ohne Netz oder Target wartet der Gast, dann bekommt er Fehler',
  'a target with a LUN for this host; open-iscsi': 'ein Target mit einer LUN für diesen Host; open-iscsi',
  'open-iscsi is not installed on this host': 'open-iscsi ist auf diesem Host nicht installiert',
  'Install it: apt install open-iscsi.': 'Installieren Sie es: apt install open-iscsi.',
  '{0} for the target is missing': 'für das Target fehlt {0}',
  'the user': 'der Benutzer',
  'the file with the password': 'die Datei mit dem Passwort',
  'Give both chap.user and chap.password_file, or neither.':
    'Geben Sie chap.user und chap.password_file beide an, oder keines.',
  'the LUN is already a disk of the guest {0}': 'die LUN ist schon eine Disk des Gastes {0}',
  'Choose another LUN: two guests that write to one disk destroy what is on it.':
    'Wählen Sie eine andere LUN: Zwei Gäste, die auf eine Disk schreiben, zerstören, was darauf ist.',
  'the host would not log in to the target again after a reboot: the service open-iscsi is not enabled':
    'nach einem Neustart würde sich der Host nicht wieder am Target anmelden: Der Dienst open-iscsi ist nicht eingeschaltet',
  'Enable it: systemctl enable open-iscsi': 'Schalten Sie ihn ein: systemctl enable open-iscsi',
  '{0} is {1} on the host: the LUN is known by this address.':
    '{0} ist auf dem Host {1}: Unter dieser Adresse ist die LUN bekannt.',
  'Whatever is on the LUN {0} is lost when the plan is carried out, and undo cannot bring it back.':
    'Was auf der LUN {0} ist, geht verloren, wenn der Plan ausgeführt wird, und undo kann es nicht zurückbringen.',
  'iSCSI session with {0}': 'iSCSI-Sitzung mit {0}',
  'network to {0}{1}': 'Netz zu {0}{1}',
  'LUN {0} in the storage machine': 'LUN {0} im Speicherserver',
  '{0} is still being looked up': '{0} wird noch nachgeschlagen',
  '{0} is not {1} any more on this host, and the plan was made for {2}':
    '{0} ist auf diesem Host nicht mehr {1}, und der Plan wurde für {2} gemacht',
  'See what it is now: getent ahosts {0}. Then answer the questions again, or give the address itself as the portal.':
    'Sehen Sie, was es jetzt ist: getent ahosts {0}. Dann beantworten Sie die Fragen noch einmal, oder geben Sie als Portal die Adresse selbst an.',
  'Leave script out: the host then logs in itself.': 'Lassen Sie script weg: Dann meldet sich der Host selbst an.',
  'Xen’s script knows LUN 0 only, and this is LUN {0}': 'Das Skript von Xen kennt nur LUN 0, und das ist LUN {0}',
  'Xen’s script knows no user and password': 'Das Skript von Xen kennt weder Benutzer noch Passwort',
  'the host is logged in to {0} already, and Xen’s script refuses that':
    'der Host ist schon an {0} angemeldet, und das Skript von Xen lehnt das ab',
  'the LUN ({0} here) is in use: {1}': 'die LUN (hier {0}) ist in Benutzung: {1}',
  'Choose another LUN, or end what uses it.': 'Wählen Sie eine andere LUN, oder beenden Sie, was sie benutzt.',
  'the LUN has {0} ({1} bytes), less than {2}': 'die LUN hat {0} ({1} Bytes), weniger als {2}',
  'Choose a smaller size, or have the LUN enlarged.':
    'Wählen Sie eine kleinere Größe, oder lassen Sie die LUN vergrößern.',
  'something is on the LUN ({0} here): {1}': 'auf der LUN (hier {0}) ist etwas: {1}',
  'the password file {0} is not there, or others than its owner may read it':
    'die Passwortdatei {0} ist nicht da, oder andere als ihr Besitzer dürfen sie lesen',
  'Write it, and let only root read it: chmod 600 {0}':
    'Schreiben Sie sie, und lassen Sie nur root lesen: chmod 600 {0}',
  'the password file {0} must have one line: the password': 'die Passwortdatei {0} muss eine Zeile haben: das Passwort',
  'Write the password and nothing else into it.': 'Schreiben Sie nur das Passwort hinein, sonst nichts.',
  // src/storage/iscsi/credentials.ts
  'the record of {0} is not where open-iscsi keeps its records, and without it the password cannot be added':
    'der Eintrag von {0} ist nicht dort, wo open-iscsi seine Einträge hat, und ohne ihn lässt sich das Passwort nicht eintragen',
  "See where this host has it: find /etc /var -path '*/{0}/*'.":
    "Sehen Sie nach, wo dieser Host ihn hat: find /etc /var -path '*/{0}/*'.",
  // src/storage/iscsi/fields.ts
  'Portal of the target': 'Portal des Targets',
  'Address or name of the storage machine, with its port if that is not 3260: 10.0.0.9, [fd00::9]:3260 or storage.example.':
    'Adresse oder Name des Speicherservers, mit Port, wenn er nicht 3260 ist: 10.0.0.9, [fd00::9]:3260 oder storage.example.',
  'Number of the LUN': 'Nummer der LUN',
  'the LUN, which is all of it': 'der LUN, das ist sie ganz',
  'it is the whole LUN': 'es ist die ganze LUN',
  'The size of the LUN, or less: the guest sees all of it, and its file system is made this large. Apply stops before it writes if the LUN is smaller.':
    'Die Größe der LUN, oder weniger: Der Gast sieht sie ganz, und sein Dateisystem wird so groß gemacht. Ist die LUN kleiner, hält das Anwenden an, bevor es schreibt.',
  'User for the target (CHAP)': 'Benutzer für das Target (CHAP)',
  'Only if the target wants a user and a password; otherwise leave it empty.':
    'Nur wenn das Target Benutzer und Passwort verlangt; sonst leer lassen.',
  'the target is not told who asks': 'dem Target wird nicht gesagt, wer fragt',
  'File with the password for the target': 'Datei mit dem Passwort für das Target',
  'A file on the host with the password as its only line, which only root may read (chmod 600).':
    'Eine Datei auf dem Host mit dem Passwort als einziger Zeile, die nur root lesen darf (chmod 600).',
  'Let Xen log in when the guest starts': 'Xen anmelden lassen, wenn der Gast startet',
  'Xen’s script block-iscsi logs in on whatever host the guest starts, so that none of them must be prepared. It can only do LUN 0 of a target without a password that nothing else uses.':
    'Das Skript block-iscsi von Xen meldet sich auf jedem Host an, auf dem der Gast startet; so muss keiner vorbereitet werden. Es kann nur LUN 0 eines Targets ohne Passwort, das sonst nichts benutzt.',
  'the host stays logged in, which works for every LUN, with and without password':
    'der Host bleibt angemeldet, das geht mit jeder LUN, mit und ohne Passwort',
  'Overwrite what is on the LUN': 'Überschreiben, was auf der LUN ist',
  'A LUN with something on it is left alone. To lose that, type the device’s name: {0}':
    'Eine LUN, auf der etwas ist, wird nicht angerührt. Um das zu verlieren, tippen Sie den Namen des Geräts: {0}',
  'A LUN with something on it is left alone, unless the device’s name is typed here.':
    'Eine LUN, auf der etwas ist, wird nicht angerührt, außer Sie tippen hier den Namen des Geräts.',
  'Address of {0}': 'Adresse von {0}',
  'The LUN is known by the address: the plan, and every host that the guest moves to, go by this one.':
    'Die LUN ist unter der Adresse bekannt: Danach richten sich der Plan und jeder Host, auf den der Gast umzieht.',
  '{0} is {1} on the host now, and not {2}: another machine may answer there':
    '{0} ist auf dem Host jetzt {1} und nicht {2}: Dort antwortet vielleicht ein anderer Rechner',
  'Find out which is right. Then give the right address, or leave {0} out.':
    'Finden Sie heraus, was stimmt. Dann geben Sie die richtige Adresse an, oder lassen Sie {0} weg.',
  '{0} has several addresses on the host: {1}': '{0} hat auf dem Host mehrere Adressen: {1}',
  'Choose the one that the LUN is to be known by.': 'Wählen Sie die, unter der die LUN bekannt sein soll.',
  'that is what {0} is on the host': 'das ist {0} auf dem Host',
  'Name of the target (IQN)': 'Name des Targets (IQN)',
  'See the names behind the portal with: iscsiadm -m discovery -t st -p {0} -o nonpersistent':
    'Die Namen hinter dem Portal zeigt: iscsiadm -m discovery -t st -p {0} -o nonpersistent',
  'What {0} offers this host. Which disks (LUNs) are in a target is only seen once the host is logged in.':
    'Was {0} diesem Host anbietet. Welche Disks (LUNs) in einem Target sind, ist erst zu sehen, wenn der Host angemeldet ist.',
  'as you wrote it; the portal does not list it for this host':
    'wie Sie es schrieben; das Portal führt es für diesen Host nicht auf',
  '{0} does not offer {1} to this host': '{0} bietet diesem Host {1} nicht an',
  'Choose one that it offers, or see that the target’s list of hosts has this one.':
    'Wählen Sie eines, das es anbietet, oder sorgen Sie dafür, dass die Hostliste des Targets diesen enthält.',
  'it is the only one that {0} offers this host': 'es ist das einzige, das {0} diesem Host anbietet',
  'also at {0}': 'auch unter {0}',
  'Which of the target’s disks it is. The target tells only who is logged in: ask whoever looks after it. Apply stops before it writes if there is no such LUN.':
    'Welche der Disks des Targets es ist. Das Target sagt es nur, wer angemeldet ist: Fragen Sie, wer sich darum kümmert. Gibt es die LUN nicht, hält das Anwenden an, bevor es schreibt.',
  'many targets count their disks from 1; others from 0': 'viele Targets zählen ihre Disks von 1 an, andere von 0',
  ', in use': ', in Benutzung',
  'Which of the target’s disks it is. This host is logged in already, and sees: {0}.':
    'Welche der Disks des Targets es ist. Dieser Host ist schon angemeldet und sieht: {0}.',
  'it is the first that nothing is on': 'es ist die erste, auf der nichts ist',
  '“{0}” is not a portal': '„{0}“ ist kein Portal',
  'Write an address like 10.0.0.9, 10.0.0.9:3260 or [fd00::9]:3260, or a name like storage.example.':
    'Schreiben Sie eine Adresse wie 10.0.0.9, 10.0.0.9:3260 oder [fd00::9]:3260, oder einen Namen wie storage.example.',
  '“{0}” is not the name of a target': '„{0}“ ist nicht der Name eines Targets',
  'It looks like iqn.2026-11.com.example:disks, in small letters.':
    'Er sieht aus wie iqn.2026-11.com.example:disks, in Kleinbuchstaben.',
  '“{0}” cannot be a CHAP user': '„{0}“ kann kein CHAP-Benutzer sein',
  'Use the user that the target’s owner gave you.':
    'Nehmen Sie den Benutzer, den Ihnen der Besitzer des Targets gegeben hat.',
  '“{0}” is not the device of this LUN': '„{0}“ ist nicht das Gerät dieser LUN',
  'It is {0}': 'Es ist {0}',
  // src/storage/iscsi/lun.ts
  'Choose another LUN; or, to lose what is on it, name it in the answers: overwrite: {0}':
    'Wählen Sie eine andere LUN; oder nennen Sie sie in den Antworten, um zu verlieren, was darauf ist: overwrite: {0}',
  'the LUN {0} is in use, or its target does not answer, and so it is neither wiped nor logged out of':
    'die LUN {0} ist in Benutzung, oder ihr Target antwortet nicht; deshalb wird sie weder gelöscht noch abgemeldet',
  'End what uses it, or bring the target back. If that is gone for good, log out of it: iscsiadm -m node -T {0} -p {1} --logout.':
    'Beenden Sie, was sie benutzt, oder holen Sie das Target zurück. Ist es für immer weg, melden Sie sich davon ab: iscsiadm -m node -T {0} -p {1} --logout.',
  'the LUN {0} is in use, and so nothing is written to it':
    'die LUN {0} ist in Benutzung, deshalb wird nichts auf sie geschrieben',
  'End what uses it, or choose another LUN.': 'Beenden Sie, was sie benutzt, oder wählen Sie eine andere LUN.',
  'Wait for the LUN {0}': 'Auf die LUN {0} warten',
  'Its name holds address, target and number, and is the same on every host.':
    'Ihr Name enthält Adresse, Target und Nummer und ist auf jedem Host derselbe.',
  'the target has no LUN {0} for this host: {1} does not appear':
    'das Target hat für diesen Host keine LUN {0}: {1} erscheint nicht',
  'See which it has while logged in (iscsiadm -m session -P 3), and which LUNs it gives to this host.':
    'Sehen Sie nach, welche es hat, solange der Host angemeldet ist (iscsiadm -m session -P 3), und welche LUNs es diesem Host gibt.',
  'See that nothing uses it, and that it has at least {0}':
    'Prüfen, ob niemand sie benutzt und ob sie mindestens {0} hat',
  'The guest’s file system is made that large; a LUN cannot be enlarged from here.':
    'So groß wird das Dateisystem des Gastes gemacht; von hier lässt sich eine LUN nicht vergrößern.',
  'the LUN is smaller than {0} ({1} bytes)': 'die LUN ist kleiner als {0} ({1} Bytes)',
  'Clear {0}: what is on it is given up': '{0} leeren: Was darauf ist, wird aufgegeben',
  'Take {0} for the guest': '{0} für den Gast nehmen',
  'Marks of file systems and partitions are wiped, before the image is copied and when it is taken back.':
    'Die Zeichen von Dateisystemen und Partitionen werden gelöscht, bevor das Image kopiert und wenn es zurückgenommen wird.',
  'what was copied to the LUN {0} could not be wiped': 'was auf die LUN {0} kopiert wurde, ließ sich nicht löschen',
  'If something on the host uses it (lsblk), end that. If the target is gone for good, log out of it: iscsiadm -m session, then iscsiadm -m node -T NAME --logout.':
    'Wird sie von etwas auf dem Host benutzt (lsblk), beenden Sie das. Ist das Target für immer weg, melden Sie sich ab: iscsiadm -m session, dann iscsiadm -m node -T NAME --logout.',
  'See that nothing is on {0}': 'Prüfen, dass auf {0} nichts ist',
  'A LUN that holds something may be somebody’s: it is not written over unless the answers say so.':
    'Eine LUN, auf der etwas ist, gehört vielleicht jemandem: Sie wird nicht überschrieben, außer die Antworten sagen es.',
  'something is on the LUN {0}': 'auf der LUN {0} ist etwas',
  // src/storage/iscsi/offer.ts
  'asking {0} for its targets ({1} seconds at most)': '{0} nach seinen Targets fragen (höchstens {1} Sekunden)',
  '{0} offers {1}.': '{0} bietet {1} an.',
  '{0} targets': '{0} Targets',
  '{0} gives its list of targets only with a user and a password (CHAP for discovery), which is rare. Type the target’s name.':
    '{0} gibt seine Liste von Targets nur mit Benutzer und Passwort heraus (CHAP für die Suche); das ist selten. Tippen Sie den Namen des Targets.',
  '{0} answers, but has no target for this host. The target’s list of hosts must have the name that stands in /etc/iscsi/initiatorname.iscsi here.':
    '{0} antwortet, hat aber kein Target für diesen Host. In der Hostliste des Targets muss der Name stehen, der hier in /etc/iscsi/initiatorname.iscsi steht.',
  'not within {0} seconds': 'nicht innerhalb von {0} Sekunden',
  'iscsiadm ended with {0}': 'iscsiadm endete mit {0}',
  'The portal {0} does not answer ({1}). Look whether the address is right, the target runs, and no firewall is between. Enter asks it again.':
    'Das Portal {0} antwortet nicht ({1}). Prüfen Sie, ob die Adresse stimmt, das Target läuft und keine Firewall dazwischen ist. Enter fragt noch einmal.',
  // src/storage/iscsi/place.ts
  'looking up {0} on the host': '{0} auf dem Host nachschlagen',
  '{0} is {1}.': '{0} ist {1}.',
  '{0} Choose one of them.': '{0} Wählen Sie eine davon.',
  '{0} is a name, and a host that is only described cannot look it up':
    '{0} ist ein Name, und ein nur beschriebener Host kann ihn nicht nachschlagen',
  'Write its address as the portal; or plan on the host itself: --host ssh://root@HOST.':
    'Schreiben Sie als Portal seine Adresse; oder planen Sie auf dem Host selbst: --host ssh://root@HOST.',
  'looking up {0} on the host took longer than {1} seconds':
    '{0} auf dem Host nachzuschlagen dauerte länger als {1} Sekunden',
  'Look whether the name servers in its /etc/resolv.conf answer, or give the address.':
    'Prüfen Sie, ob die Nameserver in seiner /etc/resolv.conf antworten, oder geben Sie die Adresse an.',
  'the host finds no address for the name {0}': 'der Host findet keine Adresse zum Namen {0}',
  'Look at the spelling, and what the host itself says: getent ahosts {0}. Or give the address.':
    'Prüfen Sie die Schreibweise, und was der Host selbst sagt: getent ahosts {0}. Oder geben Sie die Adresse an.',
  // src/storage/iscsi/session.ts
  'Note that {0} uses the target {1}': 'Vermerken, dass {0} das Target {1} benutzt',
  'Other guests may live on the same target: undo logs out only when nobody uses it any more.':
    'Auf demselben Target können andere Gäste liegen: undo meldet sich erst ab, wenn es niemand mehr benutzt.',
  'Make a record of the target {0} at {1}': 'Einen Eintrag für das Target {0} an {1} anlegen',
  'open-iscsi logs in by its records: name, address, and user and password if the target wants them.':
    'open-iscsi meldet sich nach seinen Einträgen an: Name, Adresse und, wenn das Target sie verlangt, Benutzer und Passwort.',
  'iSCSI record {0} at {1}': 'iSCSI-Eintrag {0} bei {1}',
  'Have the host log in by itself when it boots': 'Den Host sich beim Hochfahren selbst anmelden lassen',
  'The service open-iscsi logs in to every record that says so, before guests are started.':
    'Der Dienst open-iscsi meldet sich bei jedem Eintrag an, der das sagt, bevor Gäste gestartet werden.',
  'node.startup of {0}': 'node.startup von {0}',
  '{0} at {1}': '{0} bei {1}',
  'Log in to {0}': 'An {0} anmelden',
  'The target’s LUNs become disks of this host.': 'Die LUNs des Targets werden Disks dieses Hosts.',
  'the portal {0} does not answer': 'das Portal {0} antwortet nicht',
  'Look whether the address is right, the target runs, and no firewall is between: nc -vz {0} {1}.':
    'Prüfen Sie, ob die Adresse stimmt, das Target läuft und keine Firewall dazwischen ist: nc -vz {0} {1}.',
  'the host could not log in to {0} with the user {1} and the password in {2}':
    'der Host konnte sich an {0} mit dem Benutzer {1} und dem Passwort in {2} nicht anmelden',
  'the host could not log in to {0} without a password': 'der Host konnte sich an {0} ohne Passwort nicht anmelden',
  'Look at the target’s list of hosts (this host’s name for it is in /etc/iscsi/initiatorname.iscsi), and at storage.chap in the answers. A record that was there before is used as it is.':
    'Prüfen Sie die Hostliste des Targets (der Name dieses Hosts steht in /etc/iscsi/initiatorname.iscsi) und storage.chap in den Antworten. Ein Eintrag, der schon da war, wird genommen, wie er ist.',
  'See what it is: lsblk, and grep -r {0} /etc/xen. End that, or let the host stay logged in: rm {1}/made-*':
    'Sehen Sie, was es ist: lsblk, und grep -r {0} /etc/xen. Beenden Sie das, oder lassen Sie den Host angemeldet: rm {1}/made-*',
  'xenguide does not log out of {0}: a disk of it is in use, or does not answer':
    'xenguide meldet sich nicht von {0} ab: Eine Disk davon ist in Benutzung oder antwortet nicht',
  'xenguide does not log out of {0}: a disk of it is in use by something else, or does not answer':
    'xenguide meldet sich nicht von {0} ab: Eine Disk davon wird von etwas anderem benutzt oder antwortet nicht',
  // src/storage/iscsi/xen-script.ts
  'Log in to {0} at {1} for the copy': 'Für die Kopie an {0} auf {1} anmelden',
  'The guest’s start will log in by itself; until then the host does, so that the image can be copied.':
    'Der Start des Gastes meldet sich selbst an; bis dahin tut es der Host, damit das Image kopiert werden kann.',
  'iSCSI session {0} at {1}': 'iSCSI-Sitzung {0} bei {1}',
  'this host is logged in to {0} already': 'dieser Host ist schon an {0} angemeldet',
  'Xen’s script refuses that: leave script out of the answers, or log out first.':
    'Das Skript von Xen lehnt das ab: Lassen Sie script in den Antworten weg, oder melden Sie sich erst ab.',
  'Log out of {0}, and leave it to the guest': 'Von {0} abmelden und es dem Gast überlassen',
  'Xen’s script block-iscsi wants to log in by itself, and refuses when somebody is.':
    'Das Skript block-iscsi von Xen will sich selbst anmelden und lehnt ab, wenn schon jemand angemeldet ist.',
  // src/storage/logical-volume.ts
  'LVM keeps names with “{0}” for itself and would not make {1}':
    'LVM behält Namen mit „{0}“ sich selbst vor und würde {1} nicht anlegen',
  'Choose another name for the guest.': 'Wählen Sie einen anderen Namen für den Gast.',
  'the logical volume {0}/{1} exists already': 'das Logical Volume {0}/{1} gibt es schon',
  'Choose another guest name or another volume group; xenguide never writes over it.':
    'Wählen Sie einen anderen Namen für den Gast oder eine andere Volume Group; xenguide überschreibt es nie.',
  'There is no volume group {0} just now. Should it come back with its disk, look whether the volume is in it, and remove it by hand: lvremove {1}/{2}.':
    'Eine Volume Group {0} gibt es gerade nicht. Sollte sie mit ihrer Platte wiederkommen, sehen Sie nach, ob das Volume darin ist, und entfernen Sie es von Hand: lvremove {1}/{2}.',
  'the logical volume {0} is there already, and xenguide did not make it':
    'das Logical Volume {0} ist schon da, und xenguide hat es nicht angelegt',
  'It is not touched. Choose another name for the guest, or look whether the volume can go: lvs.':
    'Es wird nicht angerührt. Wählen Sie einen anderen Namen für den Gast, oder sehen Sie nach, ob das Volume weg kann: lvs.',
  '{0} has snapshots, and they would go with it': '{0} hat Snapshots, und die gingen mit ihm verloren',
  'Look into each, and remove what nobody needs: lvs -o lv_name,origin {0}; lvremove {1}/SNAPSHOT.':
    'Sehen Sie in jeden hinein, und entfernen Sie, was niemand braucht: lvs -o lv_name,origin {0}; lvremove {1}/SNAPSHOT.',
  '{0} could not be removed: something uses it': '{0} ließ sich nicht entfernen: Etwas benutzt es',
  'See what has it open: lsof {0}; dmsetup ls --tree. End that first.':
    'Sehen Sie, was es offen hält: lsof {0}; dmsetup ls --tree. Beenden Sie das erst.',
  // src/storage/lvm.ts
  'Logical volume (LVM)': 'Logical Volume (LVM)',
  'a slice of a volume group: fast, grows easily, snapshots for backups':
    'ein Stück einer Volume Group: schnell, leicht zu vergrößern, mit Snapshots für Sicherungen',
  'no: the volume is on one host only': 'nein: Das Volume liegt nur auf einem Host',
  'that of the disk below it': 'die der Platte darunter',
  'a broken disk takes its volumes with it': 'eine kaputte Platte nimmt ihre Volumes mit',
  'a volume group with free space': 'eine Volume Group mit freiem Platz',
  'it is fast and makes backups easy': 'es ist schnell und macht Sicherungen leicht',
  'LVM is not installed on this host': 'LVM ist auf diesem Host nicht installiert',
  'Install it (apt install lvm2) and make a volume group.':
    'Installieren Sie es (apt install lvm2), und legen Sie eine Volume Group an.',
  'the volume group {0} cannot be used: {1}': 'die Volume Group {0} ist nicht benutzbar: {1}',
  'Put it right: vgs -v {0}.': 'Bringen Sie das in Ordnung: vgs -v {0}.',
  'every volume group is full': 'alle Volume Groups sind voll',
  'Add a disk to one: vgextend vg0 /dev/sdX.': 'Fügen Sie einer davon eine Platte hinzu: vgextend vg0 /dev/sdX.',
  'Volume group': 'Volume Group',
  'The pool of disk space that the volume is cut from.':
    'Der Vorrat an Plattenplatz, aus dem das Volume geschnitten wird.',
  '{0} do not fit into {1}: {2} are free there': '{0} passen nicht in {1}: Dort sind {2} frei',
  'Make the logical volume {0}/{1} ({2})': 'Das Logical Volume {0}/{1} anlegen ({2})',
  'It is the guest’s disk, cut from the volume group’s free space.':
    'Es ist die Disk des Gastes, aus dem freien Platz der Volume Group geschnitten.',
  // src/storage/nfs-export.ts
  '“{0}” is neither a host’s name nor an address': '„{0}“ ist weder der Name noch die Adresse eines Hosts',
  'Write only what stands before the colon; the folder has a question of its own.':
    'Schreiben Sie nur, was vor dem Doppelpunkt steht; für den Ordner gibt es eine eigene Frage.',
  'Write it like 10.0.0.9, fd00::9 or files.example.org.':
    'Schreiben Sie etwa 10.0.0.9, fd00::9 oder files.example.org.',
  '“{0}” is not a full path': '„{0}“ ist kein vollständiger Pfad',
  'Write it from the server’s root, like /srv/xen.': 'Schreiben Sie ihn von der Wurzel des Servers aus, etwa /srv/xen.',
  '“{0}” has a character that mount units or their tools cannot take':
    '„{0}“ enthält ein Zeichen, das Mount-Units oder ihre Werkzeuge nicht annehmen können',
  'Use letters, digits and / . _ + @ % - only; the server can export the folder under such a name.':
    'Nehmen Sie nur Buchstaben, Ziffern und / . _ + @ % -; der Server kann den Ordner unter einem solchen Namen exportieren.',
  // src/storage/nfs-mount.ts
  'Mount {0} at {1}, now and whenever the host starts': '{0} unter {1} einhängen, jetzt und bei jedem Start des Hosts',
  'The guest’s disk is a file in that folder of the file server.':
    'Die Disk des Gastes ist eine Datei in diesem Ordner des Dateiservers.',
  '{0} has less than {1} free': '{0} hat weniger als {1} frei',
  'Make room on {0} (df -h {1} there), or choose a smaller size.':
    'Schaffen Sie Platz auf {0} (dort df -h {1}), oder wählen Sie eine kleinere Größe.',
  'See that there is no {0} yet': 'Prüfen, dass es {0} noch nicht gibt',
  'Another host may have made a file of that name on the server; it must not be written over.':
    'Ein anderer Host kann auf dem Server eine Datei dieses Namens angelegt haben; sie darf nicht überschrieben werden.',
  '{0} is there already on the file server {1}, and xenguide did not make it':
    '{0} ist schon auf dem Dateiserver {1}, und xenguide hat es nicht angelegt',
  'It is not touched. Choose another name for the guest, or look whether the file can go.':
    'Es wird nicht angerührt. Wählen Sie einen anderen Namen für den Gast, oder prüfen Sie, ob die Datei weg kann.',
  'the file server {0} does not let this host mount {1}': 'der Dateiserver {0} lässt diesen Host {1} nicht einhängen',
  'On the server, name this host in /etc/exports – {0} HOST(rw,sync,no_subtree_check,no_root_squash) – then: exportfs -ra.':
    'Nennen Sie diesen Host auf dem Server in /etc/exports – {0} HOST(rw,sync,no_subtree_check,no_root_squash) – dann: exportfs -ra.',
  'the file server {0} has no export {1}, or none for this host':
    'der Dateiserver {0} hat keinen Export {1}, oder keinen für diesen Host',
  'See what it exports, and to whom: exportfs -v on the server, or showmount -e {0} here.':
    'Sehen Sie, was er exportiert und für wen: exportfs -v auf dem Server, oder hier showmount -e {0}.',
  'the name {0} is not known to this host': 'diesem Host ist der Name {0} nicht bekannt',
  'Name the file server by its address, or add it to /etc/hosts.':
    'Nennen Sie den Dateiserver mit seiner Adresse, oder tragen Sie ihn in /etc/hosts ein.',
  '{0} cannot be mounted with the options {1}': '{0} lässt sich mit den Optionen {1} nicht einhängen',
  'An older server may want nfsvers=4.1, 4.0 or 3: answer it under options.':
    'Ein älterer Server will vielleicht nfsvers=4.1, 4.0 oder 3: Antworten Sie das bei den Optionen.',
  'the file server {0} does not answer': 'der Dateiserver {0} antwortet nicht',
  'See that it is up (ping {0}), that NFS runs on it, and that no firewall is between: TCP port 2049.':
    'Prüfen Sie, ob er läuft (ping {0}), ob NFS darauf läuft und keine Firewall dazwischen ist: TCP-Port 2049.',
  '{0} could not be mounted': '{0} ließ sich nicht einhängen',
  'Try it by hand: mount -t nfs -o {0} {1} /mnt': 'Probieren Sie es von Hand: mount -t nfs -o {0} {1} /mnt',
  '{0} is exported read-only by the file server {1}': 'der Dateiserver {1} exportiert {0} schreibgeschützt',
  'On the server, write rw in place of ro behind {0} in /etc/exports, then: exportfs -ra.':
    'Schreiben Sie auf dem Server hinter {0} in /etc/exports rw statt ro, dann: exportfs -ra.',
  'the file server {0} lets root of this host make nothing in {1}':
    'der Dateiserver {0} lässt root dieses Hosts in {1} nichts anlegen',
  'On the server, add no_root_squash behind {0} in /etc/exports, then: exportfs -ra. Or give the folder to the user that root is turned into.':
    'Ergänzen Sie auf dem Server hinter {0} in /etc/exports no_root_squash, dann: exportfs -ra. Oder geben Sie den Ordner dem Benutzer, zu dem root dort wird.',
  'there is no space left in {0} on the file server {1}': 'in {0} auf dem Dateiserver {1} ist kein Platz mehr',
  'Make room on the server, or choose another export.':
    'Schaffen Sie Platz auf dem Server, oder wählen Sie einen anderen Export.',
  'the file system below {0} on the file server {1} cannot hold a file of that size':
    'das Dateisystem unter {0} auf dem Dateiserver {1} fasst keine so große Datei',
  'Choose a smaller size, or another export.': 'Wählen Sie eine kleinere Größe, oder einen anderen Export.',
  'the guest’s disk could not be made on the file server {0}':
    'die Disk des Gastes ließ sich auf dem Dateiserver {0} nicht anlegen',
  'See whether the server still answers: ls {0}': 'Prüfen Sie, ob der Server noch antwortet: ls {0}',
  'the file server {0} does not answer, so that the guest’s disk on it cannot be removed':
    'der Dateiserver {0} antwortet nicht, deshalb lässt sich die Disk des Gastes darauf nicht entfernen',
  "Bring the server back. If it is gone for good, give the disk up: umount -f -l {0}; rm '{1}'; systemctl daemon-reload.":
    "Bringen Sie den Server zurück. Ist er für immer weg, geben Sie die Disk auf: umount -f -l {0}; rm '{1}'; systemctl daemon-reload.",
  '{0} cannot be unmounted: something uses it, or the file server {1} does not answer':
    '{0} lässt sich nicht aushängen: Etwas benutzt es, oder der Dateiserver {1} antwortet nicht',
  'See what uses it: fuser -vm {0}, losetup -a. If the server is gone for good: umount -f -l {1}.':
    'Sehen Sie, was es benutzt: fuser -vm {0}, losetup -a. Ist der Server für immer weg: umount -f -l {1}.',
  // src/storage/nfs-options.ts
  'a server that is slow for a moment would give the guest errors, and its file system breaks':
    'ein Server, der kurz langsam ist, würde dem Gast Fehler geben, und sein Dateisystem geht kaputt',
  'the guest has to write to its disk': 'der Gast muss auf seine Disk schreiben',
  'nothing would then keep a second host from opening the same disk':
    'nichts würde dann einen zweiten Host davon abhalten, dieselbe Disk zu öffnen',
  'the host would say it is mounted while it is not, and the guest would find no disk':
    'der Host würde sagen, es sei eingehängt, obwohl es das nicht ist, und der Gast fände keine Disk',
  'it asks for another kind of mount': 'es verlangt eine andere Art von Einhängen',
  'xenguide’s mount unit decides that itself': 'das bestimmt die Mount-Unit von xenguide selbst',
  'the options have an empty one among them': 'unter den Optionen ist eine leere',
  '“{0}” is not a mount option': '„{0}“ ist keine Mount-Option',
  'Write them with commas between and no spaces: nfsvers=4.2,nconnect=4. See: man 5 nfs.':
    'Schreiben Sie sie mit Kommas und ohne Leerzeichen: nfsvers=4.2,nconnect=4. Siehe: man 5 nfs.',
  '“{0}” cannot be used: {1}': '„{0}“ geht hier nicht: {1}',
  'Leave {0} out.': 'Lassen Sie {0} weg.',
  '“{0}” cannot be used': '„{0}“ geht hier nicht',
  'Use nfsvers=4.2, 4.1, 4.0 or 3; hard and rw stand alone.':
    'Nehmen Sie nfsvers=4.2, 4.1, 4.0 oder 3; hard und rw stehen allein.',
  // src/storage/nfs-root.ts
  'NFS root, without a disk': 'NFS-Root, ohne Disk',
  'its kernel mounts / from a folder of another machine; for a system that is there already':
    'sein Kernel hängt / aus einem Ordner eines anderen Rechners ein; für ein System, das schon da ist',
  'the system is in a folder of a file server already': 'das System liegt schon in einem Ordner eines Dateiservers',
  'no, but for those of the server itself': 'keine, außer denen des Servers selbst',
  'yes, with its kernel copied to the other host': 'ja, mit seinem auf den anderen Host kopierten Kernel',
  'that of the network; slow with many small files': 'die des Netzes; langsam bei vielen kleinen Dateien',
  'every host and guest that the server lets in': 'jeder Host und Gast, den der Server einlässt',
  'while the server is away the whole guest stands still': 'solange der Server weg ist, steht der ganze Gast still',
  'a file server that lets the guest in; a network card': 'ein Dateiserver, der den Gast einlässt; eine Netzwerkkarte',
  'mount.nfs is not installed on this host': 'mount.nfs ist auf diesem Host nicht installiert',
  'Install it: apt install nfs-common.': 'Installieren Sie es: apt install nfs-common.',
  '{0} is the root of the guest {1} already': '{0} ist schon das Wurzelverzeichnis des Gastes {1}',
  'Two guests on one root destroy each other’s files: give this one a folder of its own.':
    'Zwei Gäste auf einem Wurzelverzeichnis zerstören einander die Dateien: Geben Sie diesem einen eigenen Ordner.',
  'Root of the Xen guest {0} of {1}': 'Wurzelverzeichnis des Xen-Gastes {0} von {1}',
  'mount.nfs is not installed on the host': 'mount.nfs ist auf dem Host nicht installiert',
  'the address that DHCP gives it': 'die Adresse, die ihm DHCP gibt',
  'It is the guest that mounts its root: the file server {0} must let in {1}, not only this host (/etc/exports there: {2} with rw,no_root_squash).':
    'Der Gast selbst hängt sein Wurzelverzeichnis ein: Der Dateiserver {0} muss {1} einlassen, nicht nur diesen Host (dort in /etc/exports: {2} mit rw,no_root_squash).',
  'The guest’s network must stay as its kernel set it up: nothing in it may give the card another address or take it down, or its root is gone.':
    'Das Netz des Gastes muss bleiben, wie es sein Kernel eingerichtet hat: Nichts darin darf der Karte eine andere Adresse geben oder sie abschalten, sonst ist sein Wurzelverzeichnis weg.',
  'A new kernel in the guest is not used until it is copied to the host again (xenguide guide nfs-root).':
    'Ein neuer Kernel im Gast wird erst benutzt, wenn er wieder auf den Host kopiert ist (xenguide guide nfs-root).',
  'this host has mounted {0} from it already': 'dieser Host hat daraus schon {0} eingehängt',
  'Address of the file server': 'Adresse des Dateiservers',
  'As the guest reaches it. An address, not a name: the guest’s kernel asks no name server.':
    'So wie der Gast ihn erreicht. Eine Adresse, kein Name: Der Kernel des Gastes fragt keinen Nameserver.',
  'Folder on the server that is to be /': 'Ordner auf dem Server, der / sein soll',
  'The folder with the system in it, as it is called on the server. See what it offers: showmount -e {0}':
    'Der Ordner mit dem System darin, wie er auf dem Server heißt. Was er anbietet, zeigt: showmount -e {0}',
  'NFS version': 'NFS-Version',
  'How the guest’s kernel, or its initial RAM disk, speaks with the server while it starts.':
    'Wie der Kernel des Gastes, oder seine Initial-RAM-Disk, beim Start mit dem Server spricht.',
  'what every initial RAM disk can; Debian’s and Ubuntu’s can do no other':
    'was jede Initial-RAM-Disk kann; die von Debian und Ubuntu können nichts anderes',
  'one port, through firewalls; for initial RAM disks made by dracut':
    'ein Port, durch Firewalls hindurch; für Initial-RAM-Disks von dracut',
  'every initial RAM disk can mount a root with it': 'jede Initial-RAM-Disk kann damit ein Wurzelverzeichnis einhängen',
  'the guest’s root is on a file server, and it has no network card to reach it with':
    'das Wurzelverzeichnis des Gastes liegt auf einem Dateiserver, und er hat keine Netzwerkkarte, um es zu erreichen',
  'Give it one (bridge), in the network of the file server or with a way to it.':
    'Geben Sie ihm eine (Bridge), im Netz des Dateiservers oder mit einem Weg dorthin.',
  'the guest’s kernel cannot mount its root with the IPv6 address {0}':
    'der Kernel des Gastes kann sein Wurzelverzeichnis mit der IPv6-Adresse {0} nicht einhängen',
  'Answer auto, or an IPv4 address; the system in the guest can add IPv6 later.':
    'Antworten Sie auto oder mit einer IPv4-Adresse; IPv6 kann das System im Gast später ergänzen.',
  // src/storage/nfs-root/actions.ts
  'Mount {0} at {1} for a moment': '{0} kurz unter {1} einhängen',
  'The guest mounts it by itself; the host only looks into it, and copies the kernel out of it.':
    'Der Gast hängt es selbst ein; der Host sieht nur hinein und kopiert den Kernel heraus.',
  'See that a system is in {0}': 'Prüfen, dass in {0} ein System ist',
  'Without its first program, init, the kernel would give up.':
    'Ohne sein erstes Programm, init, würde der Kernel aufgeben.',
  '{0} holds no system: neither /sbin/init nor systemd is in it':
    'in {0} ist kein System: Weder /sbin/init noch systemd ist darin',
  'Name the folder that is to be the guest’s /, or put a system into it first (xenguide guide nfs-root).':
    'Nennen Sie den Ordner, der das / des Gastes sein soll, oder legen Sie erst ein System hinein (xenguide guide nfs-root).',
  'See that {0} is no other guest’s root': 'Prüfen, dass {0} nicht das Wurzelverzeichnis eines anderen Gastes ist',
  'Two guests on one root destroy each other’s files, and neither host would notice.':
    'Zwei Gäste auf einem Wurzelverzeichnis zerstören einander die Dateien, und keiner der Hosts würde es merken.',
  '{0} is another guest’s root already: {1}/{2} on {3} says whose':
    '{0} ist schon das Wurzelverzeichnis eines anderen Gastes: {1}/{2} auf {3} sagt, wessen',
  'Give this guest a folder of its own. If that guest is gone for good, remove the file on the server: rm {0}/{1}.':
    'Geben Sie diesem Gast einen eigenen Ordner. Ist jener Gast für immer weg, entfernen Sie die Datei auf dem Server: rm {0}/{1}.',
  'Note in {0}/{1} on {2} whose root it is': 'In {0}/{1} auf {2} vermerken, wessen Wurzelverzeichnis es ist',
  'A host that is asked to give another guest the same root then sees it, and refuses.':
    'Soll ein Host einem anderen Gast dasselbe Wurzelverzeichnis geben, sieht er das dann und lehnt ab.',
  'Unmount {0} again': '{0} wieder aushängen',
  'From here on only the guest uses it.': 'Von jetzt an benutzt es nur der Gast.',
  'See what uses it: fuser -vm {0}. If the server is gone for good: umount -f -l {1}.':
    'Sehen Sie, was es benutzt: fuser -vm {0}. Ist der Server für immer weg: umount -f -l {1}.',
  'the file server {0} turns root into a nobody in {1} (root_squash): a system cannot run from it':
    'der Dateiserver {0} macht root in {1} zu einem Niemand (root_squash): Ein System kann davon nicht laufen',
  'On the server, add no_root_squash behind {0} in /etc/exports, for this host and for the guest, then: exportfs -ra.':
    'Ergänzen Sie auf dem Server hinter {0} in /etc/exports no_root_squash, für diesen Host und für den Gast, dann: exportfs -ra.',
  '{0} has become another guest’s root just now': '{0} ist eben zum Wurzelverzeichnis eines anderen Gastes geworden',
  'Give this guest a folder of its own.': 'Geben Sie diesem Gast einen eigenen Ordner.',
  'Make room on the server.': 'Schaffen Sie Platz auf dem Server.',
  '{0} cannot be mounted, so that the note {1} in it cannot be removed':
    '{0} lässt sich nicht einhängen, deshalb kann der Vermerk {1} darin nicht entfernt werden',
  'Bring the file server back, and undo again. If it is gone for good: mount -t tmpfs none {0}, and undo again.':
    'Bringen Sie den Dateiserver zurück, und nehmen Sie noch einmal zurück. Ist er für immer weg: mount -t tmpfs none {0}, und noch einmal zurücknehmen.',
  // src/storage/nfs-root/look.ts
  'Looking into {0}': 'In {0} hineinsehen',
  'lsinitramfs is not on this host': 'lsinitramfs ist nicht auf diesem Host',
  "Whether {0} can mount a root on a file server could not be seen ({1}). In the guest’s system: lsinitramfs {2} | grep -E 'nfs|xen-netfront'.":
    "Ob {0} ein Wurzelverzeichnis auf einem Dateiserver einhängen kann, war nicht zu sehen ({1}). Im System des Gastes: lsinitramfs {2} | grep -E 'nfs|xen-netfront'.",
  '{0} could not be looked into from here; whether a system is in it is seen before anything is made.':
    'In {0} ließ sich von hier nicht hineinsehen; ob ein System darin ist, wird geprüft, bevor etwas angelegt wird.',
  '{0} is empty: there is no system in it': '{0} ist leer: Darin ist kein System',
  'Put one there first, on the server: debootstrap, or tar -xpf ROOTFS.tar -C {0} (xenguide guide nfs-root).':
    'Legen Sie erst eines hinein, auf dem Server: debootstrap, oder tar -xpf ROOTFS.tar -C {0} (xenguide guide nfs-root).',
  'the file server {0} does not let root read {1} in {2}: it turns root into a nobody (root_squash)':
    'der Dateiserver {0} lässt root {1} in {2} nicht lesen: Er macht root zu einem Niemand (root_squash)',
  'Add no_root_squash behind {0} in the server’s /etc/exports, for this host and for the guest, then: exportfs -ra.':
    'Ergänzen Sie hinter {0} in /etc/exports des Servers no_root_squash, für diesen Host und für den Gast, dann: exportfs -ra.',
  'Name the folder that is to be the guest’s /, not one above or below it.':
    'Nennen Sie den Ordner, der das / des Gastes sein soll, keinen darüber oder darunter.',
  '{0} is another guest’s root already: “{1}” is written in its .xenguide-guest':
    '{0} ist schon das Wurzelverzeichnis eines anderen Gastes: In seiner .xenguide-guest steht „{1}“',
  'Two guests on one root destroy each other’s files: give this one a folder of its own. If that guest is gone for good, remove the file.':
    'Zwei Gäste auf einem Wurzelverzeichnis zerstören einander die Dateien: Geben Sie diesem einen eigenen Ordner. Ist jener Gast für immer weg, entfernen Sie die Datei.',
  'It is a folder of the file server {0}, with {1} in it.': 'Es ist ein Ordner des Dateiservers {0}, mit {1} darin.',
  'a system': 'einem System',
  'Its newest kernel is {0}{1}.': 'Sein neuester Kernel ist {0}{1}.',
  'The system’s /etc/fstab says that / is {0}, a disk that this guest will not have: it waits for it at the start, or mounts / read-only. Take that line out of {1}/etc/fstab on the server.':
    'In /etc/fstab des Systems ist / die Disk {0}, die dieser Gast nicht haben wird: Er wartet beim Start auf sie oder hängt / schreibgeschützt ein. Nehmen Sie die Zeile auf dem Server aus {1}/etc/fstab heraus.',
  'timed out': 'Zeit abgelaufen',
  'the export cannot be looked into: {0}': 'in den Export lässt sich nicht hineinsehen: {0}',
  'Run xenguide as root, on a host with unshare (util-linux) and perl.':
    'Rufen Sie xenguide als root auf, auf einem Host mit unshare (util-linux) und perl.',
  // src/storage/nfs-root/mount-trouble.ts
  'On the server, name this host and the guest in /etc/exports – {0} HOST(rw,sync,no_subtree_check,no_root_squash) GUEST(the same) – then: exportfs -ra.':
    'Nennen Sie diesen Host und den Gast auf dem Server in /etc/exports – {0} HOST(rw,sync,no_subtree_check,no_root_squash) GAST(dasselbe) – dann: exportfs -ra.',
  'the file server {0} does not offer {1} by NFS {2}': 'der Dateiserver {0} bietet {1} nicht mit NFS {2} an',
  'Switch NFS 3 on there (vers3=y in /etc/nfs.conf, and rpcbind), or answer another version, if the guest’s initial RAM disk can do it.':
    'Schalten Sie dort NFS 3 ein (vers3=y in /etc/nfs.conf, und rpcbind), oder antworten Sie eine andere Version, wenn die Initial-RAM-Disk des Gastes sie kann.',
  'Answer version 3, or switch that version on there (/etc/nfs.conf).':
    'Antworten Sie Version 3, oder schalten Sie diese Version dort ein (/etc/nfs.conf).',
  'See that it is up (ping {0}), that NFS runs on it, and that no firewall is between: TCP ports 2049 and, for NFS 3, 111.':
    'Prüfen Sie, ob er läuft (ping {0}), ob NFS darauf läuft und keine Firewall dazwischen ist: die TCP-Ports 2049 und, für NFS 3, 111.',
  'this host cannot mount NFS': 'dieser Host kann kein NFS einhängen',
  'Try it by hand: mount -t nfs -o nfsvers={0},nolock {1} /mnt':
    'Probieren Sie es von Hand: mount -t nfs -o nfsvers={0},nolock {1} /mnt',
  // src/storage/nfs-root/ramdisk.ts
  'Xen’s network card': 'die Netzwerkkarte von Xen',
  'the initial RAM disk {0} in the export has no driver for {1}: the guest could not reach its root':
    'die Initial-RAM-Disk {0} im Export hat keinen Treiber für {1}: Der Gast könnte sein Wurzelverzeichnis nicht erreichen',
  'In that system, put MODULES=most into /etc/initramfs-tools/initramfs.conf and run: update-initramfs -u (Debian, Ubuntu); or: dracut -f --add nfs. Or name another kernel and initial RAM disk (source.kernel, source.ramdisk).':
    'Schreiben Sie in jenem System MODULES=most in /etc/initramfs-tools/initramfs.conf, und rufen Sie auf: update-initramfs -u (Debian, Ubuntu); oder: dracut -f --add nfs. Oder nennen Sie einen anderen Kernel und eine andere Initial-RAM-Disk (source.kernel, source.ramdisk).',
  'the initial RAM disk {0} in the export mounts its root with klibc’s nfsmount, which speaks NFS 3 at most, not {1}':
    'die Initial-RAM-Disk {0} im Export hängt ihr Wurzelverzeichnis mit nfsmount von klibc ein, das höchstens NFS 3 spricht, nicht {1}',
  'Answer 3; the file server must offer it too.': 'Antworten Sie 3; der Dateiserver muss das auch anbieten.',
  // src/storage/nfs-root/root-folder.ts
  '{0} is each machine’s own address: for the guest it would be the guest itself':
    '{0} ist die eigene Adresse jedes Rechners: Für den Gast wäre das er selbst',
  'Name an address of the file server that the guest can reach.':
    'Nennen Sie eine Adresse des Dateiservers, die der Gast erreichen kann.',
  'Write the address, like 10.0.0.9: the guest’s kernel asks no name server, and speaks no IPv6 here.':
    'Schreiben Sie die Adresse, etwa 10.0.0.9: Der Kernel des Gastes fragt keinen Nameserver und spricht hier kein IPv6.',
  // src/storage/nfs.ts
  'File on a file server (NFS)': 'Datei auf einem Dateiserver (NFS)',
  'one file in a folder of another machine: every host can reach it; as fast and as safe as that machine':
    'eine Datei in einem Ordner eines anderen Rechners: Jeder Host erreicht sie; so schnell und so sicher wie dieser Rechner',
  'no, but for qcow2 or on the server itself': 'keine, außer mit qcow2 oder auf dem Server selbst',
  'yes: every host sees the same file': 'ja: Jeder Host sieht dieselbe Datei',
  'that of the network, at best': 'bestenfalls die des Netzes',
  'every host that the server lets in': 'jeder Host, den der Server einlässt',
  'while the server is away the guest’s disk stands still':
    'solange der Server weg ist, steht die Disk des Gastes still',
  'a file server with a folder that this host may write to':
    'ein Dateiserver mit einem Ordner, in den dieser Host schreiben darf',
  'File server': 'Dateiserver',
  'The name or address of the machine that keeps the file. An address does not depend on a name server.':
    'Name oder Adresse des Rechners, auf dem die Datei liegt. Eine Adresse hängt nicht von einem Nameserver ab.',
  'Folder on the server (export)': 'Ordner auf dem Server (Export)',
  'The folder that the server offers, as it is called there. See them with: showmount -e {0}':
    'Der Ordner, den der Server anbietet, wie er dort heißt. Sie sehen sie mit: showmount -e {0}',
  'the name {0} is too long for a mount unit: each character but letters, digits, . and _ counts four times there':
    'der Name {0} ist für eine Mount-Unit zu lang: Jedes Zeichen außer Buchstaben, Ziffern, . und _ zählt dort viermal',
  'Choose a shorter name, or one with fewer - and +.':
    'Wählen Sie einen kürzeren Namen, oder einen mit weniger - und +.',
  '{0} is already mounted at {1}': '{0} ist schon unter {1} eingehängt',
  'Choose another name for the guest, or take the old one away first.':
    'Wählen Sie einen anderen Namen für den Gast, oder nehmen Sie den alten erst weg.',
  'the host was not started with systemd, which is to mount the file server’s folder':
    'der Host wurde nicht mit systemd gestartet, das den Ordner des Dateiservers einhängen soll',
  'Mount the folder by hand (/etc/fstab), and put the guest’s disk there with: backend file.':
    'Hängen Sie den Ordner von Hand ein (/etc/fstab), und legen Sie die Disk des Gastes dorthin, mit backend file.',
  'Never start this guest on two hosts at once: nothing locks its disk on {0}, and two guests on one disk destroy its file system. Take autostart on one host only.':
    'Starten Sie diesen Gast nie auf zwei Hosts zugleich: Nichts sperrt seine Disk auf {0}, und zwei Gäste auf einer Disk zerstören ihr Dateisystem. Lassen Sie ihn nur auf einem Host von selbst starten.',
  'Look into the disk’s file, or copy it, only while the guest is shut down: each host keeps a part of it in its own memory.':
    'Sehen Sie in die Datei der Disk nur hinein, oder kopieren Sie sie nur, während der Gast heruntergefahren ist: Jeder Host behält einen Teil davon im eigenen Speicher.',
  'NFS mount at {0}': 'NFS eingehängt unter {0}',
  'the network to {0}': 'das Netz zu {0}',
  'Mount options': 'Mount-Optionen',
  'How the folder is mounted, with commas between. hard is always added: the guest waits for a slow server.':
    'Wie der Ordner eingehängt wird, durch Kommas getrennt. hard kommt immer dazu: Der Gast wartet auf einen langsamen Server.',
  'it is the newest NFS, with holes in files and quick copies':
    'es ist das neueste NFS, mit Löchern in Dateien und schnellen Kopien',
  // src/storage/no-other-guest.ts
  '{0} is the disk of another guest too': '{0} ist auch die Disk eines anderen Gasts',
  'Give that guest a disk of its own, or take the config away that names this one. An image that stands on it is made whole with the guest off: qemu-img rebase -p -b "" IMAGE.':
    'Geben Sie jenem Gast eine eigene Disk, oder nehmen Sie die Konfiguration weg, die diese nennt. Ein Image, das darauf aufbaut, wird bei ausgeschaltetem Gast so zu einem ganzen: qemu-img rebase -p -b "" IMAGE.',
  // src/storage/not-wiped.ts
  '{0} is not there: what was copied to it could not be wiped.':
    '{0} ist nicht da: Was darauf kopiert wurde, ließ sich nicht löschen.',
  // src/storage/partition.ts
  'Partition or whole disk': 'Partition oder ganze Festplatte',
  'a partition or disk that is there already: nothing between guest and platter, and no way to grow it':
    'eine vorhandene Partition oder Festplatte: nichts zwischen Gast und Platte, und kein Weg, sie zu vergrößern',
  'no: the disk is in one host only': 'nein: Die Platte steckt nur in einem Host',
  'that of the disk itself': 'die der Platte selbst',
  'this host; two where the disk hangs on both (SAN)': 'dieser Host; zwei, wenn die Platte an beiden hängt (SAN)',
  'a broken disk takes its guests with it': 'eine kaputte Platte nimmt ihre Gäste mit',
  'a partition or disk that nothing uses': 'eine Partition oder Platte, die nichts benutzt',
  'this host has no disks of its own': 'dieser Host hat keine eigenen Platten',
  'every disk and partition of this host is in use': 'jede Platte und Partition dieses Hosts ist in Benutzung',
  'Add a disk, or make a partition in unused space (fdisk), and look again.':
    'Bauen Sie eine Platte ein, oder legen Sie auf freiem Platz eine Partition an (fdisk), und sehen Sie noch einmal nach.',
  'Overwrite what is on it': 'Überschreiben, was darauf ist',
  '{0} holds {1}. All of it is lost when the plan is carried out, and undo cannot bring it back. To go on, type {2}, or its full name: {3}':
    '{0} enthält {1}. Alles davon geht verloren, wenn der Plan ausgeführt wird, und undo kann es nicht zurückbringen. Um weiterzumachen, tippen Sie {2} oder den vollen Namen: {3}',
  '“{0}” is not the name of the device whose contents ({1}) are to go':
    '„{0}“ ist nicht der Name des Geräts, dessen Inhalt ({1}) weg soll',
  'Write {0} to overwrite it, or choose another device.':
    'Schreiben Sie {0}, um es zu überschreiben, oder wählen Sie ein anderes Gerät.',
  'See whether the disk is connected (lsblk; ls -l /dev/disk/by-id), or choose another one.':
    'Prüfen Sie, ob die Platte angeschlossen ist (lsblk; ls -l /dev/disk/by-id), oder wählen Sie eine andere.',
  '{0} is smaller than the {1} that it must have': '{0} ist kleiner als die nötigen {1}',
  'See its size with blockdev --getsize64, and go through the questions once more.':
    'Die Größe zeigt blockdev --getsize64; gehen Sie die Fragen noch einmal durch.',
  'Nothing was changed. Free it, or choose another one; the guide’s page concepts/in-use says how.':
    'Nichts wurde geändert. Geben Sie es frei, oder wählen Sie ein anderes; wie, sagt die Handbuchseite concepts/in-use.',
  '{0} holds {1}. All of it is lost when the plan is carried out, and undo cannot bring it back.':
    '{0} enthält {1}. Alles davon geht verloren, wenn der Plan ausgeführt wird, und undo kann es nicht zurückbringen.',
  // src/storage/partition/device-field.ts
  'Partition or disk': 'Partition oder Festplatte',
  'All of it becomes the guest’s disk. It is named by what stays the same after a reboot; sda and sdb may swap places.':
    'Sie wird ganz zur Disk des Gastes. Genannt wird sie mit dem, was nach einem Neustart gleich bleibt; sda und sdb können die Plätze tauschen.',
  'nothing uses it, and it is empty': 'nichts benutzt sie, und sie ist leer',
  empty: 'leer',
  'holds {0}': 'enthält {0}',
  'All of it becomes the guest’s disk. Name it by its lasting name under /dev/disk/by-id.':
    'Sie wird ganz zur Disk des Gastes. Nennen Sie sie mit ihrem bleibenden Namen unter /dev/disk/by-id.',
  'Its size': 'Ihre Größe',
  'How large the partition or disk is, if you know it. It is looked at before anything is written.':
    'Wie groß die Partition oder Platte ist, wenn Sie es wissen. Sie wird angesehen, bevor etwas geschrieben wird.',
  '“{0}” is not a name that stays: it may mean another disk after the next start of the host':
    '„{0}“ ist kein bleibender Name: Nach dem nächsten Start des Hosts kann er eine andere Platte meinen',
  'Write {0}, which is the same device.': 'Schreiben Sie {0}, das ist dasselbe Gerät.',
  'Find its name with: ls -l /dev/disk/by-id.': 'Ihren Namen zeigt: ls -l /dev/disk/by-id.',
  'there is no disk or partition {0} on {1}': 'auf {1} gibt es keine Platte oder Partition {0}',
  'See what is there with: ls -l /dev/disk/by-id.': 'Was dort ist, zeigt: ls -l /dev/disk/by-id.',
  // src/storage/partition/take-over.ts
  'See that nothing uses {0}': 'Prüfen, dass nichts {0} benutzt',
  'Wipe {0}: {1} is lost for good': '{0} löschen: {1} geht endgültig verloren',
  'What happened since the questions were answered counts too.':
    'Auch was geschah, seit die Fragen beantwortet wurden, zählt.',
  'You named it to be overwritten. Without the old signatures nothing takes the guest’s disk for what it was.':
    'Sie haben es zum Überschreiben genannt. Ohne die alten Signaturen hält nichts die Disk des Gastes für das, was sie war.',
  'Take {0} for {1}; undo wipes it{2}': '{0} als {1} nehmen; undo löscht es{2}',
  ', and cannot bring back what was on it': ', und kann nicht zurückbringen, was darauf war',
  'From here on it holds the guest’s data. Undo wipes the signatures, so that it counts as empty and no half system lies around; the blocks are not cleared.':
    'Von jetzt an enthält es die Daten des Gastes. undo löscht die Signaturen, damit es als leer gilt und kein halbes System herumliegt; die Blöcke werden nicht geleert.',
  // src/storage/roomiest.ts
  'it is the only one with free space': 'sie hat als einzige freien Platz',
  'it has the most free space': 'sie hat den meisten freien Platz',
  // src/storage/size-field.ts
  'Size of the disk': 'Größe der Disk',
  'How big the guest’s disk is to be. It can be made bigger later, hardly ever smaller. A bare number means GiB.':
    'Wie groß die Disk des Gastes werden soll. Später lässt sie sich vergrößern, aber kaum je verkleinern. Eine Zahl allein meint GiB.',
  'How big the guest’s disk is to be. {0} are {1}free in {2}. A bare number means GiB.':
    'Wie groß die Disk des Gastes werden soll. {0} sind {1}frei in {2}. Eine Zahl allein meint GiB.',
  'then still': 'dann noch',
  'it is the image’s own size, rounded up': 'es ist die Größe des Images selbst, aufgerundet',
  'space is short here: half of it stays free{0}': 'der Platz ist hier knapp: Die Hälfte bleibt frei{0}',
  'where the image allows it': 'wo das Image es zulässt',
  'it is enough for a system and some data': 'das genügt für ein System und einige Daten',
  'it is a beginning; it can grow later': 'es ist ein Anfang; sie kann später wachsen',
  // src/storage/spare-devices.ts
  'its partition {0}: {1}': 'ihre Partition {0}: {1}',
  'it is a part of {0}: {1}': 'sie ist Teil von {0}: {1}',
  '{0} is in use: {1}': '{0} ist in Benutzung: {1}',
  'Free it first (the guide’s page concepts/in-use says how), or choose another one.':
    'Geben Sie es erst frei (wie, sagt die Handbuchseite concepts/in-use), oder wählen Sie ein anderes.',
  '{0} has no name under /dev/disk/by-id, by-partuuid or by-path that would stay':
    '{0} hat unter /dev/disk/by-id, by-partuuid oder by-path keinen Namen, der bleiben würde',
  'A partition in a GPT partition table has such a name, but a new table erases all that is on the disk. Or choose another one.':
    'Eine Partition in einer GPT-Partitionstabelle hat einen solchen Namen, doch eine neue Tabelle löscht alles auf dem Datenträger. Oder wählen Sie ein anderes.',
  '{0} is read-only': '{0} ist schreibgeschützt',
  'Choose one that can be written to.': 'Wählen Sie eine, auf die sich schreiben lässt.',
  '{0} has {1}, and the image needs {2}': '{0} hat {1}, und das Image braucht {2}',
  'Choose a larger one.': 'Wählen Sie eine größere.',
  '{0} ({1} bytes)': '{0} ({1} Bytes)',
  'nothing known': 'nichts Bekanntes',
  'partitions ({0})': 'Partitionen ({0})',
  'a partition table ({0})': 'eine Partitionstabelle ({0})',
  // src/storage/thin.ts
  'Thin volume (LVM)': 'Thin Volume (LVM)',
  'takes space only as the guest writes; quick snapshots; the pool must be watched':
    'belegt Platz erst, wenn der Gast schreibt; schnelle Snapshots; der Pool will beobachtet sein',
  'yes, at no cost': 'ja, ohne Kosten',
  'nearly that of the disk below it': 'fast die der Platte darunter',
  'a full pool stops every guest on it': 'ein voller Pool hält jeden Gast darauf an',
  'a thin pool in a volume group': 'ein Thin-Pool in einer Volume Group',
  'it takes space only as the guest writes': 'es belegt Platz erst, wenn der Gast schreibt',
  'this host has no thin pool': 'dieser Host hat keinen Thin-Pool',
  'Make one in {0}: lvcreate --type thin-pool -L 100G -n pool {1} (apt install thin-provisioning-tools).':
    'Legen Sie in {0} einen an: lvcreate --type thin-pool -L 100G -n pool {1} (apt install thin-provisioning-tools).',
  'Make a volume group first (vgcreate vg0 /dev/sdX), then a thin pool in it.':
    'Legen Sie erst eine Volume Group an (vgcreate vg0 /dev/sdX), dann einen Thin-Pool darin.',
  'Thin pool': 'Thin-Pool',
  'The pool that the volume takes its space from as it is written.':
    'Der Pool, aus dem das Volume seinen Platz nimmt, während es beschrieben wird.',
  '“{0}” names no thin pool': '„{0}“ nennt keinen Thin-Pool',
  'Write group and pool, like vg0/pool.': 'Schreiben Sie Gruppe und Pool, etwa vg0/pool.',
  'the pool': 'der Pool',
  'there is no thin pool {0} on {1}': 'auf {1} gibt es keinen Thin-Pool {0}',
  'the image may write {0}, and {1} has {2} left': 'das Image schreibt vielleicht {0}, und {1} hat noch {2}',
  'Choose another place, or make the pool bigger: lvextend -L +10G {0}.':
    'Wählen Sie einen anderen Ort, oder vergrößern Sie den Pool: lvextend -L +10G {0}.',
  'The {0} holds {1} and is {2} % full; with this guest {3} are promised out of it. If it runs full, every guest on it stops: watch Data% and Meta% of lvs {4}.':
    '{0} fasst {1} und ist zu {2} % voll; mit diesem Gast sind daraus {3} versprochen. Läuft er voll, bleibt jeder Gast darauf stehen: Beobachten Sie Data% und Meta% von lvs {4}.',
  'Make the thin volume {0}/{1} ({2}) in the pool {3}': 'Das Thin Volume {0}/{1} anlegen ({2}), im Pool {3}',
  'It is the guest’s disk. It begins empty, and takes space out of the pool only as the guest writes.':
    'Es ist die Disk des Gastes. Es beginnt leer und nimmt erst Platz aus dem Pool, wenn der Gast schreibt.',
  'thin pool {0}': 'Thin-Pool {0}',
  'the thin pool {0} is not active': 'der Thin-Pool {0} ist nicht aktiv',
  'Activate it: lvchange -ay {0}.': 'Aktivieren Sie ihn: lvchange -ay {0}.',
  'the thin pool {0} is {1} % full': 'der Thin-Pool {0} ist zu {1} % voll',
  'Make it bigger: lvextend -L +10G {0}.': 'Vergrößern Sie ihn: lvextend -L +10G {0}.',
  'the metadata of the thin pool {0} is {1} % full': 'die Metadaten des Thin-Pools {0} sind zu {1} % voll',
  'Make it bigger: lvextend --poolmetadatasize +100M {0}.':
    'Vergrößern Sie sie: lvextend --poolmetadatasize +100M {0}.',
  '{0} left of {1}, {2} promised': 'noch {0} von {1}, {2} versprochen',
  // src/storage/volume-group.ts
  '{0} free of {1}': '{0} von {1} frei',
  'nothing can be made in {0}: {1}': 'in {0} lässt sich nichts anlegen: {1}',
  '{0} is full': '{0} ist voll',
  'Add a disk to it: vgextend {0} /dev/sdX.': 'Fügen Sie ihr eine Platte hinzu: vgextend {0} /dev/sdX.',
  // src/storage/zfs.ts
  'ZFS volume (zvol)': 'ZFS-Volume (zvol)',
  'a volume in a ZFS pool: checksums, quick snapshots; wants much memory of the host':
    'ein Volume in einem ZFS-Pool: Prüfsummen, schnelle Snapshots; will viel Speicher des Hosts',
  'good; slower where single blocks are overwritten': 'gut; langsamer, wo einzelne Blöcke überschrieben werden',
  'this host; copies by zfs send': 'dieser Host; Kopien mit zfs send',
  'broken blocks are noticed, and mended in a mirror':
    'kaputte Blöcke fallen auf und werden in einem Spiegel berichtigt',
  'ZFS and a pool, memory for its cache': 'ZFS und ein Pool, Speicher für seinen Cache',
  'it notices broken blocks and makes backups easy': 'es bemerkt kaputte Blöcke und macht Sicherungen leicht',
  'ZFS is not installed on this host': 'ZFS ist auf diesem Host nicht installiert',
  'this host has no ZFS pool': 'dieser Host hat keinen ZFS-Pool',
  'Install it (apt install zfs-dkms zfsutils-linux, from Debian’s contrib) and make a pool.':
    'Installieren Sie es (apt install zfs-dkms zfsutils-linux, aus Debians contrib), und legen Sie einen Pool an.',
  'Make one on a spare disk: zpool create tank /dev/disk/by-id/….':
    'Legen Sie auf einer freien Platte einen an: zpool create tank /dev/disk/by-id/….',
  'ZFS pool': 'ZFS-Pool',
  'The pool of disks that the volume is made in.': 'Der Pool von Platten, in dem das Volume angelegt wird.',
  '“{0}” is no name of a ZFS pool': '„{0}“ ist kein Name eines ZFS-Pools',
  'See the names with: zpool list.': 'Die Namen zeigt: zpool list.',
  'there is no ZFS pool {0} on {1}': 'auf {1} gibt es keinen ZFS-Pool {0}',
  'ZFS takes no + in a name, and would not make {0}': 'ZFS nimmt kein + in einem Namen und würde {0} nicht anlegen',
  '{0}/{1} exists already': '{0}/{1} gibt es schon',
  'Choose another guest name or another pool; xenguide never writes over it.':
    'Wählen Sie einen anderen Namen für den Gast oder einen anderen Pool; xenguide überschreibt es nie.',
  'Make the ZFS volume {0} ({1})': 'Das ZFS-Volume {0} anlegen ({1})',
  'It is the guest’s disk, and its whole size is kept free for it in the pool.':
    'Es ist die Disk des Gastes, und im Pool wird seine ganze Größe dafür freigehalten.',
  'the volume {0} was made, but {1} has not come up': 'das Volume {0} wurde angelegt, aber {1} ist nicht erschienen',
  'See whether udev’s rules for ZFS are there (60-zvol.rules) and zvols are wanted: zfs get volmode.':
    'Prüfen Sie, ob die udev-Regeln für ZFS da sind (60-zvol.rules) und ob zvols gewünscht sind: zfs get volmode.',
  'ZFS does not answer on this host, and so {0} cannot be destroyed':
    'ZFS antwortet auf diesem Host nicht, und so lässt sich {0} nicht entfernen',
  'Load its module: modprobe zfs. For a new kernel it may have to be built first: dkms autoinstall.':
    'Laden Sie sein Modul: modprobe zfs. Für einen neuen Kernel muss es vielleicht erst gebaut werden: dkms autoinstall.',
  'the ZFS volume {0} could not be destroyed: something uses it, or it has snapshots':
    'das ZFS-Volume {0} ließ sich nicht entfernen: Etwas benutzt es, oder es hat Snapshots',
  'See: lsof {0}; zfs list -t snapshot -r {1}. Remove what is not needed.':
    'Sehen Sie nach: lsof {0}; zfs list -t snapshot -r {1}. Entfernen Sie, was nicht gebraucht wird.',
  'The ZFS pool {0} is not there just now. Should it be imported again, look whether the volume is in it, and destroy it by hand: zfs destroy {1}.':
    'Der ZFS-Pool {0} ist gerade nicht da. Sollte er wieder importiert werden, sehen Sie nach, ob das Volume darin ist, und entfernen Sie es von Hand: zfs destroy {1}.',
  'ZFS pool {0}': 'ZFS-Pool {0}',
  'the ZFS volume {0} is there already, and xenguide did not make it':
    'das ZFS-Volume {0} ist schon da, und xenguide hat es nicht angelegt',
  'It is not touched. Choose another name for the guest, or look whether the volume can go: zfs list.':
    'Es wird nicht angerührt. Wählen Sie einen anderen Namen für den Gast, oder sehen Sie nach, ob das Volume weg kann: zfs list.',
  'the pool {0} has no room for the whole of {1}': 'im Pool {0} ist kein Platz für das ganze {1}',
  'In a raidz pool a volume takes up to twice its size. Choose a smaller size, or another place.':
    'In einem raidz-Pool braucht ein Volume bis zum Doppelten seiner Größe. Wählen Sie eine kleinere Größe oder einen anderen Ort.',
  'the ZFS pool {0} is full': 'der ZFS-Pool {0} ist voll',
  'Free some space, or add disks: zpool add {0} ….':
    'Schaffen Sie Platz, oder fügen Sie Platten hinzu: zpool add {0} ….',
  // src/text/yes-no.ts
  yes: 'ja',
  no: 'nein',
  // src/tui/app.tsx
  'Taken back: the last Enter, which changed no answer.':
    'Zurückgenommen: das letzte Enter, das keine Antwort geändert hat.',
  'Applying is not possible here: write the files instead.':
    'Anwenden ist hier nicht möglich: Schreiben Sie stattdessen die Dateien.',
  // src/tui/discs/keymap.ts
  'give up': 'aufgeben',
  insert: 'einlegen',
  'insert it': 'einlegen',
  'Arrows Enter': 'Pfeile Enter',
  'next disc': 'nächste Disc',
  eject: 'auswerfen',
  'other drive': 'anderes Laufwerk',
  scroll: 'blättern',
  'Arrows PgUp/PgDn': 'Pfeile Bild auf/ab',
  top: 'Anfang',
  Home: 'Pos1',
  close: 'schließen',
  again: 'neu ansehen',
  guide: 'Handbuch',
  'One disc at a time: Esc gives up the one under way.': 'Eine Disc nach der anderen: Esc gibt die laufende auf.',
  'One moment.': 'Einen Augenblick.',
  '{0} does not run: its discs can be changed once it does.':
    '{0} läuft nicht: Seine Discs lassen sich wechseln, sobald er läuft.',
  'The host does not answer just now.': 'Der Host antwortet gerade nicht.',
  'One moment: the drives are being looked at.': 'Einen Augenblick: Die Laufwerke werden angesehen.',
  '{0} has no drive for a disc.': '{0} hat kein Laufwerk für eine Disc.',
  'No ISO file was found on the host that could be inserted.':
    'Auf dem Host wurde keine ISO-Datei gefunden, die sich einlegen ließe.',
  '{0} is empty.': '{0} ist leer.',
  'There is no other drive.': 'Es gibt kein anderes Laufwerk.',
  // src/tui/discs/lines.ts
  Drives: 'Laufwerke',
  '{0} does not run': '{0} läuft nicht',
  'as they were seen last': 'wie sie zuletzt zu sehen waren',
  'Looking at the guest …': 'Der Gast wird angesehen …',
  'It has none for a disc: ? tells how it gets one.': 'Er hat keins für eine Disc: ? sagt, wie er eines bekommt.',
  'None can be seen.': 'Es sind keine zu sehen.',
  'Discs of the install': 'Discs der Installation',
  Discs: 'Discs',
  '{0} of {1} done': '{0} von {1} erledigt',
  'Discs on the host': 'Discs auf dem Host',
  more: 'weitere',
  'in {0}': 'in {0}',
  done: 'fertig',
  'next@disc': 'als Nächste',
  '{0} Esc gives up.': '{0} Esc gibt auf.',
  // src/tui/discs/press.ts
  'There is no disc {0}.': 'Eine Disc {0} gibt es nicht.',
  'There is no disc on the host that could be inserted.': 'Auf dem Host liegt keine Disc, die sich einlegen ließe.',
  // src/tui/discs/screen.tsx
  'discs of {0}': 'Discs von {0}',
  'being installed': 'wird installiert',
  running: 'läuft',
  'not running': 'läuft nicht',
  'Please make the window larger: {0} columns and {1} rows are needed, here are {2} and {3}.':
    'Bitte machen Sie das Fenster größer: Nötig sind {0} Spalten und {1} Zeilen, hier sind es {2} und {3}.',
  'q leaves.': 'q beendet.',
  // src/tui/keymap.ts
  'back to the review': 'zur Übersicht',
  stop: 'abbrechen',
  quit: 'beenden',
  stay: 'bleiben',
  'any other key': 'jede andere Taste',
  'yes, keep it': 'ja, so lassen',
  'no, go back': 'nein, zurück',
  next: 'weiter',
  choose: 'wählen',
  'go there': 'dorthin',
  change: 'ändern',
  'Move to an answer with the arrows: Enter changes it.':
    'Gehen Sie mit den Pfeiltasten auf eine Antwort: Enter ändert sie.',
  'apply now': 'jetzt anwenden',
  finish: 'fertig',
  'edit it': 'bearbeiten',
  complete: 'ergänzen',
  'write files': 'schreiben',
  apply: 'anwenden',
  'warnings in short': 'Warnungen kurz',
  'all warnings': 'alle Warnungen',
  'leave as it was': 'lassen, wie es war',
  back: 'zurück',
  'This is the first question: there is nothing before it.': 'Das ist die erste Frage: Davor kommt nichts.',
  undo: 'rückgängig',
  'Nothing has been answered yet: there is nothing to undo.':
    'Es ist noch nichts beantwortet: Es gibt nichts zurückzunehmen.',
  find: 'suchen',
  preview: 'Vorschau',
  'hide preview': 'ohne Vorschau',
  'guide here': 'Handbuch hier',
  output: 'Ausgabe',
  'PgUp/Dn': 'Bild auf/ab',
  'to the shell, fg comes back': 'zur Shell, fg kommt zurück',
  'draw it anew': 'neu zeichnen',
  'Not yet: {0}.': 'Noch nicht: {0}.',
  'Not yet: questions are open.': 'Noch nicht: Es sind Fragen offen.',
  // src/tui/panes/apply-lines.ts
  'was done before': 'war schon getan',
  'was there already, and stays': 'war schon da und bleibt',
  failed: 'fehlgeschlagen',
  'taking it back': 'wird zurückgenommen',
  'taken back': 'zurückgenommen',
  '1 line before': '1 Zeile davor',
  '{0} lines before': '{0} Zeilen davor',
  '{0} min {1} s': '{0} min {1} s',
  '{0} h {1} min': '{0} h {1} min',
  'Is this still readable?': 'Können Sie das noch lesen?',
  'Press y within {0} s, and it stays so.': 'Drücken Sie innerhalb von {0} s y, dann bleibt es so.',
  'Without it {0} goes back by itself to the network it had. n does it at once.':
    'Sonst stellt sich auf {0} von selbst das alte Netz wieder her. n tut das sofort.',
  // src/tui/panes/apply.tsx
  'The network was changed': 'Das Netz wurde geändert',
  Result: 'Ergebnis',
  'Stopping, and taking back what was done': 'Abbruch: Das Getane wird zurückgenommen',
  Applying: 'Wird angewendet',
  // src/tui/panes/confirm.tsx
  'Apply now?': 'Jetzt anwenden?',
  '{0} of {1} actions change something on {2}:': '{0} von {1} Aktionen ändern etwas auf {2}:',
  'What is destroyed cannot be brought back.': 'Was zerstört ist, lässt sich nicht zurückholen.',
  'If an action fails, what was done before it is taken back.':
    'Schlägt eine Aktion fehl, wird zurückgenommen, was vor ihr getan wurde.',
  '{0} and {1} more: Esc leads back to the review, which lists them all.':
    '{0} und {1} weitere: Esc führt zurück zur Übersicht, die sie alle nennt.',
  // src/tui/panes/find.tsx
  'Go to a question': 'Zu einer Frage gehen',
  '{0} found': '{0} gefunden',
  'a word of the question or of your answer': 'ein Wort der Frage oder Ihrer Antwort',
  'No question has this word.': 'Keine Frage enthält dieses Wort.',
  // src/tui/panes/guide.tsx
  'Guide: {0}': 'Handbuch: {0}',
  Guide: 'Handbuch',
  // src/tui/panes/header.tsx
  Review: 'Übersicht',
  // src/tui/panes/preview.tsx
  'The config so far': 'Die Konfiguration bis jetzt',
  // src/tui/panes/question-lines.ts
  'Suggested: {0}': 'Vorschlag: {0}',
  'Enter takes {0}: {1}': 'Enter nimmt {0}: {1}',
  'A space and Enter leave it empty.': 'Leertaste und Enter lassen es leer.',
  'Suggested: {0} ({1})': 'Vorschlag: {0} ({1})',
  'may stay empty': 'darf leer bleiben',
  'looking on the host …': 'auf dem Host wird nachgesehen …',
  'type to narrow the list': 'tippen, um die Liste einzugrenzen',
  '{0} choices': '{0} zur Auswahl',
  'This one needs an answer.': 'Hier ist eine Antwort nötig.',
  // src/tui/panes/rail-lines.ts
  blocked: 'blockiert',
  // src/tui/panes/review-lines.ts
  reads: 'liest',
  creates: 'neu',
  changes: 'ändert',
  DESTROYS: 'ZERSTÖRT',
  'Everything is answered.': 'Alles ist beantwortet.',
  'Nothing has been changed yet.': 'Noch ist nichts geändert.',
  'One thing is in the way.': 'Eines steht noch im Weg.',
  '{0} things are in the way.': '{0} Dinge stehen noch im Weg.',
  'some questions are open': 'einige Fragen sind offen',
  'Not ready: {0}.': 'Noch nicht fertig: {0}.',
  'In the way': 'Was im Weg steht',
  'Your answers': 'Ihre Antworten',
  'What apply does, in this order': 'Was beim Anwenden geschieht, der Reihe nach',
  '1 action': '1 Aktion',
  '{0} actions': '{0} Aktionen',
  'w writes the files': 'w schreibt die Dateien',
  'a applies the plan': 'a wendet den Plan an',
  'q leaves': 'q beendet',
  '{0}. Move to an answer to change it.': '{0}. Gehen Sie auf eine Antwort, um sie zu ändern.',
  'and {0} more: m tells all': 'und {0} weitere: m sagt alles',
  'm tells all': 'm sagt alles',
  'Look at this first': 'Lesen Sie das zuerst',
  'Touches {0}.': 'Berührt {0}.',
  suggested: 'vorgeschlagen',
  'left open': 'offen gelassen',
  'What was found on the discs': 'Auf den Discs gefunden',
  'What was found in the image': 'Im Image gefunden',
  'Why it is built so': 'Warum er so gebaut wird',
  'What write makes': 'Was beim Schreiben entsteht',
  // src/tui/panes/small.tsx
  'Quit? Ctrl-C quits, any other key stays.': 'Beenden? Strg-C beendet, jede andere Taste bleibt.',
  'Your answers are kept. Ctrl-C leaves.': 'Ihre Antworten bleiben erhalten. Strg-C beendet.',
  // src/tui/panes/verdict.ts
  'This is a folder: name the file in it; Tab lists them.':
    'Das ist ein Ordner: Nennen Sie die Datei darin; Tab listet sie auf.',
  'Enter lets xenguide look at it.': 'Enter lässt xenguide hineinsehen.',
  '{0}. A comma and the next one, or Enter.': '{0}. Ein Komma und der nächste Eintrag, oder Enter.',
  '1 entry': '1 Eintrag',
  '{0} entries': '{0} Einträge',
  'That will do.': 'Das ist in Ordnung.',
  'Taken as {0}.': 'Verstanden als {0}.',
  // src/tui/state/choice.ts
  Yes: 'Ja',
  No: 'Nein',
  // src/tui/state/completion.ts
  'Nothing on the host begins like this.': 'Auf dem Host beginnt nichts so.',
  // src/tui/state/find.ts
  'Everything at a glance': 'Alles auf einen Blick',
  // src/tui/state/question.ts
  'Nothing in the list fits what you typed: take letters away with Backspace.':
    'Nichts in der Liste passt zum Getippten: Nehmen Sie mit der Rücktaste Buchstaben weg.',
  'This cannot be chosen here: {0}': 'Das lässt sich hier nicht wählen: {0}',
  'That is too long for one answer: nothing of it was taken.':
    'Das ist zu lang für eine Antwort: Nichts davon wurde genommen.',
  // src/tui/state/status.ts
  'Stop here? What was done is taken back.': 'Hier abbrechen? Was getan ist, wird zurückgenommen.',
  'Quit? {0}': 'Beenden? {0}',
  // src/tui/state/update.ts
  'Nothing was applied: in that question only Enter is a yes.':
    'Nichts wurde angewendet: Bei dieser Frage gilt nur Enter als Ja.',
  // src/tui/terminal/key-name.ts
  Enter: 'Enter',
  // src/tui/widgets/choice.ts
  'cannot be chosen': 'nicht wählbar',
  'Nothing fits.': 'Nichts passt.',
  '{0} more': '{0} weitere',
  'your answer': 'Ihre Antwort',
  'Not here: {0}': 'Hier nicht: {0}',
  // src/wizard/engine.ts
  '{0} must be answered': '{0} muss beantwortet werden',
  'There is no sensible default for it.': 'Dafür gibt es keine sinnvolle Vorgabe.',
  // src/wizard/outcome.ts
  '{0} is not answered': '{0} ist nicht beantwortet',
  'Go to that question and answer it.': 'Gehen Sie zu dieser Frage und beantworten Sie sie.',
  // src/wizard/sections/backend-field.ts
  'it is no disk, but a root with a system that is there already':
    'es ist keine Disk, sondern ein Wurzelverzeichnis mit einem System, das schon da ist',
  'Choose “A system that is there already” as where the guest’s system comes from.':
    'Wählen Sie „Ein System, das schon da ist“ als Herkunft des Systems.',
  'it makes a new, empty disk, and the system is to be in its place already':
    'es legt eine neue, leere Disk an, das System soll aber schon an seinem Platz sein',
  'Choose NFS root, or a prebuilt image for the guest’s system.':
    'Wählen Sie NFS-Root, oder ein fertiges Image für das System des Gastes.',
  'this host can do it as it is': 'dieser Host kann es, wie er ist',
  '{0}, and {1}': '{0}, und {1}',
  // src/wizard/sections/boot.ts
  Type: 'Typ',
  'Type of the guest': 'Typ des Gastes',
  'How much of a real PC Xen pretends to be for this guest.': 'Wie viel von einem echten PC Xen diesem Gast vorspielt.',
  'Choose for me: {0}': 'Für mich wählen: {0}',
  'it fits the image and the host': 'es passt zum Image und zum Host',
  'How it boots': 'Wie er startet',
  'Who finds the guest’s kernel.': 'Wer den Kernel des Gastes findet.',
  'Operating system in it': 'Betriebssystem darin',
  'Only needed where xenguide could not look into the image or disc: Windows, for one, needs a whole emulated PC.':
    'Nur nötig, wenn xenguide nicht in das Image oder die Disc hineinsehen konnte: Windows etwa braucht einen ganzen nachgebildeten PC.',
  'another one': 'ein anderes',
  'it serves every system but Windows': 'es taugt für jedes System außer Windows',
  'most images tell it themselves': 'die meisten Images sagen es selbst',
  'light and quick, no emulated PC; needs a Linux kernel of 2018 or later':
    'leicht und schnell, ohne nachgebildeten PC; braucht einen Linux-Kernel von 2018 oder neuer',
  'needs no virtualisation in the processor; the oldest way, Linux only':
    'braucht keine Virtualisierung im Prozessor; die älteste Art, nur für Linux',
  'a whole emulated PC with BIOS and screen: for everything else, Windows too':
    'ein ganzer nachgebildeter PC mit BIOS und Bildschirm: für alles andere, auch Windows',
  'a GRUB that runs inside the guest and shows its own menu':
    'ein GRUB, das im Gast läuft und dessen eigenes Menü zeigt',
  'A kernel of the host': 'Ein Kernel des Hosts',
  'kernel and initial RAM disk are files on the host': 'Kernel und Initial-RAM-Disk sind Dateien auf dem Host',
  'a program on the host looks for the kernel inside the disk':
    'ein Programm auf dem Host sucht den Kernel in der Disk',
  Kernel: 'Kernel',
  'A Linux kernel on the host that the guest starts with. Empty: a copy of the system’s own.':
    'Ein Linux-Kernel auf dem Host, mit dem der Gast startet. Leer: eine Kopie dessen, den das System selbst hat.',
  'A Linux kernel on the host that the guest starts with.': 'Ein Linux-Kernel auf dem Host, mit dem der Gast startet.',
  'Initial RAM disk': 'Initial-RAM-Disk',
  'Empty: a copy of the system’s own.': 'Leer: eine Kopie derer, die das System selbst hat.',
  'The initrd that belongs to that kernel. Empty: none.': 'Die initrd, die zu diesem Kernel gehört. Leer: keine.',
  'the kernel finds its disk without one': 'der Kernel findet seine Disk ohne eine',
  'Root device': 'Root-Gerät',
  'What the kernel mounts as /. Empty: xenguide takes the image’s own file system.':
    'Was der Kernel als / einhängt. Leer: xenguide nimmt das Dateisystem des Images.',
  'Kernel command line': 'Kernel-Befehlszeile',
  'The whole line, if you want to write it yourself.': 'Die ganze Zeile, wenn Sie sie selbst schreiben wollen.',
  // src/wizard/sections/disks.ts
  'More disks': 'Weitere Disks',
  none: 'keine',
  'Another disk after {0}?': 'Noch eine Disk nach {0}?',
  'Another disk?': 'Noch eine Disk?',
  'An empty disk besides the system’s, for data. It may live elsewhere than the system.':
    'Eine leere Disk für Daten, neben der des Systems. Sie darf woanders liegen als das System.',
  'you have described another disk': 'Sie haben noch eine Disk beschrieben',
  'most guests need no more; one can be added later':
    'die meisten Gäste brauchen keine weitere; man kann später eine ergänzen',
  'Where is the disk {0} to live?': 'Wo soll die Disk {0} liegen?',
  'It is empty: the guest makes a file system on it.': 'Sie ist leer: Der Gast legt ein Dateisystem darauf an.',
  Access: 'Zugriff',
  'Whether the guest may write to this disk.': 'Ob der Gast auf diese Disk schreiben darf.',
  'read and write': 'lesen und schreiben',
  'read only': 'nur lesen',
  'for a disk that holds something already': 'für eine Disk, auf der schon etwas ist',
  'an empty disk has to be written to': 'auf eine leere Disk muss man schreiben können',
  'Name in the guest': 'Name im Gast',
  'Under which name the guest sees this disk.': 'Unter welchem Namen der Gast diese Disk sieht.',
  'it is the next that is free': 'es ist der nächste freie',
  // src/wizard/sections/finish.ts
  Options: 'Optionen',
  'Start it with the host?': 'Mit dem Host starten?',
  'Whether Xen starts this guest by itself each time the host boots.':
    'Ob Xen diesen Gast von selbst startet, wenn der Host hochfährt.',
  'try it first; it can be turned on later': 'probieren Sie ihn erst aus; einschalten lässt es sich später',
  'Explain each line of the config?': 'Jede Zeile der Konfiguration erklären?',
  'The config gets a comment above each line that says what it does.':
    'Über jede Zeile der Konfiguration kommt ein Kommentar, der sagt, was sie tut.',
  'the file teaches whoever opens it': 'die Datei lehrt alle, die sie öffnen',
  'with the host': 'mit dem Host',
  'by hand': 'von Hand',
  'A screen to look at (VNC)?': 'Ein Bildschirm zum Ansehen (VNC)?',
  'An hvm guest has a graphics card. VNC shows you its picture: by an ssh tunnel, unless you let it listen elsewhere.':
    'Ein hvm-Gast hat eine Grafikkarte. VNC zeigt Ihnen ihr Bild: durch einen ssh-Tunnel, solange Sie es nicht anderswo lauschen lassen.',
  'the installer shows itself there': 'dort zeigt sich der Installer',
  'it is the only way to see the boot menu': 'nur so ist das Startmenü zu sehen',
  'VNC listens on': 'VNC lauscht auf',
  'VNC has no encryption. 127.0.0.1 keeps it inside the host; an ssh tunnel brings it to you.':
    'VNC ist nicht verschlüsselt. 127.0.0.1 hält es im Host; ein ssh-Tunnel bringt es zu Ihnen.',
  'nobody else can connect to it': 'so kann sich niemand sonst damit verbinden',
  'Write 127.0.0.1, or an address of the host.': 'Schreiben Sie 127.0.0.1 oder eine Adresse des Hosts.',
  // src/wizard/sections/firewall.ts
  Firewall: 'Firewall',
  'Keep it from posing as another machine?': 'Verhindern, dass er sich als anderer Rechner ausgibt?',
  'The host drops what the guest sends under another MAC or IP address than its own.':
    'Der Host verwirft, was der Gast unter einer anderen MAC- oder IP-Adresse als seiner eigenen sendet.',
  'What may come in to it': 'Was zu ihm herein darf',
  'Which connections may come in, like: tcp/22, udp/53 from 192.0.2.0/24, icmp. Leave it empty to let everything in; type the word {0} to let nothing in.{1}':
    'Welche Verbindungen herein dürfen, etwa: tcp/22, udp/53 from 192.0.2.0/24, icmp. Leer lässt alles herein; das Wort {0} lässt nichts herein.{1}',
  'Ports that you forwarded are let in anyway, unless the list itself says from where.':
    'Ports, die Sie weitergeleitet haben, dürfen ohnehin herein, wenn nicht die Liste selbst sagt, von wo.',
  'everything may come in': 'alles darf herein',
  'nft is not installed on {0}, so there can be no firewall':
    'nft ist auf {0} nicht installiert, also ist keine Firewall möglich',
  'Install it: apt install {0}. Or leave the firewall out.':
    'Installieren Sie es: apt install {0}. Oder lassen Sie die Firewall weg.',
  'no false sender': 'kein falscher Absender',
  'in: {0}': 'herein: {0}',
  'nft, which would do it, is not installed on this host': 'nft, das dies täte, ist auf diesem Host nicht installiert',
  'xl.conf has a script of its own for cards ({0}), which this would replace':
    'in xl.conf steht ein eigenes Skript für Karten ({0}), das hiermit ersetzt würde',
  'a guest that is broken into cannot harm its neighbours in this way, and it costs nothing':
    'ein Gast, in den jemand eingebrochen ist, kann seinen Nachbarn so nicht schaden, und es kostet nichts',
  // src/wizard/sections/guest.ts
  Guest: 'Gast',
  'Name of the guest': 'Name des Gastes',
  'What you and xl, Xen’s own tool, call it. Its config, its disk and its log files bear this name.':
    'So nennen ihn Sie und xl, Xens eigenes Werkzeug. Seine Konfiguration, seine Disk und seine Protokolle tragen diesen Namen.',
  'it is short and still free': 'er ist kurz und noch frei',
  'Virtual CPUs': 'Virtuelle CPUs',
  'How many processors the guest sees.{0}': 'Wie viele Prozessoren der Gast sieht.{0}',
  'The host has {0}.': 'Der Host hat {0}.',
  'it is enough for most servers; it can grow later': 'das genügt den meisten Servern; es lässt sich später erhöhen',
  'The guest’s own number. It stays the same for good; licences and leases hang on it.':
    'Die eigene Nummer des Gastes. Sie bleibt für immer gleich; Lizenzen und Leases hängen daran.',
  'it is made from the name and this host, and written down':
    'sie wird aus dem Namen und diesem Host gebildet und aufgeschrieben',
  '“{0}” is not a UUID': '„{0}“ ist keine UUID',
  'Write auto, or one in lower case as uuidgen prints it.':
    'Schreiben Sie auto oder eine in Kleinbuchstaben, wie uuidgen sie ausgibt.',
  'the most memory ({0} MiB) is less than the memory ({1} MiB)':
    'der höchste Speicher ({0} MiB) ist kleiner als der Speicher ({1} MiB)',
  'Leave it out, or make it as big as the memory or bigger.':
    'Lassen Sie ihn weg, oder machen Sie ihn mindestens so groß wie den Speicher.',
  'the guest needs {0} in all, and Xen has {1} free': 'der Gast braucht insgesamt {0}, und Xen hat {1} frei',
  'Give it less memory, stop another guest, or give dom0 less (dom0_mem=, see the guide: concepts/memory).':
    'Geben Sie ihm weniger Speicher, halten Sie einen anderen Gast an, oder geben Sie dom0 weniger (dom0_mem=, siehe Handbuch: concepts/memory).',
  '{0} vCPU': '{0} vCPU',
  'it is comfortable for a small server': 'das ist bequem für einen kleinen Server',
  Memory: 'Speicher',
  'How much memory the guest gets.{0} A bare number means MiB.':
    'Wie viel Speicher der Gast bekommt.{0} Eine Zahl allein meint MiB.',
  'Xen has {0} free.': 'Xen hat {0} frei.',
  'it is half of what Xen has free': 'das ist die Hälfte dessen, was Xen frei hat',
  'Most memory': 'Speicher höchstens',
  'Up to where the memory can be raised while the guest runs. Leave it empty for: not at all.':
    'Bis wohin der Speicher im laufenden Betrieb steigen darf. Leer heißt: gar nicht.',
  '{0} is not a whole number of MiB': '{0} ist keine ganze Zahl von MiB',
  'xl counts memory in whole MiB.': 'xl zählt Speicher in ganzen MiB.',
  // src/wizard/sections/host.ts
  Start: 'Anfang',
  'Go on where you left off?': 'Dort weitermachen, wo Sie aufgehört haben?',
  'There are answers from an earlier run: {0}.': 'Von einem früheren Lauf sind noch Antworten da: {0}.',
  'Go on with them': 'Damit weitermachen',
  'Begin anew': 'Neu anfangen',
  'the earlier answers are dropped with your next answer':
    'die früheren Antworten werden mit Ihrer nächsten Antwort verworfen',
  'nothing of it is lost, and each answer can be changed':
    'nichts davon geht verloren, und jede Antwort lässt sich ändern',
  'Which Xen host is the guest for?': 'Für welchen Xen-Host ist der Gast?',
  'A guest needs a machine that runs Xen. Planning is safe on any of these: nothing is changed before you say so.':
    'Ein Gast braucht einen Rechner, auf dem Xen läuft. Planen ist überall gefahrlos: Nichts wird geändert, bevor Sie es sagen.',
  'This machine': 'Dieser Rechner',
  'Another machine, over ssh': 'Ein anderer Rechner, über ssh',
  'one that runs Xen and lets you in as root': 'einer, auf dem Xen läuft und der Sie als root hereinlässt',
  'An example host': 'Ein Beispiel-Host',
  'nothing is real: look around, get the files': 'nichts ist echt: umsehen, die Dateien bekommen',
  'The practice lab': 'Das Übungslabor',
  'a real Xen in an emulator': 'ein echtes Xen in einem Emulator',
  'Address of the Xen host': 'Adresse des Xen-Hosts',
  'Like root@xen1 or ssh://root@192.0.2.2:2222. Root must be able to log in there with your ssh key: try “ssh root@HOST true” first.':
    'Etwa root@xen1 oder ssh://root@192.0.2.2:2222. Root muss sich dort mit Ihrem ssh-Schlüssel anmelden können: Probieren Sie erst „ssh root@HOST true“.',
  'it needs nothing, and shows everything': 'er braucht nichts und zeigt alles',
  'it is up, and nothing in it can break': 'es läuft, und nichts darin kann kaputtgehen',
  'that is not an ssh address': 'das ist keine ssh-Adresse',
  'Write it like root@xen1, or ssh://root@xen1:2222 with another port.':
    'Schreiben Sie etwa root@xen1, oder mit anderem Port ssh://root@xen1:2222.',
  // src/wizard/sections/login.ts
  Login: 'Anmeldung',
  'First user': 'Erster Benutzer',
  'cloud-init, which sets the image up at its first start, makes this user. Left empty, no user is made.':
    'cloud-init, das das Image bei seinem ersten Start einrichtet, legt diesen Benutzer an. Bleibt das leer, wird keiner angelegt.',
  'If the image has cloud-init, which sets a system up at its first start, it makes this user. Left empty, nothing is asked of it.':
    'Wenn das Image cloud-init hat, das ein System bei seinem ersten Start einrichtet, legt es diesen Benutzer an. Bleibt das leer, wird nichts von ihm verlangt.',
  'no user is made; who can log in is up to the image':
    'es wird kein Benutzer angelegt; wer sich anmelden kann, liegt am Image',
  'the image waits to be told a user': 'das Image wartet darauf, einen Benutzer genannt zu bekommen',
  'public key': 'öffentlicher Schlüssel',
  'ssh public keys': 'Öffentliche ssh-Schlüssel',
  'Paths of public key files on this machine (they end in .pub), with commas between them. Without one this user cannot log in.':
    'Pfade von Dateien mit öffentlichen Schlüsseln auf diesem Rechner (sie enden auf .pub), durch Kommas getrennt. Ohne einen kann sich dieser Benutzer nicht anmelden.',
  'no key is put in; the new user cannot log in':
    'es wird kein Schlüssel eingetragen; der neue Benutzer kann sich nicht anmelden',
  'it is your own key on this machine': 'es ist Ihr eigener Schlüssel auf diesem Rechner',
  'that is a private key': 'das ist ein privater Schlüssel',
  'Name the public one; its file ends in .pub.': 'Nennen Sie den öffentlichen; seine Datei endet auf .pub.',
  '“{0}” is neither a full path nor a public key':
    '„{0}“ ist weder ein vollständiger Pfad noch ein öffentlicher Schlüssel',
  'Write the full path of a .pub file.': 'Schreiben Sie den vollständigen Pfad einer .pub-Datei.',
  'Name a public key file that is on this machine.':
    'Nennen Sie eine Datei mit einem öffentlichen Schlüssel, die auf diesem Rechner liegt.',
  '{0} does not hold a public key': '{0} enthält keinen öffentlichen Schlüssel',
  'Name the public one: {0}.pub.': 'Nennen Sie den öffentlichen: {0}.pub.',
  'Name a file that ends in .pub.': 'Nennen Sie eine Datei, die auf .pub endet.',
  '“{0}” is an account of the system itself: it is there already, and nobody can log in as it':
    '„{0}“ ist ein Konto des Systems selbst: Es ist schon da, und niemand kann sich damit anmelden',
  'Choose another name, like admin.': 'Nehmen Sie einen anderen Namen, etwa admin.',
  '“{0}” is not a Linux user’s name': '„{0}“ ist kein Name für einen Linux-Benutzer',
  'Use small letters, digits, _ and -, like admin.': 'Nehmen Sie Kleinbuchstaben, Ziffern, _ und -, etwa admin.',
  // src/wizard/sections/network.ts
  Network: 'Netz',
  'How is the guest connected?': 'Wie ist der Gast angebunden?',
  'Whether and how the guest reaches other machines.': 'Ob und wie der Gast andere Rechner erreicht.',
  'two cards of this guest have the MAC address {0}': 'zwei Karten dieses Gastes haben die MAC-Adresse {0}',
  'Give each its own, or write auto.': 'Geben Sie jeder ihre eigene, oder schreiben Sie auto.',
  'two cards of this guest have the name on the host {0}': 'zwei Karten dieses Gastes haben auf dem Host den Namen {0}',
  'Give each its own, or leave it out.': 'Geben Sie jeder ihren eigenen, oder lassen Sie ihn weg.',
  'two cards of this guest have the address {0}': 'zwei Karten dieses Gastes haben die Adresse {0}',
  'Give each its own.': 'Geben Sie jeder ihre eigene.',
  'the host’s port {0} leads to another card of this guest already':
    'der Port {0} des Hosts führt schon zu einer anderen Karte dieses Gastes',
  '{0} cannot be in two bridges: {1} and {2}': '{0} kann nicht in zwei Bridges sein: {1} und {2}',
  'Write {0} for both cards of the guest, or another card of the host.':
    'Schreiben Sie {0} für beide Karten des Gastes, oder eine andere Karte des Hosts.',
  'another card of this guest ({0}) is led over {1}, and would be cut off as that becomes a port of {2}':
    'eine andere Karte dieses Gastes ({0}) wird über {1} geleitet und wäre abgeschnitten, sobald die ein Anschluss von {2} wird',
  'Use the same kind of network for both, or another card of the host for the bridge.':
    'Nehmen Sie für beide die gleiche Art Netz, oder für die Bridge eine andere Karte des Hosts.',
  'this host has a bridge already': 'dieser Host hat schon eine Bridge',
  'this host has no bridge yet': 'dieser Host hat noch keine Bridge',
  // src/wizard/sections/source.ts
  System: 'System',
  'Where does the guest’s system come from?': 'Woher kommt das System des Gastes?',
  'A prebuilt image is the quickest way: somebody has installed the system already.':
    'Am schnellsten geht es mit einem fertigen Image: Jemand hat das System schon installiert.',
  'xenguide finds out itself whether it is a disk or a partition':
    'xenguide findet selbst heraus, ob es eine Disk oder eine Partition ist',
  // src/wizard/sections/storage.ts
  Storage: 'Speicherort',
  'Where is the guest’s system?': 'Wo ist das System des Gastes?',
  'It stays there; the guest runs from it.': 'Es bleibt dort; der Gast läuft von dort aus.',
  'Where is the guest’s disk to live?': 'Wo soll die Disk des Gastes liegen?',
  'It is made empty; the installer puts the system onto it.':
    'Sie wird leer angelegt; das System kommt mit der Installation darauf.',
  'The image is copied there; the image file itself stays as it is.':
    'Das Image wird dorthin kopiert; die Image-Datei selbst bleibt, wie sie ist.',
  // src/wizard/unknown-keys.ts
  'there are {0} more keys that no question has': 'es gibt {0} weitere Schlüssel, die zu keiner Frage gehören',
  'an entry of {0} has no such part': 'ein Eintrag von {0} hat keinen solchen Teil',
  '{0} takes one value, not a group': '{0} nimmt einen einzelnen Wert, keine Gruppe',
  'Write one value for {0}.': 'Schreiben Sie einen einzelnen Wert für {0}.',
  '{0} is a list of groups': '{0} ist eine Liste von Gruppen',
  'Write each of them below {0}, beginning with “- {1}: …”; with --set its number stands between: {2}.0.{3}=….':
    'Schreiben Sie jede davon unter {0}, beginnend mit „- {1}: …“; bei --set steht ihre Nummer dazwischen: {2}.0.{3}=….',
  '{0} is a group, not one value': '{0} ist eine Gruppe, kein einzelner Wert',
  'Write its answers below it, like {0}.': 'Schreiben Sie die Antworten darunter, etwa {0}.',
  'a card has no VLAN of its own: none of Xen’s scripts looks at vlan=':
    'eine Karte hat kein eigenes VLAN: Keines der Skripte von Xen beachtet vlan=',
  'Make a bridge for each VLAN (xenguide guide network/bridge) and choose that one.':
    'Legen Sie für jedes VLAN eine Bridge an (xenguide guide network/bridge) und wählen Sie diese.',
  '{0} is not a question that is asked with these answers':
    '{0} ist keine Frage, die bei diesen Antworten gestellt wird',
  'Leave it out.': 'Lassen Sie das weg.',
  // src/wizard/values.ts
  '{0} takes one value, not a list': '{0} nimmt einen einzelnen Wert, keine Liste',
  '{0} contains a control character or a line break': '{0} enthält ein Steuerzeichen oder einen Zeilenumbruch',
  'Leave it out: neither xl nor the host’s tools can take it.':
    'Lassen Sie es weg: Weder xl noch die Werkzeuge des Hosts können es annehmen.',
  '{0} “{1}” is neither yes nor no': '{0} „{1}“ ist weder ja noch nein',
  '{0} “{1}” is not one of the choices': '{0} „{1}“ steht nicht zur Auswahl',
  '{0} nothing is given': '{0} Es ist nichts angegeben',
  'Give its full path, beginning with a slash.':
    'Geben Sie den vollständigen Pfad an, mit einem Schrägstrich am Anfang.',
  'Give a value, or go back.': 'Geben Sie einen Wert an, oder gehen Sie zurück.',
  '{0} “{1}” is a folder': '{0} „{1}“ ist ein Ordner',
  'Name the file in it.': 'Nennen Sie die Datei darin.',
  '{0} “{1}” is not an absolute path': '{0} „{1}“ ist kein absoluter Pfad',
  'Download it to the host first, then give the path of the file.':
    'Laden Sie es erst auf den Host herunter, dann geben Sie den Pfad der Datei an.',
  '{0} “{1}” is not a size': '{0} „{1}“ ist keine Größe',
  'Write a point in place of the comma: {0}': 'Schreiben Sie einen Punkt anstelle des Kommas: {0}',
  'Write a number and a unit, like {0}.': 'Schreiben Sie eine Zahl und eine Einheit, etwa {0}.',
  '2GiB or 512MiB': '2GiB oder 512MiB',
  '{0} {1} is too small': '{0} {1} ist zu klein',
  'At least {0} are needed.': 'Nötig sind mindestens {0}.',
  '{0} {1} is more than there is': '{0} {1} ist mehr, als da ist',
  'At most {0} are free{1}.': 'Höchstens {0} sind frei{1}.',
  '{0} “{1}” is not a whole number from {2} to {3}': '{0} „{1}“ ist keine ganze Zahl von {2} bis {3}',
  'Write a number from {0} to {1}.': 'Schreiben Sie eine Zahl von {0} bis {1}.',
  'Enter leaves it empty.': 'Enter lässt es leer.',
  'Enter: {0}.': 'Enter: {0}.',
  // src/xl/disk-spec.ts
  '{0} is no devtype': '{0} ist kein devtype',
  'Use disk or cdrom.': 'Nehmen Sie disk oder cdrom.',
  '{0}= is nothing xl knows for a disk': '{0}= kennt xl bei einer Disk nicht',
  'Known are format, vdev, access, devtype, script, target.':
    'Bekannt sind format, vdev, access, devtype, script, target.',
  '{0} is no prefix xl knows': '{0} ist kein Präfix, das xl kennt',
  'Write target={0}… as the last field.': 'Schreiben Sie target={0}… als letztes Feld.',
  '{0} is not understood': '{0} wird nicht verstanden',
  'Write key=value fields with commas between.': 'Schreiben Sie Felder der Form schlüssel=wert, mit Kommas dazwischen.',
  // src/xl/disk-state.ts
  '{0} is no disk format': '{0} ist kein Format einer Disk',
  'the format is given twice': 'das Format ist zweimal angegeben',
  'Give it once.': 'Geben Sie es einmal an.',
  'The order is TARGET,FORMAT,VDEV,ACCESS: write /a.img,raw,xvda,rw.':
    'Die Reihenfolge ist TARGET,FORMAT,VDEV,ACCESS: Schreiben Sie /a.img,raw,xvda,rw.',
  'Convert it: qemu-img convert -f {0} -O qcow2 IN OUT.':
    'Wandeln Sie es um: qemu-img convert -f {0} -O qcow2 VON NACH.',
  'Use one of {0}, in lower case.': 'Nehmen Sie eines von {0}, kleingeschrieben.',
  '{0} is no access': '{0} ist kein access',
  'Use ro or rw. xl knows no w!.': 'Nehmen Sie ro oder rw. Ein w! kennt xl nicht.',
  '{0} is no backendtype': '{0} ist kein backendtype',
  'Leave it out: xl chooses. Or use phy or qdisk.':
    'Lassen Sie es weg: xl wählt selbst. Oder nehmen Sie phy oder qdisk.',
  'backendtype is given twice': 'backendtype ist zweimal angegeben',
  '{0} is no specification': '{0} ist keine specification',
  'Leave it out, or use xen or virtio.': 'Lassen Sie es weg, oder nehmen Sie xen oder virtio.',
  'specification is given twice': 'specification ist zweimal angegeben',
  '{0} is given twice': '{0} ist zweimal angegeben',
  '{0} is no type of disk': '{0} ist keine Art von Disk',
  'Write devtype=cdrom, or nothing for a disk.': 'Schreiben Sie devtype=cdrom, oder bei einer Disk nichts.',
  '{0} is one field too many': '{0} ist ein Feld zu viel',
  'The order is TARGET,FORMAT,VDEV,ACCESS.': 'Die Reihenfolge ist TARGET,FORMAT,VDEV,ACCESS.',
  'colo-port is no number': 'colo-port ist keine Zahl',
  'Give a port number.': 'Geben Sie eine Portnummer an.',
  'no vdev is given': 'es ist kein vdev angegeben',
  'Add vdev=xvda (the name the disk has in the guest).':
    'Fügen Sie vdev=xvda hinzu (der Name, den die Disk im Gast hat).',
  'no target is given': 'es ist kein target angegeben',
  'Add target=/the/file/or/device as the last field.':
    'Fügen Sie als letztes Feld target=/die/datei/oder/das/gerät hinzu.',
  // src/xl/disk.ts
  '{0} is no name of a virtual disk.': '{0} ist kein Name einer virtuellen Disk.',
  'Use xvda, xvdb, … or hda-hdd.': 'Nehmen Sie xvda, xvdb, … oder hda bis hdd.',
  'The CD drive {0} cannot be writable: xl makes it read-only.':
    'Das CD-Laufwerk {0} kann nicht beschreibbar sein: xl macht es schreibgeschützt.',
  "Use access 'ro'.": "Nehmen Sie access 'ro'.",
  'Only a CD drive can be empty, and {0} is not empty.': 'Nur ein CD-Laufwerk kann leer sein, und {0} ist nicht leer.',
  'Only a CD drive can be empty, and {0} is no CD drive.': 'Nur ein CD-Laufwerk kann leer sein, und {0} ist keines.',
  'Give a disk a target and a format, and an empty drive neither.':
    'Geben Sie einer Disk ein target und ein format, einem leeren Laufwerk keines von beiden.',
  'The target is empty.': 'Das target ist leer.',
  'Give a path, or null for an empty CD drive.': 'Geben Sie einen Pfad an, oder null für ein leeres CD-Laufwerk.',
  'The {0} {1} is empty or holds a comma.': '{0} {1} ist leer oder enthält ein Komma.',
  'A comma ends a field.': 'Ein Komma beendet ein Feld.',
  'The {0} {1} holds a control character.': '{0} {1} enthält ein Steuerzeichen.',
  'Take it out, or rename the file.': 'Nehmen Sie es heraus, oder benennen Sie die Datei um.',
  'xl would not read {0} as the disk that is meant.': 'xl würde {0} nicht als die Disk lesen, die gemeint ist.',
  'Look at its flags: each is one of the words xl knows, given once.':
    'Sehen Sie sich ihre flags an: Jedes ist eines der Wörter, die xl kennt, und steht nur einmal da.',
  // src/xl/lint/boot.ts
  '(type is not set, so this is a pv guest)': '(type ist nicht gesetzt, also ist es ein pv-Gast)',
  'A {0} guest needs a kernel or a bootloader{1}: xl refuses the file.':
    'Ein {0}-Gast braucht einen kernel oder einen bootloader{1}: xl weist die Datei zurück.',
  'Add kernel = "…" (GRUB for Xen boots most images), or bootloader = "pygrub", or set type = "hvm".':
    'Fügen Sie kernel = "…" hinzu (GRUB für Xen startet die meisten Images) oder bootloader = "pygrub", oder setzen Sie type = "hvm".',
  'kernel and firmware are both set: xl refuses the file.':
    'kernel und firmware sind beide gesetzt: xl weist die Datei zurück.',
  'Keep kernel.': 'Behalten Sie kernel.',
  'A {0} guest knows only the firmware pvgrub32 and pvgrub64: xl refuses {1}.':
    'Ein {0}-Gast kennt nur die Firmware pvgrub32 und pvgrub64: xl weist {1} zurück.',
  'Set kernel to a GRUB built for Xen.': 'Setzen Sie kernel auf ein GRUB, das für Xen gebaut ist.',
  'Write kernel = "/usr/lib/grub-xen/{0}" instead.': 'Schreiben Sie stattdessen kernel = "/usr/lib/grub-xen/{0}".',
  'There is no pvgrub for pvh guests: the guest does not start.':
    'Für pvh-Gäste gibt es kein pvgrub: Der Gast startet nicht.',
  'xl takes {0}, because pvgrub64 begins so, and looks for the kernel {1}.bin.':
    'xl nimmt {0}, weil pvgrub64 so beginnt, und sucht den Kernel {1}.bin.',
  'Use seabios, or ovmf for UEFI.': 'Nehmen Sie seabios, oder ovmf für UEFI.',
  '{0} is no bios: xl refuses the file.': '{0} ist kein bios: xl weist die Datei zurück.',
  'rombios needs qemu-xen-traditional; with the usual qemu-xen the guest does not start.':
    'rombios braucht qemu-xen-traditional; mit dem üblichen qemu-xen startet der Gast nicht.',
  'Use seabios.': 'Nehmen Sie seabios.',
  'bios_path_override counts only together with bios=; firmware= is not enough.':
    'bios_path_override zählt nur zusammen mit bios=; firmware= genügt nicht.',
  'Add bios = "ovmf" or "seabios".': 'Fügen Sie bios = "ovmf" oder "seabios" hinzu.',
  'Use uefi, bios, seabios or ovmf in lower case.': 'Nehmen Sie uefi, bios, seabios oder ovmf, kleingeschrieben.',
  'xl takes firmware = {0} for {1}, because {2} begins so.': 'xl hält firmware = {0} für {1}, weil {2} so beginnt.',
  'xl takes {0} for the path of a file that replaces hvmloader.':
    'xl hält {0} für den Pfad einer Datei, die hvmloader ersetzt.',
  'cmdline is set, so xl ignores {0}.': 'cmdline ist gesetzt, deshalb beachtet xl {0} nicht.',
  'Write it all into cmdline.': 'Schreiben Sie alles in cmdline.',
  'An hvm guest has hvmloader by itself: xl ignores this kernel.':
    'Ein hvm-Gast hat hvmloader von sich aus: xl beachtet diesen kernel nicht.',
  'Take the line out.': 'Nehmen Sie die Zeile heraus.',
  '{0} is set without kernel: xl create refuses such an hvm guest.':
    '{0} ist ohne kernel gesetzt: xl create weist einen solchen hvm-Gast zurück.',
  'Add kernel, or take it out.': 'Fügen Sie kernel hinzu, oder nehmen Sie es heraus.',
  'bootloader_args as one text is split at every space.':
    'bootloader_args als ein einziger Text wird an jedem Leerzeichen geteilt.',
  'Write a list: [ "--quiet" ].': 'Schreiben Sie eine Liste: [ "--quiet" ].',
  'An hvm guest boots by its firmware: bootloader is ignored.':
    'Ein hvm-Gast startet mit seiner Firmware: bootloader wird nicht beachtet.',
  'Take it out.': 'Nehmen Sie es heraus.',
  '{0} is gone from Xen 4.19 on.': '{0} gibt es ab Xen 4.19 nicht mehr.',
  'Write bootloader = "pygrub": xl knows where it is.': 'Schreiben Sie bootloader = "pygrub": xl weiß, wo es liegt.',
  'The bootloader looks into the first disk, but there is none.':
    'Der bootloader sieht in die erste Disk, aber es gibt keine.',
  'Add a disk, or kernel.': 'Fügen Sie eine Disk hinzu, oder kernel.',
  'The bootloader looks into the first disk, and that is a CD.':
    'Der bootloader sieht in die erste Disk, und das ist eine CD.',
  'Put the system disk first.': 'Stellen Sie die Systemdisk an den Anfang.',
  'boot = {0} holds letters that stand for no drive.': 'boot = {0} enthält Buchstaben, die für kein Laufwerk stehen.',
  'Use c (disk), d (CD) and n (network), such as "dc".': 'Nehmen Sie c (Disk), d (CD) und n (Netz), etwa "dc".',
  '{0} = {1} is relative: it is lost when the guest reboots.':
    '{0} = {1} ist ein relativer Pfad: Er geht verloren, wenn der Gast neu startet.',
  'Take it out, or give a path.': 'Nehmen Sie es heraus, oder geben Sie einen Pfad an.',
  'Write the whole path, from / on.': 'Schreiben Sie den ganzen Pfad, von / an.',
  // src/xl/lint/cards.ts
  'xl refuses the card {0}: {1}.': 'xl weist die Karte {0} zurück: {1}.',
  'xl overlooks it.': 'xl übersieht es.',
  'The MAC {0} {1}; xl goes on with what it can read of it.':
    'Die MAC {0} {1}; xl macht mit dem weiter, was es davon lesen kann.',
  'Write six pairs of hexadecimal digits: 00:16:3e, then three of your own.':
    'Schreiben Sie sechs Paare von Hexadezimalziffern: 00:16:3e, dann drei eigene.',
  'The space in {0}={1} becomes part of the value.': 'Das Leerzeichen in {0}={1} wird Teil des Wertes.',
  'Take it away.': 'Nehmen Sie es weg.',
  'xl skips spaces behind a comma, but no tabs.':
    'xl überspringt hinter einem Komma Leerzeichen, aber keine Tabulatoren.',
  'Take the tab away.': 'Nehmen Sie den Tabulator weg.',
  'type=ioemu is for hvm: xl create refuses a {0} guest with it.':
    'type=ioemu ist für hvm: xl create weist einen {0}-Gast damit zurück.',
  'A {0} guest has no emulated card: model= is ignored.':
    'Ein {0}-Gast hat keine nachgebildete Karte: model= wird nicht beachtet.',
  'vifname={0} is longer than the {1} characters an interface name can have here.':
    'vifname={0} ist länger als die {1} Zeichen, die der Name einer Schnittstelle hier haben kann.',
  'Use a shorter name.': 'Nehmen Sie einen kürzeren Namen.',
  '{0} is no name of an interface.': '{0} ist kein Name einer Schnittstelle.',
  'Use letters, digits, . _ and -.': 'Nehmen Sie Buchstaben, Ziffern, . _ und -.',
  'rate={0} is {1} bytes every {2} microseconds to xl: {3}.':
    'rate={0} heißt für xl {1} Byte alle {2} Mikrosekunden: {3}.',
  'Write it like 10Mb/s@50ms.': 'Schreiben Sie es wie 10Mb/s@50ms.',
  'Of {0} xl reads the first digits only.': 'Von {0} liest xl nur die ersten Ziffern.',
  'Write digits only.': 'Schreiben Sie nur Ziffern.',
  'No script of Xen looks at vlan=.': 'Kein Skript von Xen beachtet vlan=.',
  'Use a bridge for each VLAN.': 'Nehmen Sie für jedes VLAN eine Bridge.',
  'Cards {0} and {1} have the same {2} {3}.': 'Die Karten {0} und {1} haben {2} {3} gemeinsam.',
  'Give each card its own.': 'Geben Sie jeder Karte ihren eigenen Wert.',
  // src/xl/lint/choices.ts
  'A number for {0} is an old way to write it.': 'Eine Zahl für {0} ist eine alte Schreibweise.',
  'Write {0} = "{1}".': 'Schreiben Sie {0} = "{1}".',
  'Did you mean "{0}"?': 'Meinten Sie "{0}"?',
  'Use one of {0}.': 'Nehmen Sie eines von {0}.',
  '{0} knows no {1}: xl refuses the file.': '{0} kennt kein {1}: xl weist die Datei zurück.',
  'timer_mode is not for pv guests: xl refuses the file.':
    'timer_mode ist nichts für pv-Gäste: xl weist die Datei zurück.',
  'Write viridian = 1 for the usual set.': 'Schreiben Sie viridian = 1 für die üblichen.',
  'viridian knows no {0}: xl refuses the file.': 'viridian kennt kein {0}: xl weist die Datei zurück.',
  'gfx_passthru knows no {0}: xl refuses the file.': 'gfx_passthru kennt kein {0}: xl weist die Datei zurück.',
  'Write 1, 0 or "igd".': 'Schreiben Sie 1, 0 oder "igd".',
  'mca_caps knows no {0}: xl refuses the file.': 'mca_caps kennt kein {0}: xl weist die Datei zurück.',
  'The only one is "lmce".': 'Es gibt nur "lmce".',
  'mmio_hole = {0} is out of range: xl refuses the file.':
    'mmio_hole = {0} liegt außerhalb des Erlaubten: xl weist die Datei zurück.',
  'Write 256 to 3840 (MiB).': 'Schreiben Sie 256 bis 3840 (MiB).',
  'device_model_override is set without device_model_version.':
    'device_model_override ist ohne device_model_version gesetzt.',
  'Add device_model_version = "qemu-xen".': 'Fügen Sie device_model_version = "qemu-xen" hinzu.',
  'Take it out: qemu-xen is the default.': 'Nehmen Sie es heraus: qemu-xen ist die Vorgabe.',
  'qemu-xen-traditional is gone from Xen 4.21 on, which refuses the file.':
    'qemu-xen-traditional gibt es ab Xen 4.21 nicht mehr; es weist die Datei zurück.',
  '{0} is no device model xl knows: it refuses the file.':
    '{0} ist kein Device Model, das xl kennt: Es weist die Datei zurück.',
  // src/xl/lint/devices.ts
  'Write it as lspci does: 0000:03:00.0': 'Schreiben Sie es, wie lspci es tut: 0000:03:00.0',
  'xl refuses the PCI device {0}: {1}.': 'xl weist das PCI-Gerät {0} zurück: {1}.',
  'something stands behind its number': 'hinter seiner Nummer steht noch etwas',
  'its slot is above 1f': 'sein Slot liegt über 1f',
  '{0} is no device and no option': '{0} ist weder ein Gerät noch eine Option',
  'it knows no {0}': '{0} ist dort nicht bekannt',
  'it is given by number and by name': 'es ist mit Nummer und mit Namen angegeben',
  'it names no device': 'es nennt kein Gerät',
  'Xen cannot pass PCI devices to pvh guests.': 'Xen kann pvh-Gästen keine PCI-Geräte durchreichen.',
  'Set type = "hvm" (or "pv"), or take pci out.': 'Setzen Sie type = "hvm" (oder "pv"), oder nehmen Sie pci heraus.',
  '{0} has {1} entries, but the guest {2} CPUs: xl drops the others.':
    '{0} hat {1} Einträge, der Gast aber nur {2} CPUs: xl lässt die anderen fallen.',
  'Set vcpus, or write one text for all CPUs.': 'Setzen Sie vcpus, oder schreiben Sie einen Text für alle CPUs.',
  '{0} is no range of CPUs: xl refuses the file.': '{0} ist kein Bereich von CPUs: xl weist die Datei zurück.',
  'Write "0-3", "0,2", "all", "2-5,^3" or "node:0".': 'Schreiben Sie "0-3", "0,2", "all", "2-5,^3" oder "node:0".',
  'xl drops {0}: it is no CPUID policy.': 'xl lässt {0} fallen: Es ist keine CPUID-Regel.',
  'Write "host,feature=0,other=1".': 'Schreiben Sie "host,feature=0,other=1".',
  'Write cpuid = "host,feature=0" instead.': 'Schreiben Sie stattdessen cpuid = "host,feature=0".',
  '{0} is no interrupt number: xl refuses the file.':
    '{0} ist keine Nummer eines Interrupts: xl weist die Datei zurück.',
  'Write a decimal number.': 'Schreiben Sie eine Dezimalzahl.',
  'Write hexadecimal numbers: "2f8-2ff".': 'Schreiben Sie Hexadezimalzahlen: "2f8-2ff".',
  '{0} is no range of ports: xl refuses the file.': '{0} ist kein Bereich von Ports: xl weist die Datei zurück.',
  'Of {0} xl reads only the beginning.': 'Von {0} liest xl nur den Anfang.',
  // src/xl/lint/disks.ts
  'xl refuses the disk {0}: {1}.': 'xl weist die Disk {0} zurück: {1}.',
  'Use xvda, xvdb, …, or for emulated drives hda to hdd.':
    'Nehmen Sie xvda, xvdb, …, oder für nachgebildete Laufwerke hda bis hdd.',
  '{0} is no name of a virtual disk: xl takes the file, but the guest does not start.':
    '{0} ist kein Name einer virtuellen Disk: xl nimmt die Datei, aber der Gast startet nicht.',
  '{0} is a relative path: it is lost when the guest reboots.':
    '{0} ist ein relativer Pfad: Er geht verloren, wenn der Gast neu startet.',
  "target= takes the rest of the line: {0} becomes part of the file's name.":
    'target= nimmt den Rest der Zeile: {0} wird Teil des Dateinamens.',
  'Put target= last.': 'Stellen Sie target= ans Ende.',
  '{0} is an old way to write {1}.': '{0} ist eine alte Schreibweise von {1}.',
  '{0} is an old prefix that selects nothing.': '{0} ist ein altes Präfix, das nichts auswählt.',
  'Write {0}vdev=…,access=…,target=/the/path.': 'Schreiben Sie {0}vdev=…,access=…,target=/der/pfad.',
  'xl cannot read {0} images, and hands this one to the guest as {1}.':
    'xl kann keine {0}-Images lesen und gibt dieses dem Gast als {1}.',
  'The file is named .{0} but goes to the guest as {1}: xl does not look inside.':
    'Die Datei heißt .{0}, geht aber als {1} an den Gast: xl sieht nicht hinein.',
  'Write format={0} if that is what it is, or rename the file.':
    'Schreiben Sie format={0}, wenn sie das ist, oder benennen Sie die Datei um.',
  '{0}: the guest does not start ("no suitable backend for disk").':
    '{0}: Der Gast startet nicht („no suitable backend for disk“).',
  'A script serves raw disks only, not {0}': 'Ein Skript bedient nur raw-Disks, nicht {0}',
  'Take out format=.': 'Nehmen Sie format= heraus.',
  '{0} runs no script': '{0} führt kein Skript aus',
  'Take out backendtype=.': 'Nehmen Sie backendtype= heraus.',
  'phy cannot read {0}': 'phy kann {0} nicht lesen',
  'Take out backendtype=phy.': 'Nehmen Sie backendtype=phy heraus.',
  'tap does not work before Xen 4.19': 'tap geht vor Xen 4.19 nicht',
  'A CD drive is read-only, whatever its access says.':
    'Ein CD-Laufwerk ist schreibgeschützt, was immer sein access sagt.',
  'Write access=ro.': 'Schreiben Sie access=ro.',
  'A {0} guest cannot change discs: an empty drive ({1}) is of no use to it.':
    'Ein {0}-Gast kann keine Discs wechseln: Ein leeres Laufwerk ({1}) nützt ihm nichts.',
  'Take it out; attach discs with xl block-attach.': 'Nehmen Sie es heraus; hängen Sie Discs mit xl block-attach an.',
  '{0} is no emulated drive: the firmware and most installers do not see this CD.':
    '{0} ist kein nachgebildetes Laufwerk: Die Firmware und die meisten Installationsprogramme sehen diese CD nicht.',
  'Use hda, hdb, hdc or hdd for a CD drive.': 'Nehmen Sie hda, hdb, hdc oder hdd für ein CD-Laufwerk.',
  'The disk {0} has no target.': 'Die Disk {0} hat kein target.',
  'Add target=/the/file, or cdrom for an empty drive.':
    'Fügen Sie target=/die/datei hinzu, oder cdrom für ein leeres Laufwerk.',
  '{0} is an emulated IDE disk, and those cannot be read-only: the guest does not start.':
    '{0} ist eine nachgebildete IDE-Disk, und die kann nicht schreibgeschützt sein: Der Gast startet nicht.',
  'Use xvde or later, make it writable, or make it a CD drive.':
    'Nehmen Sie xvde oder einen späteren Buchstaben, machen Sie sie beschreibbar, oder machen Sie ein CD-Laufwerk daraus.',
  "A comma in the path of {0} breaks QEMU's command line: the guest does not start.":
    'Ein Komma im Pfad von {0} bringt die Befehlszeile von QEMU durcheinander: Der Gast startet nicht.',
  'Rename the file, or use xvde or later.':
    'Benennen Sie die Datei um, oder nehmen Sie xvde oder einen späteren Buchstaben.',
  'The firmware of an hvm guest sees {0} as a whole disk and finds nothing to boot in a partition.':
    'Die Firmware eines hvm-Gastes sieht {0} als ganze Disk und findet in einer Partition nichts zum Starten.',
  'Use a disk image, or a kernel of the host with xvde1.':
    'Nehmen Sie ein Disk-Image, oder einen Kernel des Hosts mit xvde1.',
  '{0} is refused before Xen 4.19.': '{0} wird vor Xen 4.19 zurückgewiesen.',
  'Take it out if the host may be older.': 'Nehmen Sie es heraus, wenn der Host älter sein könnte.',
  'Disks {0} and {1} are the same device {2}: the guest does not start.':
    'Die Disks {0} und {1} sind dasselbe Gerät {2}: Der Gast startet nicht.',
  'Give each disk its own vdev.': 'Geben Sie jeder Disk ein eigenes vdev.',
  '{0} and {1}: a disk is given either whole or by partitions, never both.':
    '{0} und {1}: Eine Disk wird entweder ganz oder in Partitionen übergeben, nie beides.',
  'Use another letter for one of them.': 'Nehmen Sie für eine von beiden einen anderen Buchstaben.',
  '{0} and {1} are the same emulated drive of an hvm guest.':
    '{0} und {1} sind dasselbe nachgebildete Laufwerk eines hvm-Gastes.',
  'Use another letter for one of them: hda and xvda are one, hdc and xvdc are one.':
    'Nehmen Sie für eine von beiden einen anderen Buchstaben: hda und xvda sind eins, ebenso hdc und xvdc.',
  // src/xl/lint/further-devices.ts
  '{0} is no range of memory: xl refuses the file.': '{0} ist kein Bereich des Speichers: xl weist die Datei zurück.',
  'Write the numbers of pages in hexadecimal: "fe000,1" or "fe000,1@fe100".':
    'Schreiben Sie die Nummern der Seiten hexadezimal: "fe000,1" oder "fe000,1@fe100".',
  'xl cannot read rdm = {0}, and goes on without it.': 'xl kann rdm = {0} nicht lesen und macht ohne weiter.',
  'Write "strategy=host,policy=strict", or "…relaxed".': 'Schreiben Sie "strategy=host,policy=strict" oder "…relaxed".',
  '{0} is nothing for it': '{0} gehört nicht hinein',
  'the USB controller': 'den USB-Controller',
  'Write "type=auto,version=2,ports=4".': 'Schreiben Sie "type=auto,version=2,ports=4".',
  'the USB device': 'das USB-Gerät',
  'Write "hostbus=1,hostaddr=3", as lsusb tells them.': 'Schreiben Sie "hostbus=1,hostaddr=3", wie lsusb sie nennt.',
  'the keyboard': 'die Tastatur (vkb)',
  'Write "backend-type=qemu", or "backend-type=linux,backend=DOMAIN".':
    'Schreiben Sie "backend-type=qemu" oder "backend-type=linux,backend=DOMAIN".',
  'it has no backend-type': 'es fehlt ein backend-type',
  'for multi-touch it needs a width, a height or a number of contacts':
    'für multi-touch braucht es eine Breite, eine Höhe oder eine Zahl von Berührungen',
  'the display': 'die Anzeige (vdispl)',
  'Write "backend=DOMAIN,connectors=ID:1920x1080".': 'Schreiben Sie "backend=DOMAIN,connectors=ID:1920x1080".',
  'it has no connectors': 'es fehlen connectors',
  '{0} is no connector': '{0} ist kein connector',
  'xl reads no size in the connector {0}, and passes over it.':
    'xl liest keine Größe in dem connector {0} und übergeht ihn.',
  'the sound card': 'die Soundkarte',
  'Write [ [ "card, backend=DOMAIN", "pcm, name=…", "stream, type=p" ] ].':
    'Schreiben Sie [ [ "card, backend=DOMAIN", "pcm, name=…", "stream, type=p" ] ].',
  'it must be a list': 'es muss eine Liste sein',
  // src/xl/lint/identity.ts
  'The guest has no name: xl refuses the file.': 'Der Gast hat keinen Namen: xl weist die Datei zurück.',
  'Add name = "…".': 'Fügen Sie name = "…" hinzu.',
  'Use letters, digits and . _ + - only, and begin with a letter or digit.':
    'Nehmen Sie nur Buchstaben, Ziffern und . _ + -, und beginnen Sie mit einem Buchstaben oder einer Ziffer.',
  'The name is empty: nothing can address the guest by it.':
    'Der Name ist leer: Damit lässt sich der Gast nicht ansprechen.',
  'Give it a name.': 'Geben Sie ihm einen Namen.',
  'xl takes {0} for a domain id wherever a name is wanted.':
    'xl hält {0} überall, wo ein Name gefragt ist, für eine Domain-Nummer.',
  'Put a letter into it.': 'Nehmen Sie einen Buchstaben hinein.',
  'Domain-0 is the name of the host itself.': 'Domain-0 ist der Name des Hosts selbst.',
  'Give it another name.': 'Geben Sie ihm einen anderen Namen.',
  'The name is {0} characters long; log files and migration put more behind it.':
    'Der Name ist {0} Zeichen lang; Protokolldateien und Umzüge hängen noch etwas an.',
  'Use at most {0} characters.': 'Nehmen Sie höchstens {0} Zeichen.',
  'it breaks the path of the log file': 'es verdirbt den Pfad der Protokolldatei',
  "it ends the name on QEMU's command line, so an hvm guest does not start":
    'auf der Befehlszeile von QEMU endet der Name dort, deshalb startet ein hvm-Gast nicht',
  'every command then needs quotes around it': 'jeder Befehl braucht dann Anführungszeichen darum',
  '{0} in the name makes trouble{1}.': '{0} im Namen macht Ärger{1}.',
  'A name that begins with {0} looks like an option.': 'Ein Name, der mit {0} beginnt, sieht aus wie eine Option.',
  '{0} is no UUID: xl refuses the file.': '{0} ist keine UUID: xl weist die Datei zurück.',
  'Make one with uuidgen.': 'Machen Sie eine mit uuidgen.',
  // src/xl/lint/keys.ts
  'Write ip=dhcp into cmdline.': 'Schreiben Sie ip=dhcp in cmdline.',
  'Write ip=… into cmdline, or set it inside the guest.':
    'Schreiben Sie ip=… in cmdline, oder stellen Sie es im Gast ein.',
  'Set it inside the guest; the name of the guest is name=.':
    'Stellen Sie es im Gast ein; der Name des Gastes ist name=.',
  'Write ip=… into a vif entry or into cmdline.': 'Schreiben Sie ip=… in einen vif-Eintrag oder in cmdline.',
  'Write root=/dev/nfs nfsroot=SERVER:/PATH into cmdline.':
    'Schreiben Sie root=/dev/nfs nfsroot=SERVER:/PFAD in cmdline.',
  'Use xl create -V, or xl vncviewer.': 'Nehmen Sie xl create -V, oder xl vncviewer.',
  'xl has none: use disk.': 'xl kennt das nicht: Nehmen Sie disk.',
  'Take it out, or look for its name in man xl.cfg.': 'Nehmen Sie es heraus, oder suchen Sie den Namen in man xl.cfg.',
  'xl knows no key {0}: it ignores the line without a word.':
    'xl kennt keinen Schlüssel {0}: Es übergeht die Zeile ohne ein Wort.',
  '{0} is known from Xen {1} on: xl 4.{2} ignores the line.':
    '{0} ist ab Xen {1} bekannt: xl 4.{2} übergeht die Zeile.',
  'Take it out, or upgrade Xen.': 'Nehmen Sie es heraus, oder nehmen Sie ein neueres Xen.',
  '{0} is set in line {1}, too: xl takes only the last one.':
    '{0} ist auch in Zeile {1} gesetzt: xl nimmt nur das letzte.',
  'Keep one of them, or add to it with +=.': 'Behalten Sie eines davon, oder ergänzen Sie es mit +=.',
  'disk wants a list, but here stands one value: xl drops it, and the guest then has no disks.':
    'disk verlangt eine Liste, hier steht aber ein einzelner Wert: xl lässt ihn fallen, und der Gast hat dann keine Disks.',
  'vif wants a list, but here stands one value: xl drops it, and the guest then has no network.':
    'vif verlangt eine Liste, hier steht aber ein einzelner Wert: xl lässt ihn fallen, und der Gast hat dann kein Netz.',
  '{0} wants a list, but here stands one value: xl drops it.':
    '{0} verlangt eine Liste, hier steht aber ein einzelner Wert: xl lässt ihn fallen.',
  'Put brackets around it: {0} = [ … ].': 'Setzen Sie Klammern darum: {0} = [ … ].',
  '{0} wants one value, but here stands a list: xl drops it.':
    '{0} verlangt einen einzelnen Wert, hier steht aber eine Liste: xl lässt sie fallen.',
  'Take the brackets away: {0} = {1}.': 'Nehmen Sie die Klammern weg: {0} = {1}.',
  'xl refuses the file': 'xl weist die Datei zurück',
  'xl ignores it and gives the guest 32 MiB': 'xl beachtet es nicht und gibt dem Gast 32 MiB',
  'xl ignores it and gives the guest one CPU': 'xl beachtet es nicht und gibt dem Gast eine CPU',
  'xl ignores it': 'xl beachtet es nicht',
  '+= does not add numbers: {0}.': '+= zählt Zahlen nicht zusammen: {0}.',
  'Write {0} = and the sum.': 'Schreiben Sie {0} = und die Summe.',
  '{0} is {1} where the C library is new (Debian 13); else it is no number: {2}.':
    '{0} ist {1}, wo die C-Bibliothek neu ist (Debian 13); sonst ist es keine Zahl: {2}.',
  '{0} is not a number xl can read: {1}.': '{0} ist keine Zahl, die xl lesen kann: {1}.',
  'A number that begins with 0 is octal to xl: {0} is {1}.':
    'Eine Zahl, die mit 0 beginnt, ist für xl oktal: {0} ist {1}.',
  'Write {0}, or {1} if that is meant.': 'Schreiben Sie {0}, oder {1}, wenn das gemeint ist.',
  '{0} = {1} is out of range: xl refuses it.': '{0} = {1} liegt außerhalb des Erlaubten: xl weist es zurück.',
  'Write {0} = {1}.': 'Schreiben Sie {0} = {1}.',
  'Write {0} = 1 or 0.': 'Schreiben Sie {0} = 1 oder 0.',
  'xl counts in MiB: write {0} = {1}.': 'xl zählt in MiB: Schreiben Sie {0} = {1}.',
  'Write it without the zeros in front: {0}.': 'Schreiben Sie es ohne die Nullen davor: {0}.',
  'Take the space away: {0}.': 'Nehmen Sie das Leerzeichen weg: {0}.',
  'Write a whole number.': 'Schreiben Sie eine ganze Zahl.',
  'A list stands inside {0}: xl stops there and drops it.':
    'In {0} steht eine Liste: xl hört dort auf und lässt sie fallen.',
  'A list stands inside {0}: xl stops there and drops it and {1} more.':
    'In {0} steht eine Liste: xl hört dort auf und lässt sie und {1} weitere Einträge fallen.',
  'Take the inner brackets away.': 'Nehmen Sie die inneren Klammern weg.',
  // src/xl/lint/memory.ts
  'memory is not set: the guest gets 32 MiB, in which hardly any system starts.':
    'memory ist nicht gesetzt: Der Gast bekommt 32 MiB, und darin startet kaum ein System.',
  'Add memory = 1024 (MiB), or more.': 'Fügen Sie memory = 1024 (MiB) hinzu, oder mehr.',
  '{0} = {1} gives the guest no sensible memory, but xl takes it.':
    '{0} = {1} gibt dem Gast keinen brauchbaren Speicher, aber xl nimmt es.',
  'Write {0} = 1024 (MiB), or more.': 'Schreiben Sie {0} = 1024 (MiB), oder mehr.',
  '{0} counts in MiB: {1} MiB is too little for any system.':
    '{0} zählt in MiB: {1} MiB sind für jedes System zu wenig.',
  'For {0} GiB write {1} = {2}.': 'Für {0} GiB schreiben Sie {1} = {2}.',
  '{0} counts in MiB: {1} MiB is more than Xen can give.': '{0} zählt in MiB: {1} MiB sind mehr, als Xen geben kann.',
  'Write the number of MiB, without any unit.': 'Schreiben Sie die Zahl der MiB, ohne Einheit.',
  'maxmem ({0}) is below memory ({1}): xl takes it, but the guest cannot be built so.':
    'maxmem ({0}) liegt unter memory ({1}): xl nimmt es, aber so lässt sich der Gast nicht anlegen.',
  'Write maxmem = {0}, or leave it out.': 'Schreiben Sie maxmem = {0}, oder lassen Sie es weg.',
  'vcpus = {0} is no number of CPUs: xl refuses the file.':
    'vcpus = {0} ist keine Anzahl von CPUs: xl weist die Datei zurück.',
  'Write vcpus = 1, or more.': 'Schreiben Sie vcpus = 1, oder mehr.',
  'vcpus = {0} is taken for 1.': 'vcpus = {0} gilt als 1.',
  'Write vcpus = 1.': 'Schreiben Sie vcpus = 1.',
  'maxvcpus ({0}) is below vcpus ({1}): xl refuses the file.':
    'maxvcpus ({0}) liegt unter vcpus ({1}): xl weist die Datei zurück.',
  'Leave maxvcpus out.': 'Lassen Sie maxvcpus weg.',
  'A {0} guest has at most {1} CPUs: Xen refuses {2}.': 'Ein {0}-Gast hat höchstens {1} CPUs: Xen weist {2} zurück.',
  'Write {0} = {1} or less.': 'Schreiben Sie {0} = {1} oder weniger.',
  // src/xl/lint/old-habits.ts
  'device_model is from the days of xm: xl ignores it.':
    'device_model stammt aus der Zeit von xm: xl beachtet es nicht.',
  'Take it out: xl finds QEMU by itself.': 'Nehmen Sie es heraus: xl findet QEMU selbst.',
  'vif2 is not supported by xl: it ignores it.': 'vif2 unterstützt xl nicht: Es beachtet es nicht.',
  'Use vif.': 'Nehmen Sie vif.',
  'xl ignores vncviewer.': 'xl beachtet vncviewer nicht.',
  'altp2mhvm is the old name of altp2m.': 'altp2mhvm ist der alte Name von altp2m.',
  'Write altp2m = "mixed".': 'Schreiben Sie altp2m = "mixed".',
  'msr_relaxed will be gone from a later Xen.': 'msr_relaxed wird es in einem späteren Xen nicht mehr geben.',
  'Take it out if the guest runs without it.': 'Nehmen Sie es heraus, wenn der Gast ohne es läuft.',
  '{0} is nothing xl knows for a screen: it ignores it.':
    '{0} kennt xl bei einem Bildschirm nicht: Es beachtet es nicht.',
  'Write vnc=1.': 'Schreiben Sie vnc=1.',
  'Known are {0}.': 'Bekannt sind {0}.',
  // src/xl/lint/screen.ts
  'A {0} card needs {1} MiB of video memory, not {2}: xl create refuses the guest.':
    'Eine {0}-Karte braucht {1} MiB Bildspeicher, nicht {2}: xl create weist den Gast zurück.',
  'Write videoram = {0}.': 'Schreiben Sie videoram = {0}.',
  'The display is given in vnclisten (behind its colon) and in vncdisplay: xl refuses the file.':
    'Das Display steht in vnclisten (hinter dem Doppelpunkt) und in vncdisplay: xl weist die Datei zurück.',
  'Take vncdisplay out. An IPv6 address cannot be written there at all.':
    'Nehmen Sie vncdisplay heraus. Eine IPv6-Adresse lässt sich dort gar nicht schreiben.',
  'spice has no port: the guest does not start.': 'spice hat keinen Port: Der Gast startet nicht.',
  'Add spiceport = 6000, or another free port.': 'Fügen Sie spiceport = 6000 hinzu, oder einen anderen freien Port.',
  'spice has no password: the guest does not start.': 'spice hat kein Passwort: Der Gast startet nicht.',
  'Add spicepasswd, or spicedisable_ticketing = 1.': 'Fügen Sie spicepasswd hinzu, oder spicedisable_ticketing = 1.',
  'usbversion goes together with neither usb nor usbdevice: xl create refuses the guest.':
    'usbversion verträgt sich weder mit usb noch mit usbdevice: xl create weist den Gast zurück.',
  'Keep usb = 1 and usbdevice = [ "tablet" ].': 'Behalten Sie usb = 1 und usbdevice = [ "tablet" ].',
  // src/xl/lint/specs.ts
  'xl refuses {0}: {1}.': 'xl weist {0} zurück: {1}.',
  'Write "backend=DOMAIN,uuid=…".': 'Schreiben Sie "backend=DOMAIN,uuid=…".',
  'the vtpm': 'das vtpm',
  'it has no backend': 'es fehlt ein backend',
  'the pvcalls entry': 'den pvcalls-Eintrag',
  'Write "backend=DOMAIN".': 'Schreiben Sie "backend=DOMAIN".',
  'Write "connection=pty,name=…" or "connection=socket,path=…,name=…".':
    'Schreiben Sie "connection=pty,name=…" oder "connection=socket,path=…,name=…".',
  'the channel': 'den Kanal (channel)',
  'a field has no value': 'ein Feld hat keinen Wert',
  'it needs a connection': 'es fehlt eine connection',
  'a socket needs a path': 'ein Socket braucht einen path',
  'xl ignores {0} in a channel.': 'xl beachtet {0} in einem channel nicht.',
  'Write "tag=…,security_model=none,path=/the/folder".': 'Schreiben Sie "tag=…,security_model=none,path=/der/ordner".',
  'the p9 entry': 'den p9-Eintrag',
  'it knows no {0}, or there is no value': '{0} ist dort nicht bekannt, oder es fehlt ein Wert',
  'The p9 entry has no {0}.': 'Im p9-Eintrag fehlt {0}.',
  'it has no {0}': '{0} fehlt',
  'the vnuma entry': 'den vnuma-Eintrag',
  'Write [ [ "pnode=0", "size=512", … ] ].': 'Schreiben Sie [ [ "pnode=0", "size=512", … ] ].',
  'the smbios entry': 'den smbios-Eintrag',
  '{0} is none': '{0} ist keiner',
  'Write "{0}=…"; man xl.cfg lists the others.': 'Schreiben Sie "{0}=…"; man xl.cfg nennt die anderen.',
  'the virtio entry': 'den virtio-Eintrag',
  'Known are backend, type, transport.': 'Bekannt sind backend, type, transport.',
  'the range of cache colours': 'den Bereich von Cache-Farben',
  'Write "0-3" or "5".': 'Schreiben Sie "0-3" oder "5".',
  'the xenstore quota': 'den Grenzwert für xenstore',
  'Write "NAME=NUMBER".': 'Schreiben Sie "NAME=ZAHL".',
  '{0} is no length': '{0} ist keine Länge',
  'Write "hw" or a multiple of 128.': 'Schreiben Sie "hw" oder ein Vielfaches von 128.',
  'Write "type=scmi_smc", or take it out.': 'Schreiben Sie "type=scmi_smc", oder nehmen Sie es heraus.',
  '{0} is out of range': '{0} liegt außerhalb des Erlaubten',
  'Write 0 to 65535.': 'Schreiben Sie 0 bis 65535.',
  // src/xl/lint/type.ts
  'xl takes type = {0} for {1}, because {2} begins so.': 'xl hält type = {0} für {1}, weil {2} so beginnt.',
  'Write type = "pvh", "pv" or "hvm" in full.': 'Schreiben Sie type = "pvh", "pv" oder "hvm" aus.',
  'Write type = "{0}".': 'Schreiben Sie type = "{0}".',
  'Write type = "pvh", "pv" or "hvm".': 'Schreiben Sie type = "pvh", "pv" oder "hvm".',
  '{0} is no type of guest: xl refuses the file.': '{0} ist kein Typ von Gast: xl weist die Datei zurück.',
  'builder = {0} is nothing xl knows: it refuses the file.': 'builder = {0} kennt xl nicht: Es weist die Datei zurück.',
  'Write type = "pv" or "hvm" instead of builder.': 'Schreiben Sie type = "pv" oder "hvm" statt builder.',
  'builder says {0} and type says {1}: xl refuses the file.':
    'builder sagt {0}, und type sagt {1}: xl weist die Datei zurück.',
  'Take builder out.': 'Nehmen Sie builder heraus.',
  'Write type = "{0}" instead.': 'Schreiben Sie stattdessen type = "{0}".',
  'Take builder out: type says it already.': 'Nehmen Sie builder heraus: type sagt es schon.',
  'builder is the old name of type (before Xen 4.10).': 'builder ist der alte Name von type (vor Xen 4.10).',
  'A {0} guest has no use for {1}: xl ignores it{2}.':
    'Ein {0}-Gast kann mit {1} nichts anfangen: xl beachtet es nicht{2}.',
  'For a screen on pvh use vfb = [ "…" ].': 'Für einen Bildschirm bei pvh nehmen Sie vfb = [ "…" ].',
  'Take it out, or set type = "{0}".{1}': 'Nehmen Sie es heraus, oder setzen Sie type = "{0}".{1}',
  // src/xl/mac.ts
  'is not of the form 00:16:3e:12:34:56 (six pairs of hexadecimal digits)':
    'hat nicht die Form 00:16:3e:12:34:56 (sechs Paare von Hexadezimalziffern)',
  'is the address every vif has on the host side': 'ist die Adresse, die jedes vif auf der Seite des Hosts hat',
  'is all zeros': 'besteht nur aus Nullen',
  'is a multicast address (its first byte is odd)': 'ist eine Multicast-Adresse (das erste Byte ist ungerade)',
  // src/xl/parse.ts
  'There is a NUL byte in this text: xl aborts.': 'In diesem Text ist ein NUL-Byte: xl bricht ab.',
  'xl reads an octal escape but stores nothing for it: the character is lost.':
    'xl liest eine oktale Zeichenangabe, speichert dafür aber nichts: Das Zeichen geht verloren.',
  'Write the character itself, or \\\\ if a backslash is meant.':
    'Schreiben Sie das Zeichen selbst, oder \\\\, wenn ein Backslash gemeint ist.',
  '{0} += adds a list to a text: xl refuses the file.':
    '{0} += fügt einem Text eine Liste hinzu: xl weist die Datei zurück.',
  '{0} += adds a text to a list: xl refuses the file.':
    '{0} += fügt einer Liste einen Text hinzu: xl weist die Datei zurück.',
  'Add [ "…" ] to a list and "…" to a text.': 'Fügen Sie einer Liste [ "…" ] hinzu und einem Text "…".',
  'xl overlooks {0}, the last character of the file.': 'xl übersieht {0}, das letzte Zeichen der Datei.',
  'Take it out, and end the file with a line break.':
    'Nehmen Sie es heraus, und beenden Sie die Datei mit einem Zeilenumbruch.',
  // src/xl/quote.ts
  'Take the character out. Config values are one line of plain text.':
    'Nehmen Sie das Zeichen heraus. Werte der Konfiguration sind eine Zeile einfacher Text.',
  'A NUL character in {0} makes xl abort.': 'An einem NUL-Zeichen in {0} bricht xl ab.',
  'The control character {0} in {1} cannot be in a config value.':
    'Das Steuerzeichen {0} in {1} kann in keinem Wert der Konfiguration stehen.',
  '{0} holds half a character, which is not text.': '{0} enthält ein halbes Zeichen, und das ist kein Text.',
  '(a line break)': '(ein Zeilenumbruch)',
  '(a carriage return)': '(ein Wagenrücklauf)',
  '(a tab)': '(ein Tabulator)',
  // src/xl/rate.ts
  'there is no rate': 'es fehlt eine Rate',
  '{0} is not of the form NUMBER[G|M|K](B|b)/s': '{0} hat nicht die Form ZAHL[G|M|K](B|b)/s',
  '{0} is zero or too large': '{0} ist null oder zu groß',
  'the interval {0} is not of the form NUMBER[s|ms|us]': 'das Intervall {0} hat nicht die Form ZAHL[s|ms|us]',
  'the interval {0} is zero or too long': 'das Intervall {0} ist null oder zu lang',
  'the interval {0} is too long': 'das Intervall {0} ist zu lang',
  '{0} is too large': '{0} ist zu groß',
  'a number with a leading 0 is octal to xl': 'eine Zahl mit einer 0 davor ist für xl oktal',
  'an interval without a unit is in seconds': 'ein Intervall ohne Einheit zählt Sekunden',
  'the rate rounds to 0 bytes an interval': 'die Rate ergibt gerundet 0 Byte im Intervall',
  // src/xl/syntax-advice.ts
  'A setting begins with its key, but here stands {0}.':
    'Eine Einstellung beginnt mit ihrem Schlüssel, hier steht aber {0}.',
  'Write key = value.': 'Schreiben Sie schlüssel = wert.',
  'After the key "{0}" comes = or +=, but here stands {1}.':
    'Hinter dem Schlüssel "{0}" steht = oder +=, hier steht aber {1}.',
  'Write key = value. A key is made of a-z, 0-9, _ and . only.':
    'Schreiben Sie schlüssel = wert. Ein Schlüssel besteht nur aus a-z, 0-9, _ und .',
  'A value is missing: here stands {0}.': 'Ein Wert fehlt: Hier steht {0}.',
  'Write "text", a number, or [ a list ].': 'Schreiben Sie "Text", eine Zahl oder [ eine Liste ].',
  'After the value the line must end, but here stands {0}.': 'Nach dem Wert muss die Zeile enden, hier steht aber {0}.',
  'Put one setting on a line, or a ; between two. Two texts side by side are not joined.':
    'Schreiben Sie eine Einstellung in eine Zeile, oder ein ; zwischen zwei. Zwei Texte nebeneinander werden nicht verbunden.',
  'A list item is missing: here stands {0}.': 'Ein Eintrag der Liste fehlt: Hier steht {0}.',
  'Put "text" between the commas; only one comma may end a list.':
    'Schreiben Sie "Text" zwischen die Kommas; nur ein Komma darf eine Liste beenden.',
  'Between two list items stands a comma, but here stands {0}.':
    'Zwischen zwei Einträgen einer Liste steht ein Komma, hier steht aber {0}.',
  'Write [ "a", "b" ].': 'Schreiben Sie [ "a", "b" ].',
  'A comma stands behind the number.': 'Hinter der Zahl steht ein Komma.',
  'Remove the comma.': 'Nehmen Sie das Komma weg.',
  'A number ends before {0}: xl knows no units and no fractions.':
    'Vor {0} endet eine Zahl: xl kennt weder Einheiten noch Brüche.',
  'Write a whole number. memory is in MiB: 2 GiB is memory = 2048.':
    'Schreiben Sie eine ganze Zahl. memory zählt in MiB: 2 GiB sind memory = 2048.',
  '{0} stands without quotes: xl takes only "text", numbers and lists.':
    '{0} steht ohne Anführungszeichen da: xl nimmt nur "Text", Zahlen und Listen.',
  'Write {0} instead of {1}.': 'Schreiben Sie {0} statt {1}.',
  'Write "{0}".': 'Schreiben Sie "{0}".',
  'This text begins with {0} but has no {1} on the same line.':
    'Dieser Text beginnt mit {0}, aber auf derselben Zeile steht kein zweites {1}.',
  'Close the quote. A text cannot go on to the next line.':
    'Schließen Sie das Anführungszeichen. Ein Text kann nicht in der nächsten Zeile weitergehen.',
  'These quotation marks are not the ones xl knows.': 'Diese Anführungszeichen kennt xl nicht.',
  'Use straight quotes: " or \'.': 'Nehmen Sie gerade Anführungszeichen: " oder \'.',
  'Here stands a no-break space, which xl does not take for a space.':
    'Hier steht ein geschütztes Leerzeichen, das xl nicht für ein Leerzeichen hält.',
  'Type a space.': 'Tippen Sie ein Leerzeichen.',
  'There is a NUL byte here.': 'Hier ist ein NUL-Byte.',
  'Take it out. Is this a text file?': 'Nehmen Sie es heraus. Ist das eine Textdatei?',
  'There is a carriage return here.': 'Hier ist ein Wagenrücklauf.',
  'This looks like YAML: xl wants = here.': 'Das sieht nach YAML aus: xl verlangt hier ein =.',
  'Write {0} = …': 'Schreiben Sie {0} = …',
  'xl reads no bare negative numbers.': 'xl liest negative Zahlen nur in Anführungszeichen.',
  'Put it in quotes: "-3600".': 'Setzen Sie sie in Anführungszeichen: "-3600".',
  '{0} cannot be a key: keys are made of a-z, 0-9, _ and . only, and begin with a letter.':
    '{0} kann kein Schlüssel sein: Schlüssel bestehen nur aus a-z, 0-9, _ und . und beginnen mit einem Buchstaben.',
  'This looks like Python code. The old xm ran configs as programs; xl only reads settings.':
    'Das sieht nach Python-Code aus. Das alte xm führte Konfigurationen als Programme aus; xl liest nur Einstellungen.',
  'Write the values out: key = "text", key = 1, key = [ "a", "b" ].':
    'Schreiben Sie die Werte aus: schlüssel = "Text", schlüssel = 1, schlüssel = [ "a", "b" ].',
  'The file ends in a comment without a line break: xl refuses the file.':
    'Die Datei endet mit einem Kommentar ohne Zeilenumbruch: xl weist die Datei zurück.',
  'Press Enter at the end of the last line.': 'Drücken Sie am Ende der letzten Zeile Enter.',
  'This list has no closing bracket.': 'Diese Liste hat keine schließende Klammer.',
  'Put ] behind its last item.': 'Setzen Sie ] hinter ihren letzten Eintrag.',
  'Lists are nested too deep for xl here.': 'Hier sind Listen für xl zu tief verschachtelt.',
  'Take out the brackets that are too many.': 'Nehmen Sie die überzähligen Klammern heraus.',
  'xl cannot read {0}: its number escapes are broken.':
    'xl kann {0} nicht lesen: Zeichen als Zahlen anzugeben geht bei ihm nicht.',
  'xl cannot read {0} inside a text.': 'xl kann {0} in einem Text nicht lesen.',
  'Write the character itself.': 'Schreiben Sie das Zeichen selbst.',
  'Write \\\\ for a backslash.': 'Schreiben Sie \\\\ für einen Backslash.',
  'A line ends in the Windows way (CR LF): xl refuses the file.':
    'Eine Zeile endet wie unter Windows (CR LF): xl weist die Datei zurück.',
  '{0} lines end in the Windows way (CR LF): xl refuses the file.':
    '{0} Zeilen enden wie unter Windows (CR LF): xl weist die Datei zurück.',
  "Convert it: sed -i 's/\\r$//' FILE": "Wandeln Sie sie um: sed -i 's/\\r$//' DATEI",
  'The file begins with an invisible byte order mark: xl refuses it.':
    'Die Datei beginnt mit einer unsichtbaren Byte-Reihenfolge-Marke (BOM): xl weist sie zurück.',
  "Save it as UTF-8 without BOM, or: sed -i '1s/^\\xEF\\xBB\\xBF//' FILE":
    "Speichern Sie sie als UTF-8 ohne BOM, oder: sed -i '1s/^\\xEF\\xBB\\xBF//' DATEI",
  'This is UTF-16 text: xl reads only plain bytes.': 'Das ist Text in UTF-16: xl liest nur einzelne Bytes.',
  'Save the file as UTF-8 without BOM.': 'Speichern Sie die Datei als UTF-8 ohne BOM.',
  'the end of the file': 'das Ende der Datei',
  'the end of the line': 'das Ende der Zeile',
  // src/xl/vif.ts
  'netdev= is the old name of gatewaydev=': 'netdev= ist der alte Name von gatewaydev=',
  'Write gatewaydev={0}.': 'Schreiben Sie gatewaydev={0}.',
  '{0} is no type': '{0} ist kein type',
  'Use type=vif, type=ioemu, or leave it out.': 'Nehmen Sie type=vif oder type=ioemu, oder lassen Sie es weg.',
  'rate: {0}': 'rate: {0}',
  'Write it like rate=10Mb/s or rate=1MB/s@50ms.': 'Schreiben Sie es wie rate=10Mb/s oder rate=1MB/s@50ms.',
  '{0}={1} is no number': '{0}={1} ist keine Zahl',
  'Write {0}= with digits only.': 'Schreiben Sie {0}= nur mit Ziffern.',
  'accel= is not supported any more': 'accel= wird nicht mehr unterstützt',
  'vlan= is known from Xen 4.19 on': 'vlan= ist ab Xen 4.19 bekannt',
  '{0} is nothing xl knows for a card': '{0} kennt xl bei einer Karte nicht',
  'Take out the empty field.': 'Nehmen Sie das leere Feld heraus.',
  'Several addresses stand in one ip= with spaces between.':
    'Mehrere Adressen stehen in einem einzigen ip=, mit Leerzeichen dazwischen.',
  'Write {0}= in lower case and without spaces.': 'Schreiben Sie {0}= klein und ohne Leerzeichen.',
  '{0} {1} is empty, or holds a comma, a control character or a space at its end.':
    '{0} {1} ist leer oder enthält ein Komma, ein Steuerzeichen oder am Ende ein Leerzeichen.',
  'xl splits a card at every comma and keeps spaces: use a value without them.':
    'xl teilt eine Karte an jedem Komma und behält Leerzeichen: Nehmen Sie einen Wert ohne beides.',
  'rate: {0}.': 'rate: {0}.',
  'Write it like 10Mb/s.': 'Schreiben Sie es wie 10Mb/s.',
  'mtu {0} is no whole number above 0.': 'mtu {0} ist keine ganze Zahl über 0.',
  'The usual MTU is 1500.': 'Üblich ist eine MTU von 1500.',
};
