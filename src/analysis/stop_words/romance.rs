//! Function words of Romance languages.

/// Each list with the code of its language.
pub(super) const LISTS: &[(&str, &str)] =
    &[("es", SPANISH), ("fr", FRENCH), ("it", ITALIAN), ("pt", PORTUGUESE), ("ro", ROMANIAN)];

const FRENCH: &str = "
    le la les l un une des du de d au aux ce cet cette ces c
    je j me m moi mon ma mes tu te t toi ton ta tes il elle on se s soi son sa ses nous notre nos vous votre vos ils elles
    leur leurs lui eux en y ça cela ceci celui celle ceux celles
    qui que qu quoi dont où quel quelle quels quelles lequel laquelle lesquels lesquelles auquel duquel quand comment
    pourquoi combien
    suis es est sommes êtes sont étais était étaient étions été être étant sera seront serait seraient soit soient fut
    furent ai as a avons avez ont avais avait avaient eu avoir ayant aura auront aurait auraient ait aient
    fait faire font peut peuvent pouvait pourrait doit doivent devait devrait va vont
    et ou mais donc or ni car si comme lorsque lorsqu puisque puisqu quoique quoiqu tandis afin ainsi alors
    à après avant avec chez contre dans depuis derrière dès devant durant entre envers hors jusque jusqu malgré par parmi
    pendant pour sans sauf selon sous sur vers via
    ne n pas plus point jamais rien aucun aucune personne non oui aussi très trop peu bien même mêmes encore déjà toujours
    ici là tout toute tous toutes chaque plusieurs quelque quelques autre autres tel telle tels telles
    certains certaines moins tant";

const SPANISH: &str = "
    el la los las lo un una unos unas del al
    yo me mí mi mis mío mía conmigo tú te ti tu tus tuyo contigo él ella ello ellos ellas le les se sí su sus suyo suya
    suyos suyas nosotros nosotras nos nuestro nuestra nuestros nuestras vosotros os vuestro vuestra usted ustedes
    este esta esto estos estas ese esa eso esos esas aquel aquella aquello aquellos aquellas
    que qué quien quién quienes quiénes cual cuál cuales cuáles cuyo cuya cuyos cuyas cuando cuándo donde dónde como cómo
    cuanto cuánto cuántos cuántas adónde porqué
    soy eres es somos son era eran fue fueron ser sido siendo sea sean será serán sería estoy está están estaba estaban
    estar estado estuvo he has ha hemos han había habían haber habido haya hubo hay
    tiene tienen tenía tener puede pueden podía poder podría debe deben hace hacer va van
    y e o u pero sino ni si porque pues aunque mientras
    a ante bajo con contra de desde durante en entre hacia hasta mediante para por según sin sobre tras
    no ya más menos muy mucho mucha muchos muchas poco pocos también tampoco solo sólo así aún todavía siempre nunca jamás
    aquí allí ahí entonces todo toda todos todas cada algo alguien algún alguno alguna algunos algunas nada nadie ningún
    ninguno ninguna otro otra otros otras mismo misma mismos mismas tal tales tan tanto ambos varios";

const ITALIAN: &str = "
    il lo la i gli le l un uno una del dello della dei degli delle dell al allo alla ai agli alle all dal dallo dalla dai
    dagli dalle dall nel nello nella nei negli nelle nell sul sullo sulla sui sugli sulle sull col coi
    io me mi mio mia miei mie tu te ti tuo tua tuoi tue egli lui lei ella esso essa essi esse si sé suo sua suoi sue noi ci
    nostro nostra nostri nostre voi vi vostro vostra vostri vostre loro ne
    questo questa questi queste quest quello quella quelli quelle quel quei quegli quell ciò
    che chi cui quale quali quando dove dov come com perché quanto quanta quanti quante cosa cos
    sono sei è siamo siete era erano ero fu furono essere stato stata stati state sia siano sarà saranno sarebbe
    ho hai ha abbiamo avete hanno aveva avevano avere avuto abbia ebbe avrà
    può possono poteva potrebbe deve devono doveva dovrebbe fa fare fatto viene
    e ed o od ma però né se poiché mentre affinché sebbene dunque quindi anche
    a ad da di d in con contro dopo dentro durante entro fino fra tra per presso prima secondo senza sopra sotto su verso
    non no sì più meno molto molti molte poco pochi già ancora sempre mai qui qua lì là così allora solo
    tutto tutta tutti tutte ogni ognuno qualche qualcuno qualcosa alcuno alcuni alcune nessuno nessuna niente nulla
    altro altra altri altre stesso stessa stessi stesse tale tali tanto entrambi";

const PORTUGUESE: &str = "
    o a os as um uma uns umas do da dos das no na nos nas ao aos à às pelo pela pelos pelas num numa dum duma
    eu me mim meu minha meus minhas comigo tu te ti teu tua teus tuas ele ela eles elas lhe lhes se si seu sua seus suas
    nós nosso nossa nossos nossas vós vos você vocês dele dela deles delas
    este esta estes estas isto esse essa esses essas isso aquele aquela aqueles aquelas aquilo neste nesta nesse nessa
    deste desta desse dessa
    que quê quem qual quais cujo cuja cujos cujas quando onde aonde como porque porquê quanto quanta quantos quantas
    sou és é somos são era eram fui foi foram ser sido sendo seja sejam será serão seria estou está estão estava estavam
    estar esteve tenho tem têm temos tinha tinham ter tido teve haver há havia houve
    pode podem podia poder poderia deve devem fazer faz vai vão
    e ou mas nem se pois embora enquanto porém portanto caso
    ante após até com contra de desde durante em entre para perante por sem sob sobre trás
    não sim já mais menos muito muita muitos muitas pouco poucos também só ainda sempre nunca jamais aqui ali lá aí então
    assim tão tanto todo toda todos todas tudo cada algo alguém algum alguma alguns algumas nada ninguém nenhum nenhuma
    outro outra outros outras mesmo mesma mesmos mesmas tal tais ambos vários apenas além bem pra";

const ROMANIAN: &str = "
    un o unui unei unor niște al a ai ale lui cel cea cei cele celui celei celor
    eu mă mie îmi mi meu mea mei mele tu te tine ție îți ți tău ta tăi tale el îl ea ei ele îi le li lor se sine își și
    său sa săi sale noi ne nouă nostru noastră noștri noastre voi vă vouă vostru voastră
    acest această acești aceste acesta aceasta aceștia acestea acestui acestei acestor acel acea acei acele acela aceea
    ce care căruia căreia cărora cine cui când unde cum cât câtă câți câte ceea
    sunt ești este e suntem sunteți eram era erau fi fost fiind fie am ai are avem aveți au avea aveau avut
    va voi vor vom ar aș poate pot putea putut trebuie face
    și sau ori dar însă ci nici dacă că să deși deoarece fiindcă căci încât precum iar deci
    la în din de pe cu fără pentru prin spre către după până peste sub între printre despre contra lângă asupra dintre
    împotriva înainte
    nu da mai foarte doar numai tot toată toți toate încă deja aici acolo acum atunci așa astfel niciodată mereu prea
    fiecare oricare orice cineva ceva nimeni nimic niciun nicio alt altă alți alte altul același aceeași mult multă mulți
    multe puțin câțiva unii unele unul una atât";
