#include "engine/document/page/page.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace timbang::document {
namespace {

using testing::HasSubstr;
using testing::Not;

template <typename Kind>
Page page_of(Kind block) {
  Page page;
  page.title = "Judul";
  page.add(std::move(block));
  return page;
}

TEST(Markdown, EscapesWhatWouldBeMarkup) {
  auto const text = write_markdown(page_of(Paragraph{plain("a*b_c _d_ <b>x</b> [y](z) `q` # | \\")}));
  EXPECT_EQ(text, "a\\*b_c \\_d\\_ \\<b\\>x\\</b\\> \\[y\\](z) \\`q\\` \\# \\| \\\\\n");
}

TEST(Markdown, PutsRuleTextBetweenMoreBackticksThanItHolds) {
  EXPECT_EQ(write_markdown(page_of(RuleText{"a\n```\nb"})), "````text\na\n```\nb\n````\n");
  EXPECT_EQ(write_markdown(page_of(Paragraph{code("a`b")})), "`` a`b ``\n");
}

TEST(Markdown, KeepsCellsOnOneLine) {
  Table table{{plain("a"), code("b | c")}, {{plain("satu\ndua"), code("x\ny")}}};
  EXPECT_EQ(write_markdown(page_of(table)), "| a | `b \\| c` |\n| --- | --- |\n| satu<br>dua | `x`<br>`y` |\n");
}

TEST(Markdown, LeadsToAnchors) {
  Page page;
  page.add(Heading{2, plain("Bab"), "bab"});
  page.add(Bullets{{{{"ke bab", Style::plain, "#bab"}}}});
  EXPECT_EQ(write_markdown(page), "<a id=\"bab\"></a>\n\n## Bab\n\n- [ke bab](#bab)\n");
}

TEST(Markdown, LeadsToFilesAndNowhereElse) {
  auto const text = write_markdown(page_of(Paragraph{{{"x", Style::plain, "javascript:a) b"}}}));
  EXPECT_EQ(text, "[x](javascript%3Aa%29%20b)\n");
}

TEST(Markdown, ShowsWhatATerminalCouldObey) {
  EXPECT_EQ(write_markdown(page_of(Paragraph{plain("a\x1b[2J")})), "a�\\[2J\n");
}

TEST(Html, EscapesEverythingAnAuthorWrote) {
  auto page = page_of(Paragraph{plain("<script>alert(\"&\")</script>")});
  page.title = "</title><script>";
  page.add(RuleText{"a < b"});
  auto const text = write_html(page);
  EXPECT_THAT(text, HasSubstr("&lt;script&gt;alert(&quot;&amp;&quot;)&lt;/script&gt;"));
  EXPECT_THAT(text, HasSubstr("<pre>a &lt; b</pre>"));
  EXPECT_THAT(text, Not(HasSubstr("<script")));
}

TEST(Html, NeedsNoOtherFile) {
  auto const text = write_html(page_of(Form{{plain("Nama"), plain("Tanda tangan")}, {plain("Penyusun")}}));
  EXPECT_THAT(text, HasSubstr("default-src 'none'"));
  EXPECT_THAT(text, HasSubstr("<tr><td>Penyusun</td><td></td></tr>"));
  EXPECT_THAT(text, Not(HasSubstr("http:")));
  EXPECT_THAT(text, Not(HasSubstr("https:")));
}

TEST(Html, SaysItsLanguage) {
  Page page;
  page.language = source::Language::english;
  EXPECT_THAT(write_html(page), HasSubstr("<html lang=\"en\">"));
}

}  // namespace
}  // namespace timbang::document
