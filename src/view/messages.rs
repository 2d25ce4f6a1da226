//! Every sentence of the page, in two languages.
//!
//! Translators edit `locales/zh.txt` and `locales/en.txt`: one `Name = text` a line, in the order below, `#` before a
//! remark. A missing, unknown or misplaced name stops the compiler, which says what it looked for. In a text, `{name}`
//! stands for a value and `{name|one|many}` for the word that goes with a number (`#` in it).

use super::locale::table;

/// A language of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// 简体中文.
    Chinese,
    /// English.
    English,
}

impl Language {
    /// For `lang` attributes.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Language::Chinese => "zh-Hans",
            Language::English => "en",
        }
    }

    /// From a language tag, such as the browser's `zh-CN`.
    #[must_use]
    pub fn from_tag(tag: &str) -> Language {
        if tag.to_ascii_lowercase().starts_with("zh") { Language::Chinese } else { Language::English }
    }
}

macro_rules! messages {
    ($($name:ident)*) => {
        /// A sentence of the page; `locales/` holds its words.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub enum Message { $($name),* }

        const NAMES: &[&str] = &[$(stringify!($name)),*];

        impl Message {
            /// All of them.
            pub const ALL: &[Message] = &[$(Message::$name),*];
        }
    };
}

messages! {
    // The bar
    Tagline
    Lead
    SkipToContent
    NavLabel
    NavPaper
    NavFind
    NavIndex
    NavDesk
    SearchLabel
    SearchHint
    SearchPlaceholder
    SwitchLanguage
    SwitchLanguageLabel
    ThemeAuto
    ThemeLight
    ThemeDark
    // Front page
    FrontFigures
    FigurePages
    FigureCharacters
    FigureTokens
    FrontPages
    PageTitle
    DateInferred
    DateInferredWhy
    DateUnknown
    DateInterval
    DateSince
    DateUntil
    DateIntervalWhy
    Evidence
    PageSize
    NoHeadlines
    OpenPage
    // Paper
    PreviousPage
    NextPage
    AllPages
    PageMarked
    PageMarkedNone
    ClearMarks
    BackToHits
    SegmentPage
    LineLabel
    LinesHelp
    NoSuchPage
    NoSuchLine
    PassageTools
    Copy
    CopyWithAddress
    SearchThis
    SegmentThis
    Copied
    CopyRefused
    Close
    Quotation
    // Articles
    ViewOf
    ViewPage
    ViewArticle
    ViewLines
    ViewFlow
    ViewFacts
    ViewBreaks
    BreakBefore
    ArticleList
    ArticleCount
    Untitled
    UntitledWhy
    ArticleRetitled
    PartSection
    PartBy
    PartDateline
    PartSource
    PartKind
    PartPage
    PartContinued
    PartPhotos
    KindNews
    KindBrief
    KindPhoto
    KindCommentary
    KindNotice
    KindAdvertisement
    KindFragment
    ContinuesFrom
    ContinuesTo
    OtherHalf
    Photographer
    WhyHere
    Certainty
    WeightOf
    NoReasons
    WhyPageBegins
    WhyHeadline
    WhySubhead
    WhyClosedBefore
    WhyLead
    WhyContinued
    WhyPhotograph
    WhyNotice
    WhyUnfinished
    WhyLostHead
    WhyGap
    WhySameWords
    WhyOtherWords
    WhyGoesOn
    WhyPrior
    WhyBylineBelow
    WhyRejoined
    WhyToldOn
    WhyDay
    WhyOffice
    WhyAttendance
    WhyBelowHeadline
    WhyRoundUp
    WhyNoText
    WhyReader
    Citation
    CitationText
    DateInferredIn
    CopyCitation
    Print
    Scan
    ScanMissing
    Flaw
    FlawDuplicated
    FlawBroken
    FlawMisplaced
    FlawLatin
    FlawMerged
    FlawTruncated
    FlawWidth
    FlawOther
    FlawNote
    QuoteWarning
    // Corrections
    SplitHere
    MergeBefore
    Retitle
    RetitleLabel
    Apply
    Cancel
    Corrected
    Undo
    Redo
    // Facts
    FactsLoading
    FactsNone
    FactsHelp
    FactDate
    FactSum
    FactPerson
    FactPlace
    FactOrganisation
    FactOffice
    FactContact
    FactAlias
    CardPrinted
    CardMeans
    CardUnresolved
    CardKind
    CardMeasures
    CardScope
    CardAt
    CardEvidence
    CardOffices
    CardOthers
    CardOnlyHere
    CardAll
    Dismiss
    DateAbsolute
    DatePartial
    DateRelative
    DateLunar
    DatePeriod
    DateRecurring
    SumMoney
    SumPeople
    SumArea
    SumLength
    SumMass
    SumVolume
    SumShare
    SumDuration
    SumCount
    AtLeast
    AtMost
    MoreThan
    LessThan
    About
    NumberRange
    UnitMoney
    UnitPeople
    UnitArea
    UnitLength
    UnitMass
    UnitVolume
    UnitHours
    UnitSeconds
    UnitMinutes
    UnitWeeks
    UnitCubic
    UnitDays
    UnitMonths
    UnitYears
    UnitVisits
    ScopeDistrict
    ScopeCity
    ScopeProvince
    ScopeNation
    ScopeUnknown
    ScopeIs
    YearTens
    SeasonSpring
    SeasonSummer
    SeasonAutumn
    SeasonWinter
    EveryYear
    DateApproximate
    // Index
    IndexTitle
    IndexLead
    IndexPeople
    IndexPlaces
    IndexOrganisations
    IndexSums
    IndexDates
    IndexContacts
    IndexCount
    IndexShown
    IndexFilter
    IndexEmpty
    ColumnName
    ColumnCount
    ColumnArticles
    ColumnFirst
    ColumnLast
    ColumnPrinted
    ColumnValue
    ColumnScope
    ColumnMeasures
    ColumnLine
    ColumnArticle
    ColumnPageDate
    ColumnDate
    ColumnKind
    ColumnWhen
    CopyTable
    SaveCsv
    NameMentions
    NameAliases
    AliasIntroduced
    AliasProposed
    OfficeFirst
    OfficeLast
    OfficeConflict
    SearchName
    MaskContacts
    MaskContactsWhy
    // Front page, facts
    FrontArticles
    FrontColumns
    FrontNames
    FrontMore
    FigureArticles
    // Desk, corrections
    DeskCorrections
    DeskCorrectionsLead
    DeskNoCorrections
    DeskExport
    DeskImport
    DeskImported
    DeskSettings
    RefusedForm
    RefusedPage
    RefusedLine
    RefusedBegins
    RefusedFirst
    // Find
    FindTitle
    FindStart
    FindExamples
    FindRules
    Counting
    CountingFolded
    CountingFoldedWhy
    NoHits
    NoHitsTry
    NoHitsTogether
    SetOfOne
    SetOfOneOnPage
    SetOfSeveral
    SetOfSeveralOnPage
    TermFolded
    TermExact
    ListComma
    ListAnd
    WarnUnclosedQuote
    WarnEmptyQuote
    PageFilter
    AllOfThem
    HitsOnPage
    HitLabel
    MoreHits
    ShownOf
    FindKeys
    // Desk
    DeskTitle
    BenchTitle
    BenchLead
    OpenBench
    DeskCorpus
    DeskDictionary
    DeskOffline
    DeskProgram
    DeskKeys
    DeskHash
    DeskVersion
    DeskBuild
    OfflineReady
    OfflineNotYet
    OfflineUnavailable
    StoredHere
    Megabytes
    Privacy
    // Dictionary
    DictionaryWaiting
    DictionaryLoading
    DictionaryProgress
    DictionaryProgressOnly
    DictionaryReady
    DictionaryFigures
    DictionaryFailed
    DictionaryFailedNotice
    Retry
    Details
    // Bench
    BenchInput
    BenchPlaceholder
    BenchHmm
    BenchHmmWhy
    LanePrecise
    LanePreciseWhy
    LaneSearch
    LaneSearchWhy
    LaneAll
    LaneAllWhy
    LaneTokens
    CopyLane
    FromPack
    BenchWaiting
    BenchEmpty
    BenchSample
    BenchCutIn
    BenchTooLong
    MoreTokens
    Legend
    Guessed
    GuessedWhy
    JoinedByHmm
    TagModelLoading
    TagModelFailed
    GroupNoun
    GroupName
    GroupVerb
    GroupAdjective
    GroupAdverb
    GroupNumber
    GroupPronoun
    GroupFunction
    GroupPhrase
    GroupMark
    GroupOther
    SourceDictionary
    SourceUser
    SourceUnknown
    SourcePattern
    SourceMark
    TokenCount
    TokenSearch
    TokenTag
    TokenSource
    // Notices
    Loading
    CorpusLoading
    CorpusFailed
    WorkerRestarted
    FailedFetch
    FailedOpen
    FailedPlace
    FailedDied
    FailedProtocol
    NewVersion
    Update
    UnknownTitle
    UnknownText
    FooterText
}

const CHINESE: [&str; NAMES.len()] = table(include_str!("../../locales/zh.txt"), NAMES);
const ENGLISH: [&str; NAMES.len()] = table(include_str!("../../locales/en.txt"), NAMES);

impl Message {
    /// Its words.
    #[must_use]
    pub fn text(self, language: Language) -> &'static str {
        match language {
            Language::Chinese => CHINESE[self as usize],
            Language::English => ENGLISH[self as usize],
        }
    }

    /// The message with this name, as `index.html` writes it.
    #[must_use]
    pub fn named(name: &str) -> Option<Message> {
        let at = NAMES.iter().position(|known| *known == name)?;
        Message::ALL.get(at).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// The names in braces; with `plurals`, those too that only choose a word.
    fn slots(text: &str, plurals: bool) -> BTreeSet<&str> {
        let slots = text.split('{').skip(1).filter_map(|part| part.split_once('}'));
        let slots = slots.map(|(slot, _)| slot).filter(|slot| plurals || !slot.contains('|'));
        slots.filter_map(|slot| slot.split('|').next()).collect()
    }

    #[test]
    fn both_languages_use_the_same_values() {
        for &message in Message::ALL {
            let (zh, en) = (message.text(Language::Chinese), message.text(Language::English));
            // A number may choose a word in the one language and be of no use in the other.
            assert!(slots(zh, false).is_subset(&slots(en, true)), "{message:?}");
            assert!(slots(en, false).is_subset(&slots(zh, true)), "{message:?}");
            assert!(!zh.is_empty() && !en.is_empty(), "{message:?} is empty");
        }
    }

    #[test]
    fn the_words_of_index_html_are_the_chinese_ones() {
        let html = include_str!("../../index.html");
        let marked: Vec<_> = html.split("data-message=\"").skip(1).collect();
        assert!(!marked.is_empty());
        for part in marked {
            let (name, rest) = part.split_once('"').expect("the attribute ends");
            let text = rest
                .split_once('>')
                .and_then(|(_, rest)| rest.split_once('<'))
                .expect("the element has a text")
                .0;
            let message = Message::named(name).unwrap_or_else(|| panic!("{name} is no message"));
            assert_eq!(text, message.text(Language::Chinese), "{name}");
        }
    }
}
