//! Germanic, Romance and Celtic languages, Basque, Maltese, Latin and Esperanto. Data only; see [`Profile`].

use super::profile::Profile;

/// Code, most frequent words, further words, endings, letters.
pub(super) const PROFILES: &[Profile] = &[
    Profile {
        code: "en",
        most: "the of and to in a is that for was with on as by at from it he be",
        more: "his are has have had this but not which they their were who will said would been more after its or \
               an i we you she her him about what when than out up there all one can if over into could also other \
               new people first two some them no so before because while during where between under against years \
               year told says how just only my your our did do against since being those these through most even \
               such made may should last time still according state government us including called used known part \
               many much several each until among around however both became another major area city number early \
               late large high four five three six per same often although include based within second general \
               president john week month million percent world home house former group members found set place \
               left right end never show",
        endings: "tion ing ment ness ity ally ed ship ious ers ies ive able ting ring ght ated ence ance ical ism \
                  est ly ful less our",
        letters: "",
    },
    Profile {
        code: "de",
        most: "der die und in den von das zu mit sich des auf für ist im dem nicht ein eine",
        more: "als auch es an er hat aus bei dass sie nach wird einer um am sind noch wie einem über einen so zum war \
               haben nur oder aber vor zur bis mehr durch man sein wurde sei prozent hatte kann gegen vom können schon \
               wenn habe seine ihre dann unter wir soll ich eines jahr zwei jahren diese dieser wieder keine seiner \
               worden will zwischen immer was sagte gibt alle diesem seit muss wurden beim doch jetzt waren drei jahre \
               neue damit bereits da ihr seinen müssen ab ihrer ohne sondern selbst ersten nun etwa heute weil ihm \
               menschen deutschland werden uns mir du",
        endings: "ung ungen keit heit lich liche ichen schen ische chaft gen ten chen eren isch ern ien te eit ler \
                  rin keiten tät ige igen ssen sten",
        letters: "äöüß",
    },
    Profile {
        code: "nl",
        most: "de van het een en in is dat op te zijn met voor die niet aan er",
        more: "om ook als dan maar bij uit door worden wordt naar heeft hij ze zich hebben over werd deze nog wel kan \
               meer geen moet was of al tot zegt jaar zo had hun veel dit onder zou wat mensen ik je we tegen nu \
               volgens tussen omdat kunnen moeten zal worden daar haar twee eerste waar gaat ons andere tijdens na \
               alleen toen heel alle waren hier toch weer altijd sinds zij wij jij",
        endings: "heid lijk lijke elijk ingen ende aar isch ische tie ties ers ing eren eerd ten den schap sche",
        letters: "ëï",
    },
    Profile {
        code: "af",
        most: "die van en in is het dat nie te wat vir om n hy word",
        more: "met ook aan sal was op deur sy by as kan nog maar toe se hulle haar ons ek jy gesê sê na een of uit \
               oor teen meer moet wees daar dit hierdie jaar mense omdat sodat waar tussen onder hom geen baie sou \
               jou my is al eers twee nou volgens kon mnr julle self altyd asook wanneer alles iets niks goeie \
               geword daardie daarvan",
        endings: "heid lik like ige ende asie",
        letters: "ëêô",
    },
    Profile {
        code: "sv",
        most: "och i att det som en på är av för med till den har de inte ett om",
        more: "han men var jag sig från vi så kan när nu man efter också säger vid under ska eller sin skulle här \
               upp hade bara två mycket år nya mot mer där blir få finns alla hon ut sina än blev över kommer \
               många även hur andra några sedan kronor varit mellan innan detta enligt fick vad dem väl dess inom \
               sverige måste genom ju redan utan skriver skulle vill bli går gör denna sitt får kunde då dessa \
               aldrig stor stora dag dagar gånger regeringen polisen tidigare svenska mig dig din vilket vilka \
               varje",
        endings: "arna erna orna ande ning ingen heten lig ligt liga ade andet are",
        letters: "åäö",
    },
    Profile {
        code: "da",
        most: "og i at det er en til på af som for den med de ikke har der et var",
        more: "han om fra men sig vi jeg kan så man efter siger ved blev skal også eller over nu være sin hvor \
               bliver når havde hun ud dem været få mod mellem år mere meget hvad hvis op alle kun andre efter \
               mange nye have flere danske blevet sagde gør gang få kommer uden før noget helt sammen to procent \
               deres ville selv igen kom går nogle allerede hvordan hvilket siden dog fordi herunder os mig dig af \
               bør din dit denne dette disse hos gennem måske aldrig godt stor store klar dag dage måde blandt \
               regeringen politiet tidligere lige kommune danmark skulle dansk",
        endings: "erne ning ingen hed heden ende lig ligt lige ede else elser tion dning ette ens ets",
        letters: "æøå",
    },
    Profile {
        code: "nb",
        most: "og i at det er en til på av som for den med de ikke har et var å",
        more: "han om fra men seg vi jeg kan så man etter sier ved ble skal også eller over nå være sin hvor blir \
               når hadde hun ut dem vært få mot mellom år mer mye hva hvis opp alle bare andre mange nye ha flere \
               norske blitt sa gjør gang kommer uten før noe helt sammen to prosent deres ville selv igjen kom går \
               noen allerede hvordan siden fordi oss meg deg av bør norge kroner fikk både der mens ifølge måtte \
               kunne veldig din ditt denne dette disse hos gjennom kanskje aldri godt stor store klar dag dager \
               måte blant regjeringen politiet tidligere like kommune norsk dessverre selvfølgelig enn dersom \
               skulle ingenting",
        endings: "ene ning ingen het heten ende lig ligt lige et ete else elser sjon ede inger ette",
        letters: "æøå",
    },
    Profile {
        code: "nn",
        most: "og i at det er ein til på av som for den med dei ikkje har eit var å",
        more: "han om frå men seg vi eg kan så etter seier ved vart skal også eller over no vere sin kor blir når \
               hadde ho ut vore få mot mellom år meir mykje kva dersom opp alle berre andre mange nye ha fleire \
               norske blitt sa gjer gong kjem utan før noko saman to prosent deira ville sjølv igjen kom går nokre \
               allereie korleis sidan fordi oss meg deg bør noreg kroner fekk både der medan ifølgje måtte kunne \
               desse dette dessutan eigen eitt heile ei kvar dykk difor nokon vert skule fyrste byrja meiner \
               fortel",
        endings: "ane ene inga leg leik ing ande",
        letters: "æøå",
    },
    Profile {
        code: "is",
        most: "og í að á er sem var til um við hann það af en með ekki fyrir því",
        more: "hafa eru þess þar frá voru eftir hefur þeim þá ég hún þau þeir úr verið hans verður þessi svo vera \
               eða hafi einnig þegar upp sér sé segir milli hjá mjög nú ef þetta vegna hefði yfir fram kom sagði \
               verða alla meira hafði undir þó yrði út sína sinni sín ár ári ára sagt getur gegn síðan allt annað \
               fólk fólks hennar þeirra þessum þessu mun munu hvort aftur segja eins vel mikið margir nýja engin",
        endings: "inn anna unum inum num andi legt legur lega ingu inni unar aði uðu sins",
        letters: "ðþáéíóúýæö",
    },
    Profile {
        code: "fo",
        most: "og í at á er sum var til um við hann tað av ikki fyri ein teir",
        more: "eru eisini frá eftir hevur tey verið hansara verður hesi so vera ella hava tá upp sær sigur millum nú um \
               hetta yvir fram kom segði verða alt meira hevði undir út sín ár árini kann móti síðan føroyar føroya \
               tær hesum men vit eg hon tí hvussu nógv bara fólk skal fingu hetta",
        endings: "inum unum aði ligt ligur inar irnar",
        letters: "ðøáíóúýæ",
    },
    Profile {
        code: "fr",
        most: "de la le et les des en l d à un une du est que dans qui pour a au",
        more: "il par sur plus ne ce pas avec se son sont ou aux mais qu n s été cette comme ont être même leur y elle \
               on nous sa ses deux je fait ces tout si avait peut était après ans entre sans contre depuis dont aussi \
               où selon lors bien très cela encore avant sous fois ainsi notamment ils elles leurs vous tous c faire \
               doit alors quand moins pays toute autres j m année étaient sera ici jusqu également monde lui",
        endings: "tion tions ment ique eurs aient eux aux ence isme ité euse elle ette ants ante eaux ais ait ées \
                  ée iens ienne aire ages er ez",
        letters: "éèêàçùôîâûëïœ",
    },
    Profile {
        code: "es",
        most: "de la que el en y a los del se las por un con una no para es su al lo",
        more: "como más ha o pero sus le me fue este si ya sobre entre cuando muy sin ser hay también desde está \
               esta todo nos durante estados todos uno les ni contra otros ese eso había ante ellos e esto mí \
               antes algunos qué unos yo otro otras otra él tanto esa estos mucho quienes nada muchos cual sea \
               poco ella estar años dos tiene han hasta donde según porque son gobierno años año parte después \
               hace así cada país puede ayer mientras aunque además dijo solo fueron debe deben pueden tener \
               incluyendo estas siete cinco tres cuatro nuevo nueva nuevos gran grande forma grupo ciudad número \
               mayor menor mejor alto caso datos todas ellas uso bajo primer primera cuyo millones hacia tras \
               presidente ministro policía vida nunca siempre lugar aquí quiere decir tan cerca medio sido siendo \
               podría podrá tuvo hizo acuerdo ley entonces luego ambos río mediante total punto general",
        endings: "ción iones mente dad dades ado ados ido aron ando iendo ería ismo cia cias ico ica icos icas oso \
                  osa ores dor ales aba aban ía ían ier ivo iva tres encia nes eses",
        letters: "ñáéíóú",
    },
    Profile {
        code: "pt",
        most: "de a que e o do da em um para com não uma os no se na por as",
        more: "mais dos como mas foi ao ele das tem à seu sua ou ser quando muito nos já está eu também só pelo \
               pela até isso ela entre era depois sem mesmo aos ter seus quem nas me esse eles estão você tinha \
               foram essa num nem suas meu às minha têm numa pelos elas havia seja qual será nós tenho lhe deles \
               essas esses pelas este dele são segundo ainda anos ano sobre disse pode governo brasil portugal há \
               desde durante contra outros dois duas onde porque após vai fazer estava todos quanto cada nesta \
               neste deve devem podem estas sete cinco três quatro novo nova novos grande forma grupo cidade \
               número maior menor melhor caso dados todas embora uso sob primeiro primeira cujo milhões outro \
               outra fez todo toda ninguém algumas alguns além homem agora outras mesma então pra sendo meio \
               poderá teve fala cerca antes acordo presidente ministro polícia vida povo fato lei nada nunca \
               sempre assim tudo lugar vocês aqui quer dizer tão quadras",
        endings: "ção ções mente dade dades ado ados ando endo indo aram eira eiro agem cia cias ico ica icos icas \
                  oso osa ores dor ais eis ava avam ia iam ivo iva ência ões inho",
        letters: "ãõçáéíóúâêôà",
    },
    Profile {
        code: "gl",
        most: "de a que e o do da en un para con non unha os no se na por as",
        more: "máis dos como pero foi ao el das ten á seu súa ou ser cando moi nos xa está eu tamén só polo pola ata \
               iso ela entre era despois sen mesmo aos ter seus quen nas esta este son foron aínda anos ano sobre dixo \
               pode goberno galicia hai desde durante contra outros dous dúas onde porque tras vai facer estaba todos \
               cada nesta neste unhas uns polos polas xunta lle lles dende segundo galego galega",
        endings: "ción cións mente dade dades ado ados eiro eira aron ou cia cias ico ica oso osa ores dor ais aba \
                  aban ía ían ivo iva",
        letters: "ñáéíóú",
    },
    Profile {
        code: "ca",
        most: "de la i el que a en els l per les un una del amb d és al no",
        more: "es s ha va dels seva com més però han són seu aquest aquesta també o hi si qui ser sobre entre quan \
               tot molt fins anys sense on des ens pel perquè està fer durant nou dos això altres cada contra n \
               pot així segons estat ja ho li els ahir mentre havia era seves seus catalunya govern després \
               després tots ni doncs qual pels sota vegada gairebé només aquests aquestes à amb als quin quina \
               gran primer primera menys sempre mateix mateixa totes moltes molts cal podem poden fet fets dia \
               dies persones centre pàgina casa terra temps poc vostè nostre nostra la",
        endings: "ció cions ment tat tats ava aven ia eixen itat ista ent ents ada ades ats era eres or ors quen",
        letters: "àèéíïòóúüç·",
    },
    Profile {
        code: "oc",
        most: "de la lo e que los las un una es per del dels en amb al als dins",
        more: "es a son sa mai coma aquel aquela mas tanben o se qui èsser sus entre quand tot plan fins ans sens ont \
               pas foguèt fa nòu dos aquò autres cada contra pòt aital segon estat ja li an aviá èra lenga occitan \
               occitana país puèi",
        endings: "cion cions ment tat èron avan",
        letters: "òèàóéí",
    },
    Profile {
        code: "it",
        most: "di e che la il in un a per è una del si con non i della le al",
        more: "da sono ha come anche più nel dei lo ma alla dal se o gli delle nella ci ad tra su questo ed hanno \
               essere stato dell l degli dalla due prima dopo anni anno stata all suo sua era quando loro fatto ancora \
               questa cui solo tutti tutto contro molto senza nei alle ai dove già però così perché poi dell sulla sul \
               mentre quello fare oggi secondo chi dire parte ogni altri nell sempre c fino aveva sia stati nelle \
               durante governo italia ieri mi",
        endings: "zione zioni mente ità ato ati ata are ando endo ismo etto aggio zza ture tore tori ale ali ante \
                  enti ente ivo iva oso ico ica iche ici ggi",
        letters: "àèéìòù",
    },
    Profile {
        code: "ro",
        most: "de și în la a o cu pe că din care nu să un este se mai au",
        more: "pentru fost sunt dar al ca fi după ce fie prin sau fără între când lui cei cel cea ale acest \
               această către iar am va unui unei a până fiind dintre sa său despre ani an foarte poate doar astfel \
               toate noi lor le îi îl el ea ei avea prima potrivit față înainte asupra spus românia guvernul acum \
               mult s au fac aceste acestea privind trebuie vor dacă însă deja si in sa ca acum două trei multe \
               aceasta acesta ați noastră nostru unor cu asta acolo aici bine mare timp timpul oameni zi zile",
        endings: "ului elor ilor ării area ție ții lui ește esc mente",
        letters: "șțăîâşţ",
    },
    Profile {
        code: "ga",
        most: "an na a agus i ar go is le ag do tá air bhí ní sé",
        more: "ón sin é seo atá chun mar leis ach faoi bheith gur bhfuil siad nach sa den don dá nó cé dúirt níl níos \
               aige acu idir bliain rinne féin tar éis iad sí duine daoine rialtas eile roinnt trí iarraidh orthu \
               ina os cionn gach mó tríd nuair dó raibh gaeilge éireann éirinn",
        endings: "acht íocht aigh ann anna óir tha each",
        letters: "áéíóú",
    },
    Profile {
        code: "gd",
        most: "an na a agus is ann tha air e gu do am nan le bha ri",
        more: "gun nach chaidh seo mar bho iad airson sin aig ach fo bhith dhan dha leis bhon gum cha eil robh san \
               thuirt bliadhna daoine eadar riaghaltas mòr cuideachd agam againn iongantach fhèin aice chan ged ann \
               alba gàidhlig dh chuid",
        endings: "achd adh aidh chean each",
        letters: "àèìòù",
    },
    Profile {
        code: "cy",
        most: "y yn a i o ar ac yr am wedi ei mae fod bod gan",
        more: "eu hyn er gyda ond oedd i'r hefyd nid cael eich ein un ni roedd sydd dros ddim mwy bydd wrth hynny pan fel \
               gall rhai bu ers dweud dywedodd pobl cymru newydd blwyddyn gyfer cyn yng dan sy iawn rhwng ôl rhaid \
               hi nhw eisiau ein gwaith llywodraeth cymraeg bellach gwneud mewn",
        endings: "iaeth iadau ion odd wyd aeth edig ydd eth",
        letters: "ŵŷâêîôû",
    },
    Profile {
        code: "br",
        most: "ar an ha a e da eo ur en gant evit zo un ez",
        more: "er d'ar eus war ul hag pe n'eo ne ket e-barzh evel goude bet oa re int gwechall bloaz breizh brezhoneg \
               holl ivez all hep dre etre kalz o deus din dezhañ bro kentañ traoù ma va gwelet",
        endings: "où ioù egezh erezh añ et",
        letters: "ñùê",
    },
    Profile {
        code: "eu",
        most: "eta da ez du dute ere dira bat zen hau izan baina zuen",
        more: "egin duela beste oso dela behar hori gabe baino ziren zuten bere bi egun urte ditu gero izango dago \
               euskal herriko arte arabera bezala bidez dituzte esan batean bada bai edo guztiak nahi beren zer \
               hala horrek horren orain dituen zela lehen asko gehiago urtean eusko jaurlaritzak diren dituzten \
               zituen zuenez baita nik guk haien honen honek hauek bestalde zein baizik inguruan etab eko gaur \
               atzo",
        endings: "aren etan ekin rekin eko zuen tzen tzea ako rako etako ntzat ari tik tako zko zeko ren an ean \
                  era eten gatik tasun tuta rik ztu tzeko",
        letters: "",
    },
    Profile {
        code: "mt",
        most: "u li ta il l ma f minn biex għal fil din dan li",
        more: "tal mill kien hija huwa ġie għall huma jew kienet hemm bil bħala dwar wara ukoll iktar aktar fuq qal qalet \
               dak dik bejn se jkun jista kollha biss mal meta mhux kif għandu malta malti gvern kontra ġew sena snin \
               jekk anki qed tkun lill lil ħafna nies waqt aħna hu hi",
        endings: "ijiet zjoni jiet ment ità",
        letters: "ħġżċ",
    },
    Profile {
        code: "lb",
        most: "de an der déi den vun d fir dass ass mat net eng op zu",
        more: "sech och si hunn huet dat mä bei nach wéi beim vum ginn gouf ënner war hat als e en eis no iwwer awer wann \
               säi hir kann muss zwou zwee joer lëtzebuerg lëtzebuergesch well ower sinn dës dësen zum zur ons kee",
        endings: "ung éiert lech chaft er en",
        letters: "ëéäî",
    },
    Profile {
        code: "la",
        most: "et in est non ad ut cum qui quod ex sed",
        more: "de si quae quam per esse ab nec sunt etiam eius hoc autem atque quoque inter ac post ante enim aut \
               fuit erat quidem sub pro se eum ipse annis anno populi romae urbis papa nunc tamen omnia neque nam \
               vel sic ita hic haec huius illa ille cuius quo quibus tam dum urbs urbe rex regis homines est sive \
               ubi ibi unde",
        endings: "orum arum ibus tur untur que ntur tis mus ere are isse avit erunt imus ione ionem",
        letters: "",
    },
    Profile {
        code: "eo",
        most: "la de kaj en estas al por ke ne kun li mi",
        more: "ĝi pri ili sed el kiu kiuj tiu sur oni estis dum pli ankaŭ aŭ per iu iuj ĉi tiuj sia siaj multaj multe \
               post inter ĉar kiel lia ilia nia ni vi se kio tio tie kie kiam jam havas povas estus nur ĉiuj ĝis antaŭ \
               kontraŭ laŭ diris esti homoj jaroj unu du tri",
        endings: "oj ojn ajn aj as is anto antoj ita eco anta inta igi iĝi ado aĵo on",
        letters: "ĉĝĥĵŝŭ",
    },
];
