//! Words by which people ask for texts.

/// Each list with the code of its language.
pub(super) const LISTS: &[(&str, &str)] =
    &[("de", GERMAN), ("en", ENGLISH), ("es", SPANISH), ("fr", FRENCH), ("it", ITALIAN), ("ru", RUSSIAN)];

const ENGLISH: &str = "
    article articles document documents paper papers report reports publication publications information info
    find finding locate get getting give giving show showing list listing tell telling provide providing identify
    describe describes described describing discuss discusses discussed discussing discussion discussions
    mention mentions mentioned mentioning explain explains explained explaining deal deals dealing
    concern concerns concerned concerning regard regarding relate relates related relating relevant pertain pertaining
    want wants wanted like know interest interested interesting please example examples instance instances
    topic topics subject subjects anything something especially particular available various exist exists";

const GERMAN: &str = "
    artikel artikeln dokument dokumente dokumenten bericht berichte berichten meldung meldungen nachricht nachrichten
    beitrag beiträge information informationen info infos angaben finde finden suche suchen gesucht zeige zeigen gib
    geben nenne nennen erkläre erklären beschreibe beschreiben beschreibt beschrieben beschreibung diskutieren
    diskutiert behandeln behandelt erwähnen erwähnt betreffen betreffend betrifft bezüglich hinsichtlich enthalten
    enthält handeln handelt möchte wissen interessiere interessiert interesse bitte beispiel beispiele thema themen
    relevant relevante zusammenhang";

const FRENCH: &str = "
    article articles document documents rapport rapports reportage reportages publication publications information
    informations info infos renseignement renseignements trouver trouve trouvez chercher cherche donner donne donnez
    montrer montre décrire décrit décrivent décrivant description discuter discute discutent parler parle parlent
    parlant mentionner mentionne mentionnent traiter traite traitent traitant expliquer explique concerner concerne
    concernent concernant relatif relatifs relative relatives rapport sujet sujets thème thèmes contenant contiennent
    veux voudrais savoir intéresse intéressé plaît svp exemple exemples pertinent pertinents";

const SPANISH: &str = "
    artículo artículos documento documentos informe informes reportaje reportajes noticia noticias publicación
    publicaciones información informaciones encontrar encuentra encuentre buscar busca busco búsqueda dar dame mostrar
    muestra describir describe describen descripción discutir discute discuten hablar habla hablan mencionar menciona
    mencionan tratar trata tratan explicar explica sobre acerca respecto relacionado relacionados relacionada
    relacionadas relativo relativos referente referentes contener contiene contienen tema temas quiero quisiera saber
    interesa interesado favor ejemplo ejemplos relevante relevantes";

const ITALIAN: &str = "
    articolo articoli documento documenti rapporto rapporti notizia notizie pubblicazione pubblicazioni informazione
    informazioni trovare trova trovate cercare cerca cerco dare dammi mostrare mostra descrivere descrive descrivono
    discutere discute discutono parlare parla parlano menzionare menziona menzionano trattare tratta trattano spiegare
    spiega riguardo riguarda riguardano riguardante riguardanti relativo relativi relativa relative circa argomento
    argomenti tema temi vorrei voglio sapere interessa interessato favore esempio esempi";

const RUSSIAN: &str = "
    статья статьи статей статью статьях документ документы документов документах отчет отчёт отчеты отчёты доклад
    доклады сообщение сообщения сообщений новость новости новостей публикация публикации публикаций информация
    информации информацию сведения сведений найти найди найдите искать ищу поиск дать дай дайте показать покажи
    покажите перечислить описать описывает описывают описание обсуждать обсуждает обсуждают обсуждение говорит говорят
    говорится упоминать упоминает упоминают упоминается рассказать расскажи рассказывает объяснить касаться касается
    касающиеся касающихся относительно связанный связанные связанных посвященный посвященные посвящённые содержать
    содержит содержащие хочу хотел знать интересует интересуют пожалуйста пример примеры примеров тема темы";
