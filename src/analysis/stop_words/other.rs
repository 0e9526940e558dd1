//! Function words of the other languages that have stems.

/// Each list with the code of its language.
pub(super) const LISTS: &[(&str, &str)] = &[
    ("ar", ARABIC),
    ("el", GREEK),
    ("fi", FINNISH),
    ("hu", HUNGARIAN),
    ("ru", RUSSIAN),
    ("ta", TAMIL),
    ("tr", TURKISH),
    ("zh", CHINESE),
];

const ARABIC: &str = "
    في من إلى الى على علي عن مع بعد قبل حتى منذ خلال بين عند لدى ضد حول دون بدون نحو أمام وراء فوق تحت داخل خارج عبر ضمن
    حسب بسبب غير سوى
    أنا نحن أنت أنتم هو هي هم هن هما إياه له لها لهم لنا لي لك به بها بهم فيه فيها فيهم منه منها منهم عنه عنها عليه عليها
    عليهم إليه إليها معه معها بينهم
    هذا هذه هذان هؤلاء ذلك تلك أولئك هنا هناك ذا ذاك
    الذي التي الذين اللذان اللواتي اللاتي ما ماذا لماذا متى أين كيف كم أي أية مما عما فيما بما هل لما
    كان كانت كانوا يكون تكون يكونوا كنت ليس ليست لست قد لقد سوف سيكون ستكون صار أصبح أصبحت ظل مازال
    أن ان إن أنه انه أنها انها إنه إنها بأن لأن لأنه كأن لكن لكنه إذا اذا لو لولا إذ حيث بينما كما كي لكي عندما بل أو او أم
    ثم و ف ب ل ك وفي ومن وعلى وهو وهي وكان وكانت وقد ولا وأن وإن ولم والتي والذي
    لا لم لن إلا الا نعم أيضا ايضا فقط جدا كل كلا كلتا بعض جميع عدة أكثر اكثر أقل مثل نفس ذات آخر أخرى اخرى هكذا الآن الان
    كذلك أما إما يا ألا مهما وفق أحد حين تم يتم يمكن وقال وذلك ولكن فقد
    فإن";

const GREEK: &str = "
    ο η το οι τα του της των τον την τους τις ένας μια μία ένα ενός μιας
    εγώ εμένα με μου μας εμείς εμάς εσύ εσένα σε σου σας εσείς εσάς αυτός αυτή αυτό αυτοί αυτές αυτά αυτού αυτής αυτών αυτόν
    αυτήν αυτούς εκείνος εκείνη εκείνο εκείνοι εκείνα τούτο εαυτό εαυτός
    ποιος ποια ποιο ποιοι ποιες ποιον ποιους ποιου τι πότε πού που πώς πως γιατί πόσο πόση πόσοι πόσες πόσα οποίος οποία
    οποίο οποίοι οποίες οποίου οποίας οποίων όποιος όσο όσοι όσα ότι όταν όπου όπως
    είμαι είσαι είναι είμαστε ήμουν ήταν ήσαν έχω έχει έχουν έχουμε είχα είχε είχαν θα να ας μπορεί μπορούν πρέπει
    και κι ή είτε αλλά όμως ενώ αν εάν επειδή διότι ώστε μόλις αφού ούτε μήτε δηλαδή λοιπόν
    σε στο στη στην στον στα στις στους στου από για με μέχρι προς χωρίς κατά μετά πριν μεταξύ μέσα πάνω κάτω παρά
    εναντίον λόγω υπό υπέρ περί ανά επί εκτός αντί δίπλα γύρω
    δεν δε μη μην όχι ναι πολύ πιο πλέον μόνο ακόμα ακόμη ήδη πάντα ποτέ εδώ εκεί τώρα τότε έτσι επίσης πάλι
    κάθε όλος όλη όλο όλοι όλες όλα όλων κάποιος κάποια κάποιο κάποιοι κάτι κανείς κανένας καμία κανένα τίποτα άλλος άλλη
    άλλο άλλοι άλλες άλλα πολλοί πολλές πολλά λίγο λίγα ίδιος ίδια ίδιο τόσο τέτοιος τέτοια";

const FINNISH: &str = "
    minä minun minua minut minulla minulle sinä sinun sinua sinut sinulle hän hänen häntä hänet hänellä hänelle me meidän
    meitä meille meillä te teidän teitä teille he heidän heitä heille heillä se sen sitä siinä siitä siihen sillä sille siltä
    ne niiden niitä niissä niistä niihin niillä niille itse itsensä
    tämä tämän tätä tässä tästä tähän tällä tälle nämä näiden näitä näissä näistä tuo tuon tuota tuossa nuo noiden
    joka jonka jota jossa josta johon jolla jolle jolta jotka joiden joita joissa joista joihin joilla mikä minkä mitä missä
    mistä mihin millä mille mitkä kuka kenen ketä kenet kenelle ketkä milloin miksi miten kuinka kumpi millainen mikäli
    olen olet on olemme olette ovat olin oli olimme olivat ollut olleet olla olisi olisivat ole lienee
    voi voivat voida voisi voinut pitää pitäisi täytyy saa saavat saanut ei en et emme ette eivät älä eikä
    ja sekä tai vai mutta vaan kun kuin jos että koska sillä vaikka kunnes jotta joten siis
    ennen jälkeen ilman kanssa kautta kesken mukaan myötä ohi päälle päällä alla alle yli läpi lähellä luona luo luota
    vastaan varten vuoksi takia takana edessä sisällä aikana asti saakka kohti
    vain myös jo vielä hyvin niin näin nyt aina koskaan taas siellä sieltä sinne täällä täältä tänne kyllä ehkä
    kaikki kaikkien kaikkia kaikille jokainen jokaisen joku jonkin jotain jokin muu muut muun muita muiden moni monet monia
    sama saman samat enemmän eniten yksi molemmat usea useat sitten kuitenkin
    onko enää ettei eli jopa saada sai";

const HUNGARIAN: &str = "
    a az egy ez azt ezt ezek azok ennek annak ebben abban erre arra ezen azon ezzel azzal ettől attól ehhez ahhoz
    én engem nekem te téged neked ő őt neki mi minket nekünk ti titeket nektek ők őket nekik ön önök maga maguk magát saját
    övé enyém tiéd velem veled vele velük róla tőle hozzá benne rajta
    ki kit kinek kik mi mit minek miért mikor hol hova hová honnan hogyan hogy milyen melyik mennyi hány mely aki akit akik
    akinek akiket ami amit amik amely amelyet amelyek amelynek amelyben ahol ahova ahogy ahogyan amikor amíg amint
    vagyok vagy van vagyunk vagytok vannak volt voltam voltak volna lesz lesznek lenne lenni legyen lett lettek
    kell kellett kellene lehet lehetett tud tudott fog fogja fognak szokott
    és s is vagy de hanem mert ha mint sem se pedig ugyanis tehát azonban bár noha mivel illetve valamint
    alatt által után előtt mellett között közben közé fölött felett mögött körül felé nélkül miatt szerint számára során
    ellen iránt óta helyett végett részére át be fel föl le meg ki el ide oda össze vissza
    nem ne nincs nincsenek csak már még majd most itt ott így úgy akkor aztán mindig soha nagyon igen igaz éppen szinte
    minden mindenki mindent valaki valami valamely néhány sok több legtöbb kevés más mások másik ugyanaz ilyen olyan annyi
    egyik senki semmi bármely bármi akár";

const RUSSIAN: &str = "
    и в во не что он на я с со как а то все всё она так его но да ты к у же вы за бы по только ее её мне было вот от меня еще
    ещё нет о из ему теперь когда даже ну ли если уже или ни быть был него до вас нибудь вам ведь там потом себя ничего ей
    может они тут где есть надо ней для мы тебя их чем была сам сама само сами чтоб чтобы без будто чего раз тоже себе под
    будет ж тогда кто этот эта это эти этого этой этих этому этим этом того той тех тому тем том потому поэтому какой какая
    какое какие каком каких совсем ним ними них здесь один почти мой моя мое моё мои наш наша наше наши ваш ваша ваше ваши
    твой твоя свой своя свое своё свои своего своей своих своим своем нее неё сейчас были куда откуда зачем почему
    всех всего всем всеми никогда можно при наконец об обо другой другая другие других хоть после над больше тот та те через
    эту эта про нас нам ими какими много разве который которая которое которые которого которой которых которому которым
    котором лучше чуть такой такая такое такие таких им более менее всегда конечно всю между сквозь перед около против среди
    вокруг кроме вместо ради буду будем будут будучи быть являться является являются мог могла могли могут должен
    должна должны лишь также однако либо чья чей сколько хотя пока затем очень каждый каждая каждое некоторые кого кому кем
    чему чём";

const TAMIL: &str = "
    ஒரு ஓர் இந்த அந்த எந்த இது அது எது இவை அவை எவை இதன் அதன் இதை அதை இதில் அதில் இதற்கு அதற்கு இதனால் அதனால்
    நான் என் என்னை எனக்கு நாம் நாங்கள் நம் நமது எங்கள் எங்களது நமக்கு நீ உன் உன்னை நீங்கள் உங்கள் உங்களுக்கு
    அவன் அவள் அவர் அவர்கள் அவரது அவனது அவர்களது அவரை அவருக்கு அவர்களை அவர்களுக்கு இவர் இவர்கள் இவன் இவள் தான் தன் தனது தங்கள்
    தம் தமது
    யார் என்ன எப்போது எங்கு எங்கே ஏன் எப்படி எவ்வாறு எத்தனை எவ்வளவு எவர் எதற்கு
    உள்ள உள்ளது உள்ளன உள்ளார் இருக்கும் இருந்து இருந்த இருந்தது இருக்கிறது இருக்கிறார் இருந்தன ஆகும் ஆகிய ஆனது ஆக ஆன இல்லை அல்ல
    அல்லது முடியும் வேண்டும் கூடாது என்று என்ற என்பது என்னும் எனும் எனவே என செய்து செய்த கொண்டு கொண்ட கொள்ள விட்டு வந்த
    மற்றும் ஆனால் எனினும் ஆயினும் ஏனெனில் மேலும் உம் பிறகு பின்னர் பின் முன் முன்னர் போது வரை மூலம் பற்றி குறித்து
    மீது மேல் கீழ் உடன் விட போல் போன்ற தொடர்பாக இடையே எதிராக இன்றி வழியாக
    மட்டும் கூட மிக மிகவும் இப்போது அப்போது இங்கு அங்கு இங்கே அங்கே இப்படி அப்படி எல்லா அனைத்து அனைவரும் சில பல பலர் சிலர்
    வேறு மற்ற ஒவ்வொரு ஒன்று இன்னும் ஏற்கனவே தற்போது";

const TURKISH: &str = "
    bir bu şu o bunlar şunlar onlar bunu şunu onu bunun şunun onun buna şuna ona bunda onda bundan ondan onların onları
    onlara
    ben beni bana benim bende benden sen seni sana senin siz sizi size sizin biz bizi bize bizim kendi kendisi kendini
    kendine kendileri
    ne neyi neden niçin niye nasıl kim kimi kime kimin kimse kimler hangi hangisi nerede nereye nereden ne zaman kaç kaçı mi
    mı mu mü
    ise idi imiş dir değil var yok olan olarak oldu olduğu olduğunu olduklarını olacak olmak olması olup olsa olur oluyor
    olmuş olmayan ediyor eden edilen ettiği etmek etti edecek yapılan yapan
    ve veya ya da de ki ile ama fakat ancak lakin çünkü eğer hem yoksa yahut oysa halbuki üzere yani
    için gibi kadar göre karşı doğru sonra önce beri dolayı rağmen başka dışında içinde üzerinde üzerine altında arasında
    arasındaki yanında tarafından hakkında boyunca itibaren ilgili
    hiç hep her daha en çok az pek bile sadece yalnızca artık henüz şimdi burada orada böyle şöyle öyle hala hâlâ zaten
    belki evet hayır mutlaka
    bütün tüm hepsi birkaç bazı bazıları çoğu birçok biri birisi şey şeyi şeyler diğer diğeri aynı birbiri herkes herhangi";

/// Pairs of characters, as Chinese is cut: words that ask, pronouns, conjunctions and auxiliaries in both scripts.
const CHINESE: &str = "
    什么 什麼 是什 多少 有多 哪些 哪個 哪个 哪里 哪裡 哪种 哪種 哪年 哪一 是哪 在哪 怎么 怎麼 怎样 怎樣 如何 为何 為何 为什 為什 是谁 是誰 谁是
    誰是 几个 幾個 几年 是否 以及 因为 因為 所以 但是 而且 或者 如果 虽然 雖然 我们 我們 他们 他們 她们 她們 它们 它們 你们 你們
    自己 这个 這個 那个 那個 这些 這些 那些 这种 這種 可以 可能 没有 沒有 已经 已經 一个 一個 一些 一种 一種 其中 其他 之间 之間
    对于 對於 关于 關於 由于 由於 通过 通過 根据 根據 以来 以來 时候 時候 的是 了什 何时 何時 何处 何處 何人 何种 何種";
