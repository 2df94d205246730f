// A JSON document in memory: keys in the order in which they are written, numbers exact at any length.
// Used by explain_json and by document. Only writes; Timbang reads JSON elsewhere.
#pragma once

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace timbang::explain {

class Json {
public:
  using Member = std::pair<std::string, Json>;

  Json() = default;  ///< null
  Json(bool truth) : content_(truth) {}
  Json(std::string text) : content_(std::move(text)) {}
  Json(std::string_view text) : content_(std::string(text)) {}
  Json(char const* text) : content_(std::string(text)) {}
  template <std::integral T>
  requires(!std::same_as<T, bool> && !std::same_as<T, char>) Json(T number)
      : content_(Number{std::to_string(number)}) {}
  /// An object with these members.
  Json(std::initializer_list<Member> members) : content_(Object(members)) {}

  static Json array();
  static Json object();
  /// `digits` is a number as JSON writes it.
  static Json number(std::string digits);

  /// The member of an object, added when it is not there.
  Json& operator[](std::string_view key);
  void push_back(Json element);

  /// Two blanks of indentation and a line break at the end. Bytes that are no UTF-8 become `�`.
  std::string write() const;

private:
  struct Number {
    std::string digits;
  };
  using Array = std::vector<Json>;
  using Object = std::vector<Member>;

  void write_to(std::string& text, std::size_t depth) const;

  std::variant<std::monostate, bool, Number, std::string, Array, Object> content_;
};

}  // namespace timbang::explain
