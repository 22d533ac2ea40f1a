using System.Text;
using Localizer.Tests.Html;

namespace Localizer.Tests.Pipeline;

/// <summary>What the long runs found, in the engine or in what holds it, each as the smallest page that shows it: what comes out when each segment is put between marks.</summary>
public class SpliceRegressionTests
{
    [Theory]
    [InlineData("A reference of an untouched segment stays spelled as it was before changed text",
        "<p>So?<br/><br/> <i></i>&nbsp;&nbsp;[ <a href=x>Send</a> ]</p>", "<p>⟦So?⟧<br/><br/> <i></i>&nbsp;&nbsp;⟦[ <a href=x>Send</a> ]⟧</p>")]
    [InlineData("An untouched ampersand right before changed text stays as it is where nothing can join it",
        "<pre>&<font><br><br></font><svg><br><br>&notit;]]>", "<pre>&<font><br><br></font><svg><br><br>⟦¬it;]]&gt;⟧")]
    [InlineData("Formatting elements between a code element and the block that it leaves are in code no longer",
        "<code>x<form>y<b><p>z</code>Read <i>this</i>", "<code>x<form>y<b><p>⟦z</code>Read <i>this</i>⟧")]
    [InlineData("A value in a page that is an attribute's value gains quotes that are spelled for that attribute",
        "<iframe srcdoc=\"<p title=le='A hint'>Words &amp; more</p>\"></iframe>", "<iframe srcdoc=\"<p title=&quot;⟦le='A⟧&quot; hint'>⟦Words &amp;amp; more⟧</p>\"></iframe>")]
    [InlineData("An element of a drawing that a template names is a block of its own",
        "<svg><text><<?= $x ?>b>Read this</text></svg>", "<svg><text><<?= $x ?>b>⟦Read this⟧</text></svg>")]
    [InlineData("A CDATA section is text in a drawing, and is written without references",
        "<svg><title><![CDATA[A & B <b> &amp;]]></title></svg>", "<svg><title><![CDATA[⟦A & B <b> &amp;⟧]]></title></svg>")]
    [InlineData("Two sentences in a CDATA section stay in it, and two sections that make one text are one",
        "<svg><text><![CDATA[One. Two.]]> <![CDATA[Three <c>]]></text></svg>", "<svg><text><![CDATA[⟦One.⟧ ⟦Two.⟧]]> <![CDATA[⟦Three <c>⟧]]></text></svg>")]
    [InlineData("Beside other text, and beside a tag, a CDATA section stays as it is",
        "<svg><text>Both <![CDATA[&amp; raw]]> kinds</text><text><tspan><![CDATA[one]]></tspan><![CDATA[two]]></text></svg>",
        "<svg><text>⟦Both <![CDATA[&amp; raw]]> kinds⟧</text><text><tspan><![CDATA[one]]></tspan><![CDATA[two]]></text></svg>")]
    [InlineData("A template's code in a CDATA section is a code",
        "<svg><title><![CDATA[Hello {{ name }} & all]]></title></svg>", "<svg><title><![CDATA[⟦Hello {{ name }} & all⟧]]></title></svg>")]
    [InlineData("A CDATA section outside of drawings and formulas is a comment",
        "<p>A <![CDATA[bogus]]>comment", "<p>⟦A <![CDATA[bogus]]>comment⟧")]
    [InlineData("What follows plaintext stays",
        "<p>One<plaintext>All the rest &amp; more", "<p>⟦One⟧<plaintext>All the rest &amp; more")]
    [InlineData("What follows an element that outlives its form is in another block",
        "<form><span>One</form> and</span> Two", "<form><span>⟦One⟧</form> ⟦and⟧</span> ⟦Two⟧")]
    public void A_page_that_once_came_out_wrong_comes_out_right(string defect, string page, string marked)
    {
        Encoding.UTF8.GetString(PageRun.Translate(Encoding.UTF8.GetBytes(page), "en", "en", new MarkerProvider())).ShouldBe(marked, defect);
        PageProperties.Of(new CorpusPage(defect, Encoding.UTF8.GetBytes(page))).Violation.ShouldBeNull();
    }
}
