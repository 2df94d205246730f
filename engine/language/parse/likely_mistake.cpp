#include "engine/language/parse/likely_mistake.h"

#include <algorithm>
#include <array>
#include <string>

namespace timbang::language {

namespace {

using source::Argument;

std::string in_small_letters(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

class Guess {
public:
  Guess(source::SourceFile const& file, std::vector<Token> const& tokens, std::size_t index,
        std::vector<TokenKind> const& expected)
      : file_(file), tokens_(tokens), index_(index), expected_(expected) {}

  std::optional<Argument> find() const {
    if (auto help = interval_without_brackets()) return help;
    if (auto help = window_without_number()) return help;
    if (auto help = several_articles()) return help;
    if (auto help = name_with_hyphen()) return help;
    return name_with_blanks();
  }

private:
  TokenKind kind(std::size_t index) const {
    return index < tokens_.size() ? tokens_[index].kind : TokenKind::END_OF_FILE;
  }
  TokenKind before(std::size_t distance) const {
    return index_ >= distance ? kind(index_ - distance) : TokenKind::END_OF_FILE;
  }
  std::string text(std::size_t index) const { return std::string(file_.text(tokens_[index].span)); }
  std::size_t line(std::size_t index) const { return file_.position(tokens_[index].span.begin).line; }

  bool is_in_row() const {
    for (auto i = index_; i-- > 0;) {
      if (kind(i) == TokenKind::ROW_BEGIN) return true;
      if (kind(i) == TokenKind::ROW_END) return false;
    }
    return false;
  }

  /// `70 .. 90`, `70 sampai dengan 90` and `70 s.d. 90` in a cell.
  std::optional<Argument> interval_without_brackets() const {
    if (index_ == 0 || !is_in_row()) return std::nullopt;
    auto low = index_ - 1;
    auto high = index_ + 1;
    auto const is_abbreviated = kind(index_) == TokenKind::DOT && before(2) != TokenKind::END_OF_FILE &&
                                text(index_ - 1) == "s" && kind(index_ + 1) == TokenKind::NAME &&
                                text(index_ + 1) == "d";
    if (is_abbreviated) {
      --low;
      high += kind(index_ + 2) == TokenKind::DOT ? std::size_t{2} : std::size_t{1};
    } else if (kind(index_) != TokenKind::RANGE && kind(index_) != TokenKind::THROUGH) {
      return std::nullopt;
    }
    auto const ends_cell = kind(high) == TokenKind::BAR || kind(high) == TokenKind::DOUBLE_BAR ||
                           kind(high) == TokenKind::ROW_END || kind(high) == TokenKind::END_OF_FILE;
    if (ends_cell) return std::nullopt;
    auto const inner = "[" + text(low) + " .. " + text(high);
    return Argument("rentang ditulis dengan kurung: `" + inner + "]`, atau `" + inner + ")` tanpa " + text(high),
                    "an interval is written in brackets: `" + inner + "]`, or `" + inner + ")` without " + text(high));
  }

  /// `dalam lama tahun terakhir`: the window is written with its number.
  std::optional<Argument> window_without_number() const {
    auto const at = kind(index_) == TokenKind::IN ? index_ : before(1) == TokenKind::IN ? index_ - 1 : tokens_.size();
    if (kind(at + 1) != TokenKind::NAME && kind(at + 1) != TokenKind::NUMBER) return std::nullopt;
    return Argument(
        "sesudah `dalam` ditulis rentang, `[a .. b]`, atau jangka dengan bilangannya, `2 tahun terakhir`; parameter "
        "tidak dapat di situ",
        "behind `in` stands an interval, `[a .. b]`, or a window with its number, as in `2 years to date`; a parameter "
        "cannot stand there");
  }

  /// `pasal 3 dan pasal 4`.
  std::optional<Argument> several_articles() const {
    constexpr std::array parts = {TokenKind::ARTICLE, TokenKind::PARAGRAPH, TokenKind::LETTER,
                                  TokenKind::POINT,   TokenKind::ANNEX,     TokenKind::PAGE};
    if (kind(index_) != TokenKind::AND || std::find(parts.begin(), parts.end(), before(1)) == parts.end()) {
      return std::nullopt;
    }
    return Argument("beberapa dasar dipisahkan `;`, masing-masing dengan nama peraturannya",
                    "several citations are separated by `,`, each with the name of its regulation");
  }

  bool is_declared_before(std::size_t distance) const {
    auto const word = before(distance);
    return declares_name(word) || word == TokenKind::FIELD || word == TokenKind::KEY;
  }

  std::optional<Argument> name_with_hyphen() const {
    auto const is_hyphen = kind(index_) == TokenKind::MINUS && before(1) == TokenKind::NAME && is_declared_before(2) &&
                           kind(index_ + 1) == TokenKind::NAME;
    if (!is_hyphen) return std::nullopt;
    auto const better = text(index_ - 1) + "_" + text(index_ + 1);
    return Argument("nama terdiri atas huruf, angka, dan garis bawah: tulis `" + better + "`",
                    "names are made of letters, digits and underscores: write `" + better + "`");
  }

  /// The words of a name that was written with blanks, from the one where the parser gave up; those of the language count
  /// only in a declaration.
  std::size_t end_of_name(bool is_declared) const {
    auto const is_word = [&](std::size_t index) {
      if (kind(index) == TokenKind::NAME) return true;
      return is_declared && is_reserved_word(kind(index)) && text(index).find(' ') == std::string::npos;
    };
    auto end = index_;
    while (is_word(end) && line(end) == line(index_) && (end == index_ || !is_expected(kind(end)))) ++end;
    return end;
  }

  /// What could follow the first word of the name; `=` behind a field of an example.
  bool can_follow_declared_name(std::size_t end) const {
    return is_expected(kind(end)) || (before(2) == TokenKind::FIELD && kind(end) == TokenKind::EQUAL);
  }

  bool is_expected(TokenKind wanted) const {
    return std::find(expected_.begin(), expected_.end(), wanted) != expected_.end();
  }

  bool is_name_in_file(std::string const& name) const {
    return std::any_of(tokens_.begin(), tokens_.end(), [&](Token const& token) {
      return token.kind == TokenKind::NAME && file_.text(token.span) == name;
    });
  }

  /// `isian nilai akhir`; `Sangat Baik`, the label of a value.
  std::optional<Argument> name_with_blanks() const {
    if (before(1) != TokenKind::NAME || line(index_ - 1) != line(index_)) return std::nullopt;
    auto const is_declared = is_declared_before(2);
    auto const end = end_of_name(is_declared);
    if (end == index_ || (is_declared && !can_follow_declared_name(end))) return std::nullopt;
    auto joined = text(index_ - 1);
    for (auto i = index_; i < end; ++i) joined += "_" + text(i);
    if (auto const small = in_small_letters(joined); is_name_in_file(small)) joined = small;
    if (is_declared) {
      return Argument("nama ditulis sebagai satu kata: `" + joined + "`; judulnya menyusul dalam tanda kutip",
                      "a name is written as one word: `" + joined + "`; its title follows in quotes");
    }
    return Argument("bila itu satu nama, tulis `" + joined + "`; teks ditulis dalam tanda kutip",
                    "if that is one name, write `" + joined + "`; texts stand in quotes");
  }

  source::SourceFile const& file_;
  std::vector<Token> const& tokens_;
  std::size_t index_;
  std::vector<TokenKind> const& expected_;
};

}  // namespace

std::optional<Argument> likely_mistake(source::SourceFile const& file, std::vector<Token> const& tokens,
                                       std::size_t index, std::vector<TokenKind> const& expected) {
  return Guess(file, tokens, index, expected).find();
}

bool begins_sentence(source::SourceFile const& file, std::vector<Token> const& tokens, std::size_t index) {
  auto const& token = tokens[index];
  if (token.kind == TokenKind::ROW_BEGIN) return true;
  if (!is_reserved_word(token.kind)) return false;
  auto const start = file.line_start(file.position(token.span.begin).line);
  auto const before = file.rules().substr(start, token.span.begin - start);
  return before.find_first_not_of(" \t") == std::string_view::npos;
}

bool declares_name(TokenKind kind) {
  constexpr std::array declaring = {
      TokenKind::REGULATION, TokenKind::UNIT,        TokenKind::CHOICE,   TokenKind::RECORD, TokenKind::PARAMETER,
      TokenKind::OPEN,       TokenKind::NORM,        TokenKind::CHECK,    TokenKind::STEP,   TokenKind::ASSESSMENT,
      TokenKind::COMPUTE,    TokenKind::REQUIREMENT, TokenKind::DECISION, TokenKind::TABLE,  TokenKind::INDICATOR,
      TokenKind::FEEDBACK,   TokenKind::RANKING,     TokenKind::SUMMARY,  TokenKind::COLUMN, TokenKind::RATER};
  return std::find(declaring.begin(), declaring.end(), kind) != declaring.end();
}

}  // namespace timbang::language
