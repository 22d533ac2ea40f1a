using Localizer.Text.Languages;

namespace Localizer.Tests.Text.Languages;

/// <summary>What letters and common words say of a text's language, and when identification is asked.</summary>
public class LanguageFinderTests
{
    [Theory]
    [InlineData("The company said that it will sell the chips again.", "en")]
    [InlineData("Công ty cho biết sẽ bán lại các con chip này trong năm nay.", "vi")]
    [InlineData("La empresa dijo que va a vender los chips en la región por el momento.", "es")]
    [InlineData("Das Unternehmen sagte, dass es die Chips nicht mehr verkaufen wird.", "de")]
    [InlineData("L’entreprise ne vendra pas les puces dans le pays, et elle est sur ses gardes.", "fr")]
    [InlineData("這家公司將再次出售芯片", "zh")]
    [InlineData("この会社はチップを再び販売します", "ja")]
    [InlineData("회사는 칩을 다시 판매할 것이라고 밝혔다", "ko")]
    [InlineData("บริษัทจะขายชิปอีกครั้ง", "th")]
    [InlineData("Η εταιρεία θα πουλήσει ξανά τα τσιπ", "el")]
    [InlineData("החברה תמכור שוב את השבבים", "he")]
    public void Letters_and_common_words_decide_without_identification(string text, string language) =>
        new LanguageFinder(new NeverAsked()).Find(text, "en", script: null, ["vi"]).ShouldBe(language);

    [Theory]
    [InlineData("Jensen Huang")]
    [InlineData("Nvidia H20")]
    [InlineData("2025")]
    [InlineData("")]
    [InlineData("OK")]
    [InlineData("São Paulo, Porto Alegre")]
    public void What_is_short_stays_undecided(string text) => new LanguageFinder(new NeverAsked()).Find(text, "en", script: null, ["vi", "pt"]).ShouldBeNull();

    [Fact]
    public void Where_signs_do_not_decide_the_likely_languages_of_the_same_script_are_asked_about()
    {
        var asked = new Recorder("sv");
        new LanguageFinder(asked).Find("Bolaget säljer kretsar igen", "en", script: null, ["vi", "sv", "ru"]).ShouldBeNull();
        asked.Among.ShouldBeNull();
        new LanguageFinder(asked).Find("Bolaget säljer kretsar igen nästa år", "en", script: null, ["vi", "sv", "ru"]).ShouldBe("sv");
        asked.Among!.ShouldContain("sv");
        asked.Among!.ShouldContain("en");
        asked.Among!.ShouldNotContain("ru");
    }

    // News sentences in languages that are neither the page's nor the target's nor usual beside them: one of these must not be named for them.
    [Theory]
    [InlineData("pl", "Rząd zapowiedział w poniedziałek, że nowe przepisy wejdą w życie przed końcem roku.")]
    [InlineData("pl", "Ceny mieszkań rosną już trzeci kwartał z rzędu")]
    [InlineData("pl", "Nikt nie wie, kto zapłaci za naprawę mostu")]
    [InlineData("cs", "Vláda v pondělí oznámila, že nová pravidla začnou platit ještě letos.")]
    [InlineData("cs", "Ceny bytů rostou už třetí čtvrtletí po sobě")]
    [InlineData("sv", "Regeringen meddelade på måndagen att de nya reglerna börjar gälla före årets slut.")]
    [InlineData("sv", "Bostadspriserna stiger för tredje kvartalet i rad")]
    [InlineData("da", "Regeringen meddelte mandag, at de nye regler træder i kraft inden årets udgang.")]
    [InlineData("da", "Ingen ved, hvem der skal betale for broen")]
    [InlineData("nb", "Regjeringen kunngjorde mandag at de nye reglene trer i kraft før årsskiftet.")]
    [InlineData("fi", "Hallitus ilmoitti maanantaina, että uudet säännöt tulevat voimaan ennen vuoden loppua.")]
    [InlineData("fi", "Asuntojen hinnat nousevat jo kolmatta neljännestä peräkkäin")]
    [InlineData("hu", "A kormány hétfőn bejelentette, hogy az új szabályok még az idén életbe lépnek.")]
    [InlineData("hu", "Senki sem tudja, ki fizeti a híd javítását")]
    [InlineData("tr", "Hükümet pazartesi günü yeni kuralların yıl sonundan önce yürürlüğe gireceğini açıkladı.")]
    [InlineData("tr", "Konut fiyatları üst üste üçüncü çeyrekte de yükseldi")]
    [InlineData("ro", "Guvernul a anunțat luni că noile reguli vor intra în vigoare până la sfârșitul anului.")]
    [InlineData("ro", "Nimeni nu știe cine plătește pentru repararea podului")]
    [InlineData("id", "Pemerintah mengumumkan pada hari Senin bahwa aturan baru akan berlaku sebelum akhir tahun.")]
    [InlineData("id", "Harga rumah naik untuk kuartal ketiga berturut-turut")]
    [InlineData("hr", "Vlada je u ponedjeljak objavila da će nova pravila stupiti na snagu prije kraja godine.")]
    [InlineData("sk", "Vláda v pondelok oznámila, že nové pravidlá začnú platiť ešte tento rok.")]
    [InlineData("ca", "Ningú no sap qui pagarà l’arranjament del pont")]
    [InlineData("sr", "Влада је у понедељак објавила да ће нова правила ступити на снагу пре краја године.")]
    [InlineData("mk", "Владата во понеделникот објави дека новите правила ќе стапат на сила пред крајот на годината.")]
    [InlineData("ur", "حکومت نے پیر کو اعلان کیا کہ نئے قوانین سال کے آخر سے پہلے نافذ ہوں گے۔")]
    [InlineData("sw", "Serikali ilitangaza Jumatatu kwamba sheria mpya zitaanza kutumika kabla ya mwisho wa mwaka.")]
    [InlineData("tl", "Inihayag ng pamahalaan noong Lunes na magkakabisa ang mga bagong tuntunin bago matapos ang taon.")]
    [InlineData("et", "Valitsus teatas esmaspäeval, et uued reeglid hakkavad kehtima enne aasta lõppu.")]
    [InlineData("lv", "Valdība pirmdien paziņoja, ka jaunie noteikumi stāsies spēkā līdz gada beigām.")]
    [InlineData("lt", "Vyriausybė pirmadienį pranešė, kad naujos taisyklės įsigalios iki metų pabaigos.")]
    [InlineData("sq", "Qeveria njoftoi të hënën se rregullat e reja do të hyjnë në fuqi para fundit të vitit.")]
    [InlineData("eu", "Gobernuak astelehenean iragarri zuen arau berriak urtea amaitu baino lehen sartuko direla indarrean.")]
    public void A_text_in_a_language_that_is_not_likely_stays_undecided_and_is_never_taken_for_a_likely_one(string language, string text)
    {
        foreach (var (page, target) in ((string, string)[])[("en", "vi"), ("en", "es"), ("de", "en")])
        {
            var found = new LanguageFinder(new LinguaIdentifier()).Find(text, page, script: null, [target]);
            if (found is not null && found != page)
                found.ShouldBe(language, $"on a page in {page} going to {target}");
        }
    }

    [Fact]
    public void A_page_in_a_language_that_nothing_is_known_of_is_not_taken_for_its_neighbours()
    {
        // Catalan by its page; its commonest words are Spanish ones too.
        new LanguageFinder(new NeverAsked()).Find("L’empresa diu que no vendrà els xips en la regió de la que es parla per als seus clients", "ca", script: null, ["es"]).ShouldBeNull();
        new LanguageFinder(identifier: null).Find("Preduzeće će ponovo prodavati čipove u zemlji", "sr", "Latn", ["hr"]).ShouldBeNull();
    }

    private sealed class NeverAsked : ILanguageIdentifier
    {
        public bool Knows(string language) => language != "ca";

        public string? Identify(string text, IReadOnlyCollection<string> among) => throw new InvalidOperationException($"“{text}” was asked about");
    }

    private sealed class Recorder(string answer) : ILanguageIdentifier
    {
        public IReadOnlyCollection<string>? Among { get; private set; }

        public bool Knows(string language) => true;

        public string? Identify(string text, IReadOnlyCollection<string> among)
        {
            Among = among;
            return answer;
        }
    }
}
