#include "engine/explain/json.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace timbang::explain {

namespace {

std::string quoted(std::string const& text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void break_line(std::string& text, std::size_t depth) {
  text += '\n';
  text.append(2 * depth, ' ');
}

}  // namespace

Json Json::array() {
  Json json;
  json.content_ = Array{};
  return json;
}

Json Json::object() {
  Json json;
  json.content_ = Object{};
  return json;
}

Json Json::number(std::string digits) {
  Json json;
  json.content_ = Number{std::move(digits)};
  return json;
}

Json& Json::operator[](std::string_view key) {
  auto& members = std::get<Object>(content_);
  auto const found =
      std::find_if(members.begin(), members.end(), [&](Member const& member) { return member.first == key; });
  if (found != members.end()) return found->second;
  return members.emplace_back(std::string(key), Json()).second;
}

void Json::push_back(Json element) { std::get<Array>(content_).push_back(std::move(element)); }

void Json::write_to(std::string& text, std::size_t depth) const {
  if (auto const* truth = std::get_if<bool>(&content_)) {
    text += *truth ? "true" : "false";
  } else if (auto const* number = std::get_if<Number>(&content_)) {
    text += number->digits;
  } else if (auto const* string = std::get_if<std::string>(&content_)) {
    text += quoted(*string);
  } else if (auto const* elements = std::get_if<Array>(&content_)) {
    text += '[';
    for (auto const& element : *elements) {
      if (&element != &elements->front()) text += ',';
      break_line(text, depth + 1);
      element.write_to(text, depth + 1);
    }
    if (!elements->empty()) break_line(text, depth);
    text += ']';
  } else if (auto const* members = std::get_if<Object>(&content_)) {
    text += '{';
    for (auto const& member : *members) {
      if (&member != &members->front()) text += ',';
      break_line(text, depth + 1);
      text += quoted(member.first) + ": ";
      member.second.write_to(text, depth + 1);
    }
    if (!members->empty()) break_line(text, depth);
    text += '}';
  } else {
    text += "null";
  }
}

std::string Json::write() const {
  std::string text;
  write_to(text, 0);
  return text + '\n';
}

}  // namespace timbang::explain
