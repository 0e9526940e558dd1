//! Phrases that mark a line as page and not article, by language. Data only; `boilerplate` reads it.
//!
//! Written as `boilerplate::key` writes lines: small letters, words and numbers only, apostrophes left out, each
//! number as `#`. To add a language, add its rows; to add a phrase, put it where its kind and extent are.

use crate::article::FurnitureKind::{
    self, Advertisement, Breadcrumb, Comment, CommentForm, CookieNotice, DateLine, Footer, Navigation, Newsletter,
    Related, ShareBar, Tags,
};

/// How much of a line a phrase must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// All of it.
    Line,
    /// Its beginning.
    Start,
}

use Extent::{Line, Start};

/// Kind, extent, and phrases with `|` between them.
pub(super) const TABLE: &[(FurnitureKind, Extent, &str)] = &[
    // Comments: headings and forms.
    (
        CommentForm,
        Line,
        "leave a reply|leave a comment|leave a response|post a comment|post comment|add a comment|add comment|\
         write a comment|join the conversation|join the discussion|comment on this story|submit comment|\
         cancel reply|no comments|no comments yet|be the first to comment|comments are closed|comments closed|\
         comments off|comments are off|please enter your comment|please enter your name here|\
         you have entered an incorrect email address|please enter your email address here|website|\
         your comment|your name|your email|your email address|sign in to comment|log in to comment|\
         login to comment|log in to reply|log in to leave a comment|reply|have your say|speak your mind|\
         start the discussion|notify me of followup comments via e mail",
    ),
    (
        CommentForm,
        Start,
        "comments are closed|comments have been closed|commenting is closed|commenting on this|older comments|\
         newer comments|your email address will not be published|required fields are marked|save my name email|\
         notify me of follow|notify me of new|you must be logged in to|you must be logged in|leave a reply to|\
         click here to cancel reply|please log in to comment|this site uses akismet|comments are moderated|\
         by submitting your comment|please enter your comment",
    ),
    (
        Comment,
        Line,
        "comments|# comments|comments #|# comment|comment #|# comments on this story|reader comments|\
         readers comments|view comments|view # comments|show comments|show # comments|read comments|top comments|\
         all comments|responses|# responses|# reply|# replies|comments # |what do you think|most popular comments",
    ),
    (
        Comment,
        Start,
        "# comments|# responses|# responses to|# thoughts on|one thought on|one response to|# comments on",
    ),
    (
        CommentForm,
        Line,
        "schreibe einen kommentar|kommentar schreiben|kommentar verfassen|kommentar hinterlassen|\
         hinterlasse eine antwort|antwort hinterlassen|keine kommentare|jetzt kommentieren|diskutieren sie mit|\
         mitdiskutieren",
    ),
    (CommentForm, Start, "deine e mail adresse wird nicht|ihre e mail adresse wird nicht|erforderliche felder sind"),
    (
        Comment,
        Line,
        "kommentare|# kommentare|kommentare #|# kommentar|leserkommentare|alle kommentare|kommentare anzeigen",
    ),
    (
        CommentForm,
        Line,
        "laisser un commentaire|laissez un commentaire|ajouter un commentaire|commenter|aucun commentaire|\
         pas de commentaire|réagir|annuler la réponse|laisser une réponse",
    ),
    (CommentForm, Start, "votre adresse e mail ne sera|votre adresse de messagerie ne|les champs obligatoires sont"),
    (Comment, Line, "commentaires|# commentaires|commentaires #|# commentaire|vos commentaires|les commentaires"),
    (
        CommentForm,
        Line,
        "deja un comentario|deja una respuesta|dejar un comentario|dejar una respuesta|deje su comentario|\
         escribe un comentario|cancelar respuesta|sin comentarios|no hay comentarios|añadir comentario",
    ),
    (
        CommentForm,
        Start,
        "tu dirección de correo electrónico no|su dirección de correo electrónico no|\
         los campos obligatorios están",
    ),
    (
        Comment,
        Line,
        "comentarios|# comentarios|comentarios #|# comentario|ver comentarios|comentários|# comentários|\
         comentários #|# comentário",
    ),
    (
        CommentForm,
        Line,
        "lascia un commento|lascia una risposta|scrivi un commento|nessun commento|annulla risposta|\
         deixe um comentário|deixe uma resposta|deixe seu comentário|nenhum comentário|sem comentários|\
         cancelar resposta",
    ),
    (
        CommentForm,
        Start,
        "il tuo indirizzo email non sarà|i campi obbligatori sono|o seu endereço de email não|\
         o seu endereço de e mail não|campos obrigatórios",
    ),
    (Comment, Line, "commenti|# commenti|commenti #|# commento|reacties|# reacties|reacties #|# reactie|opmerkingen"),
    (
        CommentForm,
        Line,
        "geef een reactie|laat een reactie achter|plaats een reactie|reageer|reactie annuleren|geen reacties",
    ),
    (CommentForm, Start, "het e mailadres wordt niet|je e mailadres wordt niet|vereiste velden zijn"),
    (
        CommentForm,
        Line,
        "оставить комментарий|добавить комментарий|написать комментарий|комментировать|ваш комментарий|\
         нет комментариев|комментариев нет|отменить ответ|залишити коментар|додати коментар|написати коментар|\
         коментарів немає|немає коментарів|скасувати відповідь",
    ),
    (
        CommentForm,
        Start,
        "ваш адрес email не будет|ваша електронна адреса не|ваш e mail не будет|обязательные поля помечены|ваша e mail адреса не|\
         обовязкові поля позначені",
    ),
    (
        Comment,
        Line,
        "комментарии|комментарии #|# комментариев|# комментария|# комментарий|обсуждение|коментарі|коментарі #|\
         # коментарів|komentarze|# komentarzy|komentarze #|# komentarz",
    ),
    (
        CommentForm,
        Line,
        "dodaj komentarz|napisz komentarz|skomentuj|brak komentarzy|zostaw komentarz|anuluj pisanie odpowiedzi",
    ),
    (CommentForm, Start, "twój adres e mail nie zostanie|twój adres email nie zostanie|wymagane pola są"),
    // Other articles.
    (
        Related,
        Line,
        "related|related articles|related article|related posts|related post|related stories|related story|\
         related news|related content|related coverage|related topics|related links|related reading|related items|\
         related video|related videos|latest posts|latest news|latest articles|latest stories|latest headlines|\
         latest|recent posts|recent articles|recent news|recent stories|recent comments|popular posts|\
         popular articles|popular stories|popular news|most popular|most read|most viewed|most shared|\
         most commented|most recent|top stories|top news|trending|trending now|trending stories|trending news|\
         trending articles|you may also like|you might also like|you may like|you might like|\
         you might also be interested in|you may also be interested in|more from author|more stories|more news|\
         more articles|more headlines|recommended|recommended for you|recommended stories|recommended articles|\
         recommended reading|read next|up next|next article|next story|next post|previous article|previous post|\
         previous story|see also|also read|read also|further reading|dont miss|editors picks|editors choice|\
         editors pick|in case you missed it|must read|must reads|featured|featured posts|featured articles|\
         featured stories|sponsored stories|promoted stories|promoted content|around the web|from around the web|\
         from the web|whats new|breaking news|keep reading|continue reading|related tags|similar articles|\
         similar posts|similar stories|other news|other stories|other articles|posts navigation|post navigation|\
         also on|explore more|suggested articles|suggested stories|suggested for you|our picks|\
         stories you may like|articles you may like|related to this story|more on this story|more on this topic|\
         on this topic|more to read|more like this|more to explore|todays top stories|paid content|new on|\
         from our partners|from our network|you might be interested in|people also read|others also read|\
         readers also liked|related resources|related blogs|related blog posts|recent blog posts|\
         latest from the blog|latest blog posts|latest videos|related products|customers also bought",
    ),
    (
        Related,
        Start,
        "more from|more in|more on|more by|read more|see also|also read|related|more about|next up|read next|\
         recommended for|also check out|dont miss|you may also|you might also|sponsored content|view all posts by|\
         view more posts|view all articles by|read the full article",
    ),
    (
        Related,
        Line,
        "verwandte artikel|verwandte beiträge|verwandte themen|ähnliche artikel|ähnliche beiträge|\
         das könnte sie auch interessieren|das könnte dich auch interessieren|das könnte ihnen auch gefallen|\
         mehr zum thema|weitere artikel|weitere meldungen|weitere nachrichten|weitere themen|meistgelesen|\
         meistgelesene artikel|neueste artikel|neueste beiträge|neueste nachrichten|aktuelle nachrichten|\
         aktuelle meldungen|auch interessant|zum thema|lesen sie auch|empfehlungen der redaktion|nächster artikel|\
         vorheriger artikel|top themen|topartikel|mehr lesen|mehr nachrichten",
    ),
    (Related, Start, "lesen sie auch|lesen sie mehr|mehr zum thema|mehr aus|siehe auch|auch interessant"),
    (
        Related,
        Line,
        "articles similaires|articles liés|articles connexes|à lire aussi|à lire également|lire aussi|\
         lire également|sur le même sujet|sur le même thème|les plus lus|les plus récents|derniers articles|\
         dernières actualités|dernières nouvelles|articles récents|vous aimerez aussi|vous pourriez aussi aimer|\
         à découvrir|à la une|article suivant|article précédent|plus dactualités|nos recommandations",
    ),
    (Related, Start, "à lire aussi|lire aussi|lire la suite|à lire également|voir aussi|plus de"),
    (
        Related,
        Line,
        "artículos relacionados|noticias relacionadas|entradas relacionadas|temas relacionados|\
         contenido relacionado|te puede interesar|también te puede interesar|le puede interesar|\
         quizás te interese|lo más leído|lo más visto|lo último|últimas noticias|últimas entradas|más noticias|\
         noticias recientes|entradas recientes|lea también|lee también|más información|ver también|\
         artículo siguiente|artículo anterior",
    ),
    (Related, Start, "lea también|lee también|te puede interesar|más información|ver también"),
    (
        Related,
        Line,
        "articoli correlati|notizie correlate|leggi anche|potrebbe interessarti|potrebbero interessarti|\
         ti potrebbe interessare|ultime notizie|articoli recenti|i più letti|più letti|articolo successivo|\
         articolo precedente|vedi anche|notícias relacionadas|artigos relacionados|posts relacionados|leia também|\
         leia mais|veja também|mais lidas|mais lidos|últimas notícias|você também pode gostar|mais notícias|\
         saiba mais",
    ),
    (Related, Start, "leggi anche|vedi anche|leggi tutto|leia também|veja também|leia mais"),
    (
        Related,
        Line,
        "gerelateerde artikelen|gerelateerd|gerelateerde berichten|lees ook|lees meer|meest gelezen|\
         laatste nieuws|meer nieuws|recente berichten|bekijk ook|ook interessant|meer over dit onderwerp|\
         volgend artikel|vorig artikel",
    ),
    (Related, Start, "lees ook|lees meer|bekijk ook"),
    (
        Related,
        Line,
        "читайте также|читать также|смотрите также|похожие статьи|похожие новости|похожие материалы|\
         похожие записи|по теме|материалы по теме|новости по теме|статьи по теме|последние новости|\
         последние записи|свежие новости|популярное|популярные новости|популярные статьи|самое читаемое|\
         другие новости|еще новости|рекомендуем|вам может понравиться|главные новости|новости партнеров|\
         следующая статья|предыдущая статья|лента новостей",
    ),
    (Related, Start, "читайте также|смотрите также|читать далее|читайте по теме"),
    (
        Related,
        Line,
        "читайте також|дивіться також|схожі новини|схожі статті|схожі матеріали|за темою|новини за темою|\
         матеріали за темою|останні новини|популярне|популярні новини|інші новини|рекомендуємо|головні новини|\
         стрічка новин|наступна стаття|попередня стаття|czytaj także|czytaj również|zobacz także|zobacz również|\
         przeczytaj także|przeczytaj również|podobne artykuły|powiązane artykuły|najnowsze|najnowsze wiadomości|\
         najpopularniejsze|najczęściej czytane|polecane|może cię zainteresować|następny artykuł|poprzedni artykuł",
    ),
    (
        Related,
        Start,
        "читайте також|дивіться також|czytaj także|czytaj również|zobacz także|zobacz też|czytaj też|\
         przeczytaj także",
    ),
    // Share bars.
    (
        ShareBar,
        Line,
        "share this|share this article|share this story|share this post|share this page|share on|\
         share with friends|sharing is caring|share article|share via|share on social media|share options|\
         copy link|link copied|link copied to clipboard|copy to clipboard|email this|email this article|\
         print this|print this article|print article|print page|save article|save for later|send to a friend|\
         follow us|follow us on|follow us on social media|find us on|connect with us|stay connected|follow|\
         like us on facebook|follow us on twitter|follow us on facebook|follow us on instagram|\
         listen to this article|listen|text size|font size|gift this article|give this article|bookmark|like this|\
         like loading|loading|republish this article",
    ),
    (
        ShareBar,
        Start,
        "share on facebook|share on twitter|share on x|share on linkedin|share on whatsapp|share on pinterest|\
         share this|click to share on|click to email|click to print|tweet this|pin it|opens in new window|\
         share via|share by|click here to share|follow us on|email a link to",
    ),
    (
        ShareBar,
        Line,
        "teilen|artikel teilen|beitrag teilen|auf facebook teilen|drucken|artikel drucken|merken|folgen sie uns|\
         folge uns|vorlesen|link kopieren|partager|partager cet article|partager sur|imprimer|envoyer par email|\
         suivez nous|compartir|compartir en|comparte|compartir esta noticia|compartir este artículo|imprimir|\
         síguenos|síguenos en|condividi|condividi su|condividi questo articolo|stampa|seguici|seguici su|\
         compartilhar|compartilhe|partilhar|siga nos|delen|deel dit artikel|deel dit bericht|volg ons|afdrukken|\
         поделиться|поделиться в|поделитесь|поделиться ссылкой|распечатать|подписывайтесь на нас|мы в соцсетях|\
         поділитися|поділитись|поширити|роздрукувати|udostępnij|podziel się|drukuj|obserwuj nas|śledź nas",
    ),
    (
        ShareBar,
        Start,
        "auf facebook teilen|auf twitter teilen|auf x teilen|partager sur|compartir en|condividi su|\
         compartilhar no|compartilhe no|delen op|поделиться в|поділитися в|поширити у|поширити в|partilhar no|udostępnij na",
    ),
    // Consent.
    (
        CookieNotice,
        Line,
        "accept|accept all|accept cookies|accept all cookies|reject all|reject cookies|decline|cookie settings|\
         cookie preferences|manage cookies|cookie policy|cookies|manage preferences|privacy preferences|i agree|\
         got it|allow all|necessary cookies|your privacy choices|do not sell my personal information|\
         do not sell or share my personal information|alle akzeptieren|cookies akzeptieren|cookie einstellungen|\
         ablehnen|tout accepter|tout refuser|accepter|gérer les cookies|aceptar|aceptar cookies|aceptar todo|\
         rechazar|accetta|accetta tutti|rifiuta|aceitar|aceitar todos|accepteren|alles accepteren|принять|\
         согласен|прийняти|akceptuję|zaakceptuj",
    ),
    (
        CookieNotice,
        Start,
        "we use cookies|this website uses cookies|this site uses cookies|our website uses cookies|\
         our site uses cookies|by continuing to use|by continuing to browse|by using this site|\
         by using this website|we and our partners|we value your privacy|we care about your privacy|\
         by clicking accept|wir verwenden cookies|wir nutzen cookies|diese website verwendet cookies|\
         diese website nutzt cookies|wir und unsere partner|nous utilisons des cookies|\
         ce site utilise des cookies|utilizamos cookies|usamos cookies|este sitio web utiliza cookies|\
         este sitio utiliza cookies|este site usa cookies|este site utiliza cookies|utilizziamo i cookie|\
         questo sito utilizza|questo sito usa|wij gebruiken cookies|we gebruiken cookies|\
         deze website gebruikt cookies|мы используем cookie|мы используем файлы cookie|этот сайт использует|\
         сайт использует файлы|ми використовуємо|цей сайт використовує|ta strona używa|ta strona korzysta|\
         używamy plików cookie|ten serwis wykorzystuje",
    ),
    // Subscriptions.
    (
        Newsletter,
        Line,
        "subscribe|subscribe now|subscribe today|subscribe to our newsletter|newsletter|newsletters|sign up|\
         sign up now|sign up today|get the newsletter|email address|enter your email|enter your email address|\
         your inbox|support our work|support us|donate|donate now|become a member|get updates|stay informed|\
         stay up to date|join our newsletter|join our mailing list|email newsletter|free newsletter|\
         thank you for subscribing|thanks for subscribing|register now|jetzt abonnieren|newsletter abonnieren|\
         abonnieren|jetzt anmelden|abonnez vous|sabonner|inscrivez vous|je mabonne|suscríbete|suscribirse|\
         suscríbase|boletín|iscriviti|iscriviti alla newsletter|abbonati|inscreva se|assine|assine já|assinar|\
         abonneer|aanmelden|nieuwsbrief|подписаться|подписка|подписывайтесь|підписатися|підпишіться|підписка|\
         zapisz się|subskrybuj|newsletter signup|newsletter sign up",
    ),
    (
        Newsletter,
        Start,
        "no spam|there was an error processing your|there was a problem with your|thank you for signing up|\
         thanks for signing up|already have an account|this email is not|sign up for our|sign up for the|\
         sign up to our|sign up to receive|sign up to get|subscribe to our|subscribe to the|subscribe for|\
         subscribe to receive|get our newsletter|get the latest news|get the latest|get the best of|\
         join our newsletter|join our mailing|join thousands of|enter your email|already a subscriber|\
         already a member|not a subscriber|to continue reading|get unlimited access|delivered to your inbox|\
         by signing up|by subscribing|you can unsubscribe|unsubscribe at any time|receive our newsletter|\
         receive the latest|never miss a story|stay up to date with|melden sie sich für|abonnieren sie unseren|\
         jetzt newsletter|mit der anmeldung|inscrivez vous à|abonnez vous à|recevez|suscríbete a|recibe las|\
         iscriviti alla|ricevi le|receba|assine nossa|inscreva se|meld je aan|schrijf je in|ontvang onze|\
         подпишитесь на|подписывайтесь на|підпишіться на|підписуйтесь на|zapisz się do|zapisz się na",
    ),
    // Advertisements.
    (
        Advertisement,
        Line,
        "advertisement|advertisements|advertising|ad|ads|ad #|sponsored|sponsored by|promoted|ads by google|\
         advertisement continue reading below|story continues below advertisement|article continues below|\
         article continues below advertisement|article continues after advertisement|continue reading below|\
         story continues below|continue reading the main story|scroll to continue|skip advertisement|remove ads|\
         report this ad|anzeige|werbung|publicité|annonce|publicidad|anuncio|pubblicità|publicidade|\
         continua após a publicidade|advertentie|реклама|на правах рекламы|reklama|artykuł sponsorowany|\
         dalsza część artykułu pod reklamą",
    ),
    (
        Advertisement,
        Start,
        "story continues below|article continues below|article continues after|scroll to continue|\
         advertisement scroll",
    ),
    // Tags and sections.
    (
        Tags,
        Line,
        "tags|tag|topics|categories|category|keywords|filed under|filed in|labels|posted in|in this article|\
         schlagwörter|schlagworte|themen|stichwörter|mots clés|etiquetas|temas|argomenti|assuntos|trefwoorden|\
         теги|метки|теги #|tagi|słowa kluczowe",
    ),
    // Dates and reading times that carry no readable date.
    (
        DateLine,
        Line,
        "# min read|# minute read|# minutes read|# mins read|# min|# minutes to read|read time # min|\
         reading time # minutes|reading time # min|reading time # mins|# min de lecture|# min lesezeit|\
         lesezeit # min|lesezeit # minuten|# minuten lesezeit|# min lectura|# min de lectura|# min di lettura|\
         # min leestijd|# мин чтения|# хв читання|# min czytania|just now|last updated|published|updated|posted|\
         published on|posted on|# hours ago|# hour ago|# days ago|# day ago|# weeks ago|# week ago|# months ago|\
         # month ago|# years ago|# year ago|# minutes ago|# mins ago|# min ago|#h ago|#d ago",
    ),
    (
        DateLine,
        Start,
        "published # hours ago|published # days ago|updated # hours ago|updated # days ago|estimated reading time",
    ),
    // Ways through the site.
    (
        Breadcrumb,
        Line,
        "you are here|home news|sie sind hier|startseite|vous êtes ici|accueil|inicio|usted está aquí|sei qui|\
         início|você está aqui|главная|головна|strona główna",
    ),
    (
        Breadcrumb,
        Start,
        "you are here|sie sind hier|vous êtes ici|usted está aquí|ti trovi in|você está aqui|jesteś tutaj",
    ),
    (
        Navigation,
        Line,
        "skip to content|skip to main content|skip to navigation|skip to main|skip to primary navigation|menu|\
         main menu|close menu|open menu|mobile menu|toggle menu|toggle navigation|toggle child menu|toggle search|\
         toggle sidebar|navigation|main navigation|primary menu|site navigation|search|search for|search for #|\
         search this site|close|close search|close this dialog|log in|login|log out|logout|sign in|my account|\
         account|register|home|homepage|back|go back|back to top|scroll to top|return to top|next|previous|prev|\
         load more|load more posts|show more|show less|view more|view all|see all|see more|read more|learn more|\
         exit mobile version|mobile version|desktop version|view full site|view desktop version|select language|\
         language|translate|english|site map|sitemap|contact|contact us|about|about us|help|faq|faqs|click here|\
         find out more|get started|try again|submit|play video|watch now|watch live|photos|gallery|podcasts|shop|\
         store|cart|checkout|quick links|useful links|links|archives|archive|table of contents|jump to|\
         on this page|in this section|all rights|choose your|view profile|view all posts|see full bio|\
         about the author|about author|view bio|author bio|meet the author|expand|collapse|filter|sort by|\
         no results|no results found|see more results|go to homepage|careers|blog|our team|send feedback|\
         report an error|report error|suggest a correction|submit a tip|rss|rss feed|download|download app|\
         download our app|get the app|app store|google play|crossword|e paper|epaper|todays paper",
    ),
    (
        Navigation,
        Start,
        "skip to|jump to content|exit mobile|back to|go to top|toggle|javascript is|please enable javascript|\
         your browser|you need to enable javascript|enable javascript|view this post on|about the author|\
         your browser does not support|click here to|download the app|this browser is|to view this video|\
         an error occurred|page # of",
    ),
    (
        Navigation,
        Line,
        "zum inhalt springen|zum inhalt|zum hauptinhalt springen|menü|hauptmenü|suche|suchen|anmelden|abmelden|\
         mein konto|schließen|nach oben|zurück|weiter|weiterlesen|mehr anzeigen|alle anzeigen|zur startseite|\
         aller au contenu|recherche|rechercher|se connecter|connexion|fermer|retour|suivant|précédent|voir plus|\
         voir tout|en savoir plus|haut de page|saltar al contenido|ir al contenido|menú|buscar|búsqueda|\
         iniciar sesión|ingresar|cerrar|volver|siguiente|anterior|ver más|ver todo|leer más|volver arriba|\
         vai al contenuto|cerca|accedi|chiudi|indietro|avanti|mostra altro|vedi tutti|torna su|\
         pular para o conteúdo|ir para o conteúdo|pesquisar|busca|entrar|fechar|voltar|ver mais",
    ),
    (
        Navigation,
        Line,
        "naar de inhoud|ga naar inhoud|zoeken|inloggen|sluiten|terug|volgende|vorige|toon meer|\
         перейти к содержимому|перейти к содержанию|меню|поиск|искать|войти|вход|регистрация|закрыть|назад|вперед|\
         далее|ещё|еще|показать еще|наверх|перейти до вмісту|пошук|шукати|увійти|реєстрація|закрити|далі|більше|\
         показати більше|нагору|przejdź do treści|szukaj|wyszukaj|zaloguj|zaloguj się|zamknij|wróć|dalej|więcej|\
         pokaż więcej|do góry",
    ),
    // Imprint.
    (
        Footer,
        Line,
        "privacy policy|privacy|privacy notice|privacy statement|terms of use|terms of service|\
         terms and conditions|terms conditions|terms|legal|legal notice|disclaimer|imprint|advertise|\
         advertise with us|accessibility|accessibility statement|all rights reserved|cookie notice|code of ethics|\
         editorial policy|corrections|corrections policy|masthead|terms of use privacy policy|\
         privacy policy terms of use|copyright|impressum|datenschutz|datenschutzerklärung|agb|nutzungsbedingungen|\
         kontakt|alle rechte vorbehalten|mentions légales|politique de confidentialité|conditions générales|\
         tous droits réservés|aviso legal|política de privacidad|política de cookies|términos y condiciones|\
         todos los derechos reservados|note legali|informativa sulla privacy|tutti i diritti riservati|\
         política de privacidade|termos de uso|todos os direitos reservados|privacybeleid|gebruiksvoorwaarden|\
         alle rechten voorbehouden|colofon|политика конфиденциальности|пользовательское соглашение|\
         все права защищены|политика конфіденційності|політика конфіденційності|усі права захищено|\
         всі права захищені|контакты|контакти|polityka prywatności|regulamin|wszelkie prawa zastrzeżone",
    ),
    (
        Footer,
        Start,
        "© |copyright ©|copyright #|copyright © #|© copyright|all rights reserved|powered by|proudly powered by|\
         this material may not be|this site is protected by recaptcha|reproduction in whole or in part|\
         no part of this|die nutzung dieser|alle rechte vorbehalten|tous droits réservés|reproduction interdite|\
         todos los derechos|prohibida la reproducción|tutti i diritti|riproduzione riservata|todos os direitos|\
         alle rechten|все права защищены|при использовании материалов|при цитировании|использование материалов|\
         перепечатка|усі права захищ|всі права захищ|використання матеріалів|при використанні матеріалів|\
         wszelkie prawa|designed by|website by|site by|theme by|designed with",
    ),
];
