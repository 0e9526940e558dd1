//! Words by which people ask for texts.

/// Each list with the code of its language.
pub(super) const LISTS: &[(&str, &str)] =
    &[("de", GERMAN), ("en", ENGLISH), ("es", SPANISH), ("fr", FRENCH), ("it", ITALIAN), ("ru", RUSSIAN)];

const ENGLISH: &str = "
    article articles document documents paper papers report reports reported reporting publication publications text texts
    story stories news item items reference references bibliography literature
    information info data material materials detail details fact facts background overview summary
    find finding search searching look looking locate get getting give giving given show showing list listing tell telling
    provide providing provides retrieve identify
    describe describes described describing description discuss discusses discussed discussing discussion discussions
    mention mentions mentioned mentioning explain explains explaining explanation deal deals dealing cover covers covering
    treat treats treating concern concerns concerned concerning regard regarding regards relate relates related relating
    relevant pertain pertaining contain contains containing include includes including about
    want wants wanted need like know interest interested interesting please help example examples instance instances
    topic topics subject subjects question questions anything something kind kinds sort sorts type types
    recent recently latest available various";

const GERMAN: &str = "
    artikel artikeln dokument dokumente dokumenten bericht berichte berichten meldung meldungen text texte texten nachricht
    nachrichten beitrag beiträge information informationen info infos angaben daten material überblick einzelheiten
    finde finden suche suchen gesucht zeige zeigen gib geben nenne nennen liste erkläre erklären
    beschreibe beschreiben beschreibt beschrieben beschreibung diskutieren diskutiert behandeln behandelt erwähnen erwähnt
    betreffen betreffend betrifft bezüglich hinsichtlich enthalten enthält handeln handelt
    möchte wissen interessiere interessiert interesse bitte beispiel beispiele thema themen frage fragen
    relevant relevante zusammenhang";

const FRENCH: &str = "
    article articles document documents rapport rapports texte textes reportage reportages nouvelle nouvelles publication
    publications information informations info infos renseignement renseignements donnée données détails
    trouver trouve trouvez chercher cherche recherche rechercher donner donne donnez montrer montre lister liste
    décrire décrit décrivent décrivant description discuter discute discutent parler parle parlent parlant mentionner
    mentionne mentionnent traiter traite traitent traitant expliquer explique concerner concerne concernent concernant
    relatif relatifs relative relatives rapport propos sujet sujets thème thèmes contenant contiennent
    veux voudrais savoir intéresse intéressé plaît svp exemple exemples question questions pertinent pertinents";

const SPANISH: &str = "
    artículo artículos documento documentos informe informes texto textos reportaje reportajes noticia noticias publicación
    publicaciones información informaciones dato datos detalle detalles
    encontrar encuentra encuentre buscar busca busco búsqueda dar dame mostrar muestra lista listar
    describir describe describen descripción discutir discute discuten hablar habla hablan mencionar menciona mencionan
    tratar trata tratan explicar explica sobre acerca respecto relacionado relacionados relacionada relacionadas relativo
    relativos referente referentes contener contiene contienen tema temas
    quiero quisiera saber interesa interesado favor ejemplo ejemplos pregunta preguntas relevante relevantes";

const ITALIAN: &str = "
    articolo articoli documento documenti rapporto rapporti testo testi notizia notizie pubblicazione pubblicazioni
    informazione informazioni dati dettagli
    trovare trova trovate cercare cerca cerco dare dammi mostrare mostra elenco
    descrivere descrive descrivono discutere discute discutono parlare parla parlano menzionare menziona menzionano
    trattare tratta trattano spiegare spiega riguardo riguarda riguardano riguardante riguardanti relativo relativi
    relativa relative circa argomento argomenti tema temi
    vorrei voglio sapere interessa interessato favore esempio esempi domanda domande";

const RUSSIAN: &str = "
    статья статьи статей статью статьях документ документы документов документах отчет отчёт отчеты отчёты доклад доклады
    текст тексты текстов сообщение сообщения сообщений новость новости новостей публикация публикации публикаций материал
    материалы материалов информация информации информацию данные данных сведения сведений подробности
    найти найди найдите искать ищу поиск дать дай дайте показать покажи покажите список перечислить
    описать описывает описывают описание обсуждать обсуждает обсуждают обсуждение говорит говорят говорится упоминать
    упоминает упоминают упоминается рассказать расскажи рассказывает объяснить касаться касается касающиеся касающихся
    относительно связанный связанные связанных посвященный посвященные посвящённые содержать содержит содержащие
    хочу хотел знать интересует интересуют пожалуйста пример примеры примеров вопрос вопросы тема темы";
