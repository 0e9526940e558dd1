//! Function words of Germanic languages.

/// Each list with the code of its language.
pub(super) const LISTS: &[(&str, &str)] =
    &[("da", DANISH), ("de", GERMAN), ("en", ENGLISH), ("nl", DUTCH), ("no", NORWEGIAN), ("sv", SWEDISH)];

const ENGLISH: &str = "
    a an the this that these those
    i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself
    it its itself they them their theirs themselves one oneself
    anyone anything everyone everything someone something nobody nothing none
    what which who whom whose when where why how whatever whichever whoever whenever wherever whether
    am is are was were be been being do does did done doing have has had having
    can could may might must shall should will would ought cannot
    and or but nor so yet if then else because although though unless while whereas since until till as than
    of in on at by for from to into onto with without within about above across after against along among around before
    behind below beneath beside besides between beyond during except inside near off out outside over past per through
    throughout toward towards under up upon down via amid despite
    however not no yes only just also too very even still again once ever never here there now thus hence
    all any both each either every few many more most much neither other others own same several some such another
    s t d ll m re ve
    don didn doesn isn aren wasn weren hasn haven hadn won wouldn shouldn couldn ain
    dont didnt doesnt isnt arent wasnt";

const GERMAN: &str = "
    der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines
    ich mich mir mein meine meinen meinem meiner meines du dich dir dein deine deinen deinem deiner
    er ihn ihm sein seine seinen seinem seiner seines sie ihr ihre ihren ihrem ihrer ihres es wir uns unser unsere unseren
    unserem unserer euch euer eure man sich selbst
    dieser diese dieses diesen diesem jener jene jenes jenen jenem jeder jede jedes jeden jedem alle allem allen aller alles
    einige einigen manche mancher viele vielen viel mehr wenige wenig etwas nichts niemand jemand solche solcher solchen
    andere anderen anderer anderes beide beiden
    wer wen wem wessen was welche welcher welches welchen welchem wann wo woher wohin warum weshalb wieso wie womit wofür
    worüber wodurch wozu
    bin bist ist sind seid war waren warst gewesen habe hast hat haben hatte hatten gehabt hätte hätten wäre wären
    werde wirst wird werden wurde wurden worden würde würden
    kann kannst können konnte konnten könnte könnten muss müssen musste mussten soll sollen sollte sollten will wollen wollte
    wollten darf dürfen durfte mag mögen möchte möchten
    und oder aber denn sondern doch sowie sowohl weder noch wenn falls ob weil dass daß obwohl während bevor nachdem als
    damit indem sobald
    an am auf aus bei beim bis durch für gegen hinter im in ins mit nach neben ohne seit trotz über um unter vom von vor
    wegen zu zum zur zwischen außer gegenüber
    nicht nur auch schon sehr so da dann dort hier nun jetzt immer nie wieder ja nein dabei dafür dagegen daher darauf daran
    darüber davon dazu also zwar etwa hin her ab sei seien jedoch allerdings
    ebenfalls zudem";

const DUTCH: &str = "
    de het een die dat deze dit
    ik mij me mijn jij je jou jouw u uw hij hem zijn zij ze haar het wij we ons onze jullie hun hen zich zichzelf men
    wie wat welk welke wanneer waar waarom hoe waarmee waarvan waarin waardoor hoeveel wiens
    ben bent is zijn was waren geweest heb hebt heeft hebben had hadden gehad word wordt worden werd werden geworden
    kan kun kunt kunnen kon konden moet moeten moest moesten mag mogen mocht zal zult zullen zou zouden wil wilt willen
    wilde wilden doe doet doen deed
    en of maar want noch dus als indien omdat doordat hoewel terwijl voordat nadat toen zodat tenzij dan
    aan achter af bij binnen boven buiten door in langs met na naar naast om onder op over per rond sinds te tegen ten ter
    tijdens tot tussen uit van vanaf via volgens voor vanuit zonder
    niet geen wel ook nog al alleen zo zeer heel er daar hier nu steeds weer ooit nooit ja nee
    alle alles allen elk elke ieder iedere iedereen iemand niemand iets niets enige enkele veel vele meer meest weinig
    sommige ander andere anderen beide zelf eens even toch hierbij daarbij daarom daarna daarmee ervan erop eruit erin";

const DANISH: &str = "
    en et den det de denne dette disse
    jeg mig min mit mine du dig din dit dine han ham hans hun hende hendes vi os vores vor jer jeres dem deres sig sin sit
    sine man selv der
    hvem hvad hvilken hvilket hvilke hvornår hvor hvorfor hvordan hvorfra hvorhen hvorvidt
    er var være været har havde have haft bliver blev blive blevet gør gjorde gøre gjort
    kan kunne må måtte skal skulle vil ville bør burde
    og eller men for så at som fordi når da mens hvis selvom før efter end både enten hverken samt
    af på i til med om fra ved over under mellem mod uden hos gennem ad bag blandt foran inden langs omkring siden trods op
    ned ud ind
    ikke ingen intet kun også jo nok meget mere mest her nu igen altid aldrig ja nej blot endnu allerede
    alle alt al hver hvert enhver nogen noget nogle mange få flere flest andre anden andet begge sådan samme egen eget egne
    derfor dermed deraf herved hertil dertil";

const NORWEGIAN: &str = "
    en ei et ein eit den det de dei denne dette disse desse
    jeg eg meg min mitt mi mine du deg din ditt di dine han ham hans hun ho henne hennes vi oss vår vårt våre dere deres
    dykk dem seg sin sitt si sine man selv sjølv som
    hvem hva hvilken hvilket hvilke når hvor hvorfor hvordan kven kva korleis kvifor hvorvidt hvis
    er var være vært vere vore har hadde ha hatt blir ble bli blitt vart gjør gjorde gjøre gjort gjer
    kan kunne må måtte skal skulle vil ville bør burde få får fikk
    og eller men for så at fordi da mens om dersom før etter enn både enten verken samt ettersom
    av på i til med fra ved over under mellom mot uten hos gjennom bak blant foran innen langs omkring siden tross per opp
    ned ut inn
    ikke ikkje ingen inkje bare berre også jo nok meget mye mer meir mest her der nå no igjen alltid aldri ja nei ennå
    allerede veldig
    alle alt all hver hvert enhver noen noe noko nokre mange flere flest få andre annen annet begge slik samme egen eget egne
    derfor dermed derav hit dit";

const SWEDISH: &str = "
    en ett den det de denna denne detta dessa
    jag mig min mitt mina du dig din ditt dina han honom hans hon henne hennes vi oss vår vårt våra ni er ert era dem deras
    sig sin sitt sina man själv som dess
    vem vad vilken vilket vilka när var varför hur vars vart varifrån huruvida
    är var vara varit har hade ha haft blir blev bli blivit gör gjorde göra gjort
    kan kunde kunna måste ska skall skulle vill ville vilja bör borde får fick få fått
    och eller men för så att därför eftersom då medan om ifall innan efter än både antingen varken samt fast
    av på i till med från vid över under mellan mot utan hos genom bakom bland framför inom längs omkring sedan trots per
    åt upp ner ut in kring
    inte ej icke ingen inget inga bara endast också ju nog mycket mer mera mest här där nu igen alltid aldrig ja nej ännu
    redan
    alla allt all varje någon något några många flera fler flest få andra annan annat båda sådan sådant samma egen eget egna
    därmed därav hit dit";
