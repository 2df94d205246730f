#include "engine/language/parse/scanner.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "engine/language/parse/literal.h"
#include "engine/language/parse/nesting.h"
#include "engine/language/parse/plain_text.h"
#include "engine/language/parse/word_matcher.h"
#include "engine/value/notation.h"

namespace timbang::language {

namespace {

using source::Diagnostic;
using source::DiagnosticCode;
using source::Language;
using source::Span;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Sign {
  std::string_view text;
  TokenKind kind;
};
// Longest first. What word processors type counts as the plain sign.
constexpr std::array<Sign, 25> signs = {{{"\xE2\x89\xA4", TokenKind::LESS_EQUAL},
                                         {"\xE2\x89\xA5", TokenKind::GREATER_EQUAL},
                                         {"\xE2\x89\xA0", TokenKind::NOT_EQUAL},
                                         {"\xE2\x80\x93", TokenKind::MINUS},
                                         {"\xE2\x80\x94", TokenKind::MINUS},
                                         {"\xE2\x88\x92", TokenKind::MINUS},
                                         {"\xC3\x97", TokenKind::TIMES},
                                         {"<>", TokenKind::NOT_EQUAL},
                                         {"<=", TokenKind::LESS_EQUAL},
                                         {">=", TokenKind::GREATER_EQUAL},
                                         {"..", TokenKind::RANGE},
                                         {"=", TokenKind::EQUAL},
                                         {"<", TokenKind::LESS},
                                         {">", TokenKind::GREATER},
                                         {"+", TokenKind::PLUS},
                                         {"-", TokenKind::MINUS},
                                         {"*", TokenKind::TIMES},
                                         {"/", TokenKind::DIVIDE},
                                         {"(", TokenKind::OPEN_ROUND},
                                         {")", TokenKind::CLOSE_ROUND},
                                         {"[", TokenKind::OPEN_SQUARE},
                                         {"]", TokenKind::CLOSE_SQUARE},
                                         {".", TokenKind::DOT},
                                         {":", TokenKind::COLON},
                                         {"\xE2\x80\xA6", TokenKind::RANGE}}};

struct CitationWord {
  std::string_view indonesian;
  std::string_view english;
  TokenKind kind;
};
constexpr std::array<CitationWord, 6> citation_words = {{{"pasal", "article", TokenKind::ARTICLE},
                                                         {"ayat", "paragraph", TokenKind::PARAGRAPH},
                                                         {"huruf", "letter", TokenKind::LETTER},
                                                         {"angka", "number", TokenKind::POINT},
                                                         {"lampiran", "annex", TokenKind::ANNEX},
                                                         {"halaman", "page", TokenKind::PAGE}}};

/// What is written instead of a sign that people know from elsewhere.
std::optional<source::Argument> remedy_for_sign(std::string_view sign) {
  if (sign == "!") return source::Argument("\"tidak sama dengan\" ditulis `<>`", "\"not equal\" is written `<>`");
  if (sign == "&") return source::Argument("tulis `dan`", "write `and`");
  if (sign == "#") return source::Argument("catatan diawali `//`", "a remark begins with `//`");
  if (sign == "\xC3\xB7") return source::Argument("pembagian ditulis `/`", "division is written `/`");
  if (sign == "\xE2\x89\x88") {
    return source::Argument(
        "yang tertulis dan diuji selalu nilai yang tepat: bulatkan dalam rumusnya (`dibulatkan 2 desimal …`), atau "
        "tulis pecahannya dalam rumus, misalnya `5 / 3`",
        "what is written and tested is always exact: round it in its formula (`rounded 2 decimals …`), or write a "
        "fraction in the formula, as in `5 / 3`");
  }
  return std::nullopt;
}

class Scanner {
public:
  Scanner(source::SourceFile const& file, source::FileId id, Language language, source::DiagnosticSink& sink)
      : text_(file.rules()), id_(id), language_(language), words_(word_matcher(language)), sink_(sink) {}

  ScannedText run() {
    if (text_.substr(0, 3) == "\xEF\xBB\xBF") place_ = 3;
    if (!is_plain_text()) return finish();
    while (result_.complete && place_ < text_.size()) next();
    if (in_row_ && result_.complete) end_row_without_bar();
    return finish();
  }

private:
  bool is_plain_text() {
    auto const fault = find_text_fault(text_);
    if (!fault) return true;
    auto const code =
        fault->fault == TextFault::not_utf8 ? DiagnosticCode::rules_not_utf8 : DiagnosticCode::rules_control_character;
    report(code, fault->offset, fault->offset + 1, {std::to_string(fault->offset + 1)});
    result_.complete = false;
    return false;
  }

  ScannedText finish() {
    auto const end = static_cast<std::uint32_t>(text_.size());
    result_.tokens.push_back({TokenKind::END_OF_FILE, Span{id_, end, end}});
    return std::move(result_);
  }

  void next() {
    auto const c = text_[place_];
    if (c == '\n') return line_end();
    if (c == '\r') return advance(1);
    if (auto const blank = blank_length(text_, place_, false)) return advance(blank);
    if (text_.substr(place_, 2) == "//") return remark();
    auto const first_on_line = std::exchange(at_line_start_, false);
    if (c == '|') return bar(first_on_line);
    if (c == '"' || text_.substr(place_, 3) == "\xE2\x80\x9C" || text_.substr(place_, 3) == "\xE2\x80\x9D")
      return text();
    if (c == '\'' || text_.substr(place_, 3) == "\xE2\x80\x98" || text_.substr(place_, 3) == "\xE2\x80\x99") {
      return quoted_name();
    }
    if (is_digit(c)) return number();
    if (is_name_start(c)) return word();
    sign();
  }

  void advance(std::size_t length) { place_ += length; }

  void line_end() {
    if (in_row_) end_row_without_bar();
    at_line_start_ = true;
    advance(1);
  }

  void remark() { place_ = std::min(text_.find('\n', place_), text_.size()); }

  // ---- Table rows ----------------------------------------------------------------------------------------------------

  void bar(bool first_on_line) {
    if (first_on_line) {
      in_row_ = true;
      in_header_ = result_.tokens.empty() || result_.tokens.back().kind != TokenKind::ROW_END;
      return push(TokenKind::ROW_BEGIN, 1);
    }
    if (!in_row_) {
      report(DiagnosticCode::bar_outside_table, place_, place_ + 1, {});
      return advance(1);
    }
    if (text_.substr(place_, 2) == "||") return push(TokenKind::DOUBLE_BAR, 2);
    auto const last = is_last_on_line(place_ + 1);
    push(last ? TokenKind::ROW_END : TokenKind::BAR, 1);
    if (last) in_row_ = in_header_ = false;
  }

  bool is_last_on_line(std::size_t at) const {
    while (auto const blank = blank_length(text_, at, false)) at += blank;
    return at >= text_.size() || text_[at] == '\n' || text_[at] == '\r' || text_[at] == '#' ||
           text_.substr(at, 2) == "//";
  }

  void end_row_without_bar() {
    in_row_ = in_header_ = false;
    auto const end = result_.tokens.back().span.end;
    report(DiagnosticCode::row_not_closed, end, end, {});
    result_.tokens.push_back({TokenKind::ROW_END, Span{id_, end, end}});
  }

  // ---- Texts and names -----------------------------------------------------------------------------------------------

  void text() {
    auto const opening = text_[place_] == '"' ? std::size_t{1} : std::size_t{3};
    for (auto i = place_ + opening; i < text_.size() && text_[i] != '\n'; ++i) {
      if (text_.substr(i, 3) == "\xE2\x80\x9D" || text_.substr(i, 3) == "\xE2\x80\x9C") {
        return push(TokenKind::TEXT, i + 3 - place_);
      }
      if (text_[i] != '"') continue;
      if (i + 1 < text_.size() && text_[i + 1] == '"') {
        ++i;
        continue;
      }
      return push(TokenKind::TEXT, i + 1 - place_);
    }
    report(DiagnosticCode::text_not_closed, place_, place_ + opening, {});
    auto const end = std::min(text_.find('\n', place_), text_.size());
    push(TokenKind::TEXT, end - place_);
  }

  void quoted_name() {
    auto const quote = text_[place_] == '\'' ? std::size_t{1} : std::size_t{3};
    auto end = place_ + quote;
    while (end < text_.size() && is_name_part(text_[end])) ++end;
    auto const closes = text_.substr(end, 1) == "'" || text_.substr(end, 3) == "\xE2\x80\x99";
    if (!closes || end == place_ + quote) {
      report(DiagnosticCode::name_not_closed, place_, end, {});
      return push(TokenKind::INVALID, end - place_);
    }
    push(TokenKind::NAME, end - place_ + (text_[end] == '\'' ? 1 : 3));
  }

  void word() {
    if (auto const citation = citation_length()) {
      if (!citation->better.empty()) {
        report_habit(word_at(place_).size(), {"tulis `" + citation->better + "`", "write `" + citation->better + "`"});
      }
      return push(citation->kind, citation->length);
    }
    if (is_letter_for_times()) {
      report_habit(1, {"perkalian ditulis `*`", "multiplication is written `*`"});
      return push(TokenKind::TIMES, 1);
    }
    if (auto const money = money_length()) return push(TokenKind::MONEY_NUMBER, *money);
    auto const match = words_.match(text_, place_);
    if (match && !is_name(*match)) return push(match->kind, match->length);
    auto end = place_;
    while (end < text_.size() && is_name_part(text_[end])) ++end;
    push(TokenKind::NAME, end - place_);
  }

  // After a dot, after `paket`, `memakai`, `isian` and `kunci`, and at the start of a header cell even a reserved word is a
  // name; only `memakai baris pertama yang cocok` goes on with words of the language.
  bool is_name(WordMatcher::Match const& word) const {
    if (result_.tokens.empty()) return false;
    auto const before = result_.tokens.back().kind;
    auto const is_hit_policy = word.kind == TokenKind::FIRST_MATCHING_ROW || word.kind == TokenKind::ALL_MATCHING_ROWS;
    if (before == TokenKind::USES) return !is_hit_policy;
    if (before == TokenKind::DOT || before == TokenKind::PACKAGE) return true;
    if (before == TokenKind::FIELD || before == TokenKind::KEY) return true;
    auto const begins_cell =
        before == TokenKind::ROW_BEGIN || before == TokenKind::BAR || before == TokenKind::DOUBLE_BAR;
    return in_header_ && begins_cell && !has_operand_behind(word);
  }

  // No name is followed by a value, a name or a bracket: `maks (a; b)` and `karena syarat` are words of the language, but
  // `target`, `target : poin` and `target dan lengkap` begin with a name.
  bool has_operand_behind(WordMatcher::Match const& word) const {
    auto const at = skip_blanks(place_ + word.length);
    if (at >= text_.size()) return false;
    if (text_[at] == '(' || text_[at] == '\'' || is_digit(text_[at])) return true;
    if (!is_name_start(text_[at])) return false;
    auto const next = words_.match(text_, at);
    if (!next) return true;
    auto const joins = {TokenKind::AND, TokenKind::OR, TokenKind::IN, TokenKind::IS_ONE_OF};
    return std::find(joins.begin(), joins.end(), next->kind) == joins.end();
  }

  std::size_t skip_blanks(std::size_t at) const {
    while (auto const blank = blank_length(text_, at, false)) at += blank;
    return at;
  }

  std::string_view word_at(std::size_t at) const {
    auto end = at;
    while (end < text_.size() && is_name_part(text_[end])) ++end;
    return text_.substr(at, end - at);
  }

  // `pasal 41`, `ayat (5)`, `huruf a`, `angka 3`, `lampiran IV.B.3`, `halaman 102`; otherwise the word is a name. Behind a
  // colon stands a type, as in the English `score : number 2 decimals`.
  struct Citation {
    TokenKind kind;
    std::size_t length;
    std::string better;  ///< how it is written, where it is clear but written another way: `Pasal 3`, `ayat 2`
  };
  std::optional<Citation> citation_length() const {
    if (!result_.tokens.empty() && result_.tokens.back().kind == TokenKind::COLON) return std::nullopt;
    auto const word = word_at(place_);
    auto small = std::string(word);
    std::transform(small.begin(), small.end(), small.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (small != word && !continues_citation()) return std::nullopt;
    auto const* const found =
        std::find_if(citation_words.begin(), citation_words.end(), [&](CitationWord const& entry) {
          return small == source::in_language(language_, entry.indonesian, entry.english);
        });
    if (found == citation_words.end()) return std::nullopt;
    auto const at = skip_blanks(place_ + word.size());
    if (at == place_ + word.size()) return std::nullopt;
    auto const number_end = citation_number_end(found->kind, at);
    auto const better = small + " ";
    if (number_end != at) {
      auto const number = std::string(text_.substr(at, number_end - at));
      return Citation{found->kind, number_end - place_, small == word ? std::string() : better + number};
    }
    auto const number = std::string(word_at(at));
    if (found->kind != TokenKind::PARAGRAPH || number.empty() || !is_digit(number.front()) || !continues_citation()) {
      return std::nullopt;
    }
    return Citation{found->kind, at + number.size() - place_, better + "(" + number + ")"};
  }

  // Behind a name no other name can stand, so what looks like a part of a citation is one.
  bool continues_citation() const {
    if (result_.tokens.empty()) return false;
    auto const before = result_.tokens.back().kind;
    return before == TokenKind::NAME || std::any_of(citation_words.begin(), citation_words.end(),
                                                    [&](CitationWord const& entry) { return entry.kind == before; });
  }

  // `2 x nilai`: no value is followed by a name and another value, so the letter is a sign.
  bool is_letter_for_times() const {
    auto const letter = word_at(place_);
    if ((letter != "x" && letter != "X") || result_.tokens.empty()) return false;
    auto const values = {TokenKind::NAME, TokenKind::NUMBER, TokenKind::PERCENT_NUMBER, TokenKind::MONEY_NUMBER,
                         TokenKind::CLOSE_ROUND};
    auto const& before = result_.tokens.back();
    if (std::find(values.begin(), values.end(), before.kind) == values.end()) return false;
    if (text_.substr(before.span.end, place_ - before.span.end).find('\n') != std::string_view::npos) return false;
    auto const at = skip_blanks(place_ + 1);
    if (at >= text_.size()) return false;
    if (is_digit(text_[at]) || text_[at] == '(' || text_[at] == '\'') return true;
    return is_name_start(text_[at]) && !words_.match(text_, at);
  }

  /// Of something that is read as it was meant: the message tells how it is written.
  void report_habit(std::size_t length, source::Argument remedy) const {
    sink_.report({DiagnosticCode::unexpected_token,
                  span(place_, place_ + length),
                  {text_.substr(place_, length)},
                  {},
                  std::move(remedy)});
  }

  std::size_t citation_number_end(TokenKind kind, std::size_t at) const {
    auto const number = word_at(at);
    if (kind == TokenKind::PARAGRAPH) {
      auto const inner = text_.substr(at, 1) == "(" ? word_at(at + 1) : std::string_view{};
      auto const close = at + 1 + inner.size();
      return !inner.empty() && text_.substr(close, 1) == ")" ? close + 1 : at;
    }
    if (kind == TokenKind::LETTER) return number.size() <= 2 ? at + number.size() : at;
    if (kind == TokenKind::ANNEX) {
      auto end = at + number.size();
      while (end > at && text_.substr(end, 1) == "." && !word_at(end + 1).empty()) end += 1 + word_at(end + 1).size();
      return end;
    }
    return !number.empty() && is_digit(number.front()) ? at + number.size() : at;
  }

  std::optional<std::size_t> money_length() const {
    if (text_.substr(place_, 2) != "Rp") return std::nullopt;
    auto const at = skip_blanks(place_ + 2);
    auto const number = number_text(at);
    if (number.empty()) return std::nullopt;
    check_number_form(at, number);
    return at + number.size() - place_;
  }

  // ---- Numbers, dates, durations -------------------------------------------------------------------------------------

  // Digits with `.` and `,` between digits.
  std::string_view number_text(std::size_t at) const {
    auto end = at;
    while (end < text_.size()) {
      auto const is_sign =
          (text_[end] == '.' || text_[end] == ',') && end > at && end + 1 < text_.size() && is_digit(text_[end + 1]);
      if (!is_digit(text_[end]) && !is_sign) break;
      ++end;
    }
    return text_.substr(at, end - at);
  }

  void check_number_form(std::size_t at, std::string_view number) const {
    if (value::read_number(number, language_)) return;
    Diagnostic wrong{DiagnosticCode::number_form, span(at, at + number.size()), {number}, {}, {}};
    auto const other = language_ == Language::indonesian ? Language::english : Language::indonesian;
    if (auto const meant = value::read_number(number, other)) {
      auto const better = value::write_number(*meant, language_);
      wrong.remedy = source::Argument("tulis `" + better + "`", "write `" + better + "`");
    }
    sink_.report(std::move(wrong));
  }

  void number() {
    auto const digits = number_text(place_);
    auto const after = skip_blanks(place_ + digits.size());
    auto const following = word_at(after);
    if (is_date_like(following, after)) return date(after, following);
    check_number_form(place_, digits);
    if (text_.substr(after, 1) == "%") return push(TokenKind::PERCENT_NUMBER, after + 1 - place_);
    if (read_calendar_unit(following, language_)) return duration(after + following.size());
    if (auto const end = end_of_working_days(after)) return push(TokenKind::WORKING_DAYS, *end - place_);
    auto const is_decimals =
        language_ == Language::indonesian ? following == "desimal" : following == "decimal" || following == "decimals";
    if (is_decimals) return push(TokenKind::DECIMALS, after + following.size() - place_);
    push(TokenKind::NUMBER, digits.size());
  }

  // `working days`; in Indonesian the word for days stands first and `duration` finds it.
  std::optional<std::size_t> end_of_working_days(std::size_t at) const {
    if (language_ != Language::english || word_at(at) != "working") return std::nullopt;
    auto const unit_at = skip_blanks(at + word_at(at).size());
    auto const unit = word_at(unit_at);
    return unit == "days" || unit == "day" ? std::optional(unit_at + unit.size()) : std::nullopt;
  }

  // A word with a capital between a number and four digits can only be meant as a month.
  bool is_date_like(std::string_view word, std::size_t at) const {
    if (value::read_month_name(word, language_)) return true;
    if (word.empty() || word.front() < 'A' || word.front() > 'Z') return false;
    return number_text(skip_blanks(at + word.size())).size() == 4;
  }

  void date(std::size_t month_at, std::string_view month) {
    auto const year_at = skip_blanks(month_at + month.size());
    auto const end = year_at + number_text(year_at).size();
    auto const written = text_.substr(place_, end - place_);
    if (!value::read_month_name(month, language_)) {
      Diagnostic wrong{DiagnosticCode::unknown_month, span(month_at, month_at + month.size()), {month}, {}, {}};
      auto const other = language_ == Language::indonesian ? Language::english : Language::indonesian;
      if (auto const meant = value::read_month_name(month, other)) {
        auto const better = std::string(value::month_name(*meant, language_));
        wrong.remedy = source::Argument("tulis `" + better + "`", "write `" + better + "`");
      }
      sink_.report(std::move(wrong));
    } else if (!read_date(written, language_)) {
      report(DiagnosticCode::date_not_in_calendar, place_, end, {written});
    }
    push(TokenKind::DATE, end - place_);
  }

  void duration(std::size_t end) {
    while (true) {
      auto const at = skip_blanks(end);
      auto const count = number_text(at);
      auto const unit_at = skip_blanks(at + count.size());
      auto const unit = word_at(unit_at);
      if (count.empty() || !read_calendar_unit(unit, language_)) break;
      end = unit_at + unit.size();
    }
    auto const written = text_.substr(place_, end - place_);
    if (!read_duration(written, language_)) report(DiagnosticCode::duration_form, place_, end, {written});
    auto const at = skip_blanks(end);
    if (language_ == Language::indonesian && word_at(at) == "kerja") {
      return push(TokenKind::WORKING_DAYS, at + word_at(at).size() - place_);
    }
    push(TokenKind::DURATION, end - place_);
  }

  // ---- Signs ---------------------------------------------------------------------------------------------------------

  void sign() {
    auto const separator = language_ == Language::indonesian ? ';' : ',';
    auto const other_separator = language_ == Language::indonesian ? ',' : ';';
    auto const c = text_[place_];
    if (c == separator) return push(TokenKind::SEPARATOR, 1);
    if (c == other_separator) {
      report(DiagnosticCode::wrong_separator, place_, place_ + 1,
             {std::string(1, other_separator), std::string(1, separator)});
      return push(TokenKind::SEPARATOR, 1);
    }
    for (auto const& entry : signs) {
      if (text_.substr(place_, entry.text.size()) == entry.text) return push(entry.kind, entry.text.size());
    }
    unknown_sign();
  }

  void unknown_sign() {
    auto end = place_ + 1;
    while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xC0U) == 0x80U) ++end;
    auto const written = text_.substr(place_, end - place_);
    Diagnostic wrong{DiagnosticCode::unexpected_character, span(place_, end), {written}, {}, {}};
    wrong.remedy = remedy_for_sign(written);
    sink_.report(std::move(wrong));
    // Read on as it was meant.
    if (written == "#") return remark();
    if (written == "\xC3\xB7") return push(TokenKind::DIVIDE, end - place_);
    if (written == "&") return push(TokenKind::AND, text_.substr(end, 1) == "&" ? 2 : 1);
    advance(end - place_);
  }

  // ---- Making tokens -------------------------------------------------------------------------------------------------

  Span span(std::size_t begin, std::size_t end) const {
    return Span{id_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  void push(TokenKind kind, std::size_t length) {
    if (result_.tokens.size() >= max_tokens) {
      report(DiagnosticCode::too_many_tokens, place_, place_ + length, {source::grouped(max_tokens)});
      result_.complete = false;
      return;
    }
    if (nesting_.add(kind) > max_nesting) {
      report(DiagnosticCode::nesting_too_deep, place_, place_ + length, {std::to_string(max_nesting)});
      result_.complete = false;
    }
    result_.tokens.push_back({kind, span(place_, place_ + length)});
    advance(length);
  }

  void report(DiagnosticCode code, std::size_t begin, std::size_t end, std::vector<source::Argument> arguments) const {
    sink_.report({code, span(begin, end), std::move(arguments), {}, {}});
  }

  std::string_view text_;
  source::FileId id_;
  Language language_;
  WordMatcher const& words_;
  source::DiagnosticSink& sink_;
  ScannedText result_;
  std::size_t place_ = 0;
  Nesting nesting_;
  bool at_line_start_ = true;
  bool in_row_ = false;
  bool in_header_ = false;
};

}  // namespace

Language language_of(std::string_view text) {
  std::size_t place = text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  while (place < text.size()) {
    if (auto const blank = blank_length(text, place, true)) {
      place += blank;
    } else if (text.substr(place, 2) == "//") {
      place = std::min(text.find('\n', place), text.size());
    } else {
      break;
    }
  }
  auto const match = word_matcher(Language::english).match(text, place);
  return match && match->kind == TokenKind::PACKAGE ? Language::english : Language::indonesian;
}

ScannedText scan(source::SourceFile const& file, source::FileId id, Language language, source::DiagnosticSink& sink) {
  return Scanner(file, id, language, sink).run();
}

}  // namespace timbang::language
