//! Phrases that mark a line as page and not article, in Chinese, Japanese, Korean and Arabic. Data only; written as
//! those of `phrases`.

use crate::article::FurnitureKind::{
    self, Advertisement, Breadcrumb, Byline, Comment, CommentForm, Footer, Navigation, Related, ShareBar, Tags,
};

use super::phrases::Extent::{self, Line, Start};

/// Kind, extent, and phrases with `|` between them.
pub(super) const TABLE: &[(FurnitureKind, Extent, &str)] = &[
    (
        Related,
        Line,
        "相关阅读|相关新闻|相关文章|相關新聞|相關閱讀|推荐阅读|延伸阅读|延伸閱讀|热门文章|热门推荐|最新新闻|上一篇|下一篇",
    ),
    (Related, Start, "上一篇|下一篇|相关阅读|推荐阅读"),
    (ShareBar, Line, "分享|分享到|分享至|扫一扫分享"),
    (ShareBar, Start, "分享到|分享至"),
    (Comment, Line, "评论|網友評論|网友评论|全部评论|最新评论"),
    (CommentForm, Line, "发表评论|發表評論|我要评论|登录后可以发表评论|暂无评论|参与评论"),
    (Byline, Start, "责任编辑|責任編輯"),
    (Navigation, Line, "首页|首頁|菜单|搜索|登录|注册|返回顶部|关闭|联系我们|关于我们"),
    (Footer, Start, "版权声明|版权所有|版權所有|未经许可不得转载|转载请注明"),
    (Tags, Line, "标签|關鍵字|关键词"),
    (Advertisement, Line, "广告|廣告|広告|광고|إعلان"),
    (
        Related,
        Line,
        "関連記事|関連ニュース|あわせて読みたい|おすすめ記事|おすすめ|人気記事|最新記事|ランキング|次の記事|前の記事",
    ),
    (ShareBar, Line, "シェア|シェアする|ツイート|ツイートする|ブックマーク|共有する|シェアする ツイート ブックマーク"),
    (ShareBar, Start, "シェアする|この記事をシェア"),
    (CommentForm, Line, "コメントを書く|コメントを残す|コメントする|返信する"),
    (CommentForm, Start, "メールアドレスが公開されることはありません"),
    (Comment, Line, "コメント|コメント一覧"),
    (Navigation, Line, "ホーム|メニュー|検索|ログイン|ページの先頭へ|お問い合わせ"),
    (Footer, Line, "利用規約|プライバシーポリシー|会社概要|特定商取引法に基づく表記"),
    (Footer, Start, "利用規約 プライバシーポリシー|無断転載"),
    (Related, Line, "관련기사|관련 기사|주요뉴스|인기기사|많이 본 뉴스|최신기사"),
    (Footer, Start, "무단전재|무단 전재|저작권자"),
    (Comment, Line, "댓글|댓글 #"),
    (Related, Line, "اقرأ أيضا|اقرأ أيضاً|مواضيع ذات صلة|مقالات ذات صلة|أخبار ذات صلة|الأكثر قراءة|آخر الأخبار"),
    (Related, Start, "اقرأ أيضا|اقرأ أيضاً|اقرأ المزيد|شاهد أيضا|شاهد أيضاً"),
    (ShareBar, Line, "شارك|مشاركة|شارك هذا المقال|غرد|غرّد|واتساب"),
    (ShareBar, Start, "شارك على|شارك عبر|مشاركة على"),
    (CommentForm, Line, "اترك تعليقا|اترك تعليقاً|أضف تعليقا|أضف تعليقاً|إلغاء الرد"),
    (CommentForm, Start, "لن يتم نشر عنوان بريدك|الحقول الإلزامية مشار"),
    (Comment, Line, "تعليقات|التعليقات|# تعليقات"),
    (Footer, Start, "جميع الحقوق محفوظة|كل الحقوق محفوظة"),
    (Navigation, Line, "الرئيسية|القائمة|بحث|تسجيل الدخول|اتصل بنا|من نحن"),
    (Breadcrumb, Line, "أنت هنا"),
];
