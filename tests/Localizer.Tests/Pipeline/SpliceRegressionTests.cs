using System.Text;

namespace Localizer.Tests.Pipeline;

/// <summary>Defects that the long runs found, each as the smallest page that shows it: what comes out when each segment is put between marks.</summary>
public class SpliceRegressionTests
{
    [Theory]
    [InlineData("A reference of an untouched segment stays spelled as it was before changed text",
        "<p>So?<br/><br/> <i></i>&nbsp;&nbsp;[ <a href=x>Send</a> ]</p>", "<p>⟦So?⟧<br/><br/> <i></i>&nbsp;&nbsp;⟦[ <a href=x>Send</a> ]⟧</p>")]
    [InlineData("An untouched ampersand right before changed text stays as it is where nothing can join it",
        "<pre>&<font><br><br></font><svg><br><br>&notit;]]>", "<pre>&<font><br><br></font><svg><br><br>⟦¬it;]]&gt;⟧")]
    [InlineData("Formatting elements between a code element and the block that it leaves are in code no longer",
        "<code>x<form>y<b><p>z</code>Read <i>this</i>", "<code>x<form>y<b><p>⟦z</code>Read <i>this</i>⟧")]
    [InlineData("What follows an element that outlives its form is in another block",
        "<form><span>One</form> and</span> Two", "<form><span>⟦One⟧</form> ⟦and⟧</span> ⟦Two⟧")]
    public void A_page_that_once_came_out_wrong_comes_out_right(string defect, string page, string marked) =>
        Encoding.UTF8.GetString(PageRun.Translate(Encoding.UTF8.GetBytes(page), "en", "en", new MarkerProvider())).ShouldBe(marked, defect);
}
