#include "engine/language/parse/token.h"

namespace timbang::language {

namespace {

struct Form {
  std::string_view indonesian;
  std::string_view english;
};

// What a person would type, for the kinds that are neither words nor signs.
Form example_form(TokenKind kind) {
  switch (kind) {
    case TokenKind::END_OF_FILE: return {"akhir berkas", "end of file"};
    case TokenKind::SEPARATOR: return {";", ","};
    case TokenKind::NAME: return {"nama", "a name"};
    case TokenKind::TEXT: return {"\"teks\"", "\"text\""};
    case TokenKind::NUMBER: return {"1.234,5", "1,234.5"};
    case TokenKind::PERCENT_NUMBER: return {"37,5%", "37.5%"};
    case TokenKind::MONEY_NUMBER: return {"Rp5.000.000", "Rp5,000,000"};
    case TokenKind::DATE: return {"1 Oktober 2021", "1 October 2021"};
    case TokenKind::DURATION: return {"2 tahun 6 bulan", "2 years 6 months"};
    case TokenKind::WORKING_DAYS: return {"14 hari kerja", "14 working days"};
    case TokenKind::DECIMALS: return {"2 desimal", "2 decimals"};
    case TokenKind::ARTICLE: return {"pasal 41", "article 41"};
    case TokenKind::PARAGRAPH: return {"ayat (5)", "paragraph (5)"};
    case TokenKind::LETTER: return {"huruf a", "letter a"};
    case TokenKind::POINT: return {"angka 3", "number 3"};
    case TokenKind::ANNEX: return {"lampiran IV.B.3", "annex IV.B.3"};
    case TokenKind::PAGE: return {"halaman 102", "page 102"};
    case TokenKind::ROW_BEGIN: return {"| … |", "| … |"};
    case TokenKind::BAR: return {"|", "|"};
    case TokenKind::DOUBLE_BAR: return {"||", "||"};
    case TokenKind::ROW_END: return {"|", "|"};
    default: return {"", ""};  // words and signs: answered from the table before
  }
}

}  // namespace

std::vector<ReservedWord> const& reserved_words() {
  static std::vector<ReservedWord> const words = {
#define WORD(name, indonesian, english) {TokenKind::name, indonesian, english},
#define SYMBOL(name, text)
#define TOKEN(name)
#include "grammar/words.def"
#undef WORD
#undef SYMBOL
#undef TOKEN
  };
  return words;
}

// The words stand before the signs in the table, and are numbered from 1.
bool is_reserved_word(TokenKind kind) {
  auto const number = static_cast<std::size_t>(kind);
  return number >= 1 && number <= reserved_words().size();
}

std::string_view spelling(TokenKind kind, source::Language language) {
  static std::vector<Form> const written = {
      {"", ""},
#define WORD(name, indonesian, english) {indonesian, english},
#define SYMBOL(name, text) {text, text},
#define TOKEN(name) {"", ""},
#include "grammar/words.def"
#undef WORD
#undef SYMBOL
#undef TOKEN
  };
  auto form = written.at(static_cast<std::size_t>(kind));
  if (form.indonesian.empty() && form.english.empty()) form = example_form(kind);
  return source::in_language(language, form.indonesian, form.english);
}

}  // namespace timbang::language
