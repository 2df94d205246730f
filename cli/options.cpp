#include "cli/options.h"

#include <algorithm>
#include <cctype>

#include <CLI/CLI.hpp>

#include "cli/texts.h"

namespace timbang::cli {

namespace {

/// `skp=skp.csv`, `Pegawai.skp=skp.csv`: a name without any sign that a path would have but the dot, then the path.
std::optional<records::ChildFile> read_child(std::string const& written) {
  auto const equals = written.find('=');
  if (equals == std::string::npos || equals == 0) return std::nullopt;
  auto const is_name = std::all_of(
      written.begin(), written.begin() + static_cast<std::ptrdiff_t>(equals),
      [](char sign) { return std::isalnum(static_cast<unsigned char>(sign)) != 0 || sign == '_' || sign == '.'; });
  if (!is_name) return std::nullopt;
  return records::ChildFile{written.substr(0, equals), written.substr(equals + 1)};
}

}  // namespace

std::optional<source::Language> read_language(std::string_view written) {
  if (written == "id") return source::Language::indonesian;
  if (written == "en") return source::Language::english;
  return std::nullopt;
}

std::optional<value::Date> read_date(std::string const& written) { return value::Date::from_iso(written); }

std::string date_mistake(std::string_view option, std::string const& written, source::Language language) {
  return text(Text::date_unreadable, language, option, written);
}

std::string joined(std::vector<std::string> const& parts, std::string_view separator) {
  std::string result;
  for (auto const& part : parts) {
    if (!result.empty()) result += separator;
    result += part;
  }
  return result;
}

void RecordOptions::declare(CLI::App& arguments) {
  arguments.add_option("--assessment", assessment_);
  arguments.add_option("--package", package_);
  arguments.add_option("--records", written_records_)->allow_extra_args(false);
  arguments.add_option("--as-of", as_of_);
  arguments.add_option("--law-date", law_date_);
}

std::optional<std::string> RecordOptions::read(source::Language language) {
  if (auto mistake = read_records(language)) return mistake;
  return read_dates(language);
}

std::optional<std::string> RecordOptions::read_records(source::Language language) {
  for (auto const& written : written_records_) {
    if (auto child = read_child(written)) {
      request_.children.push_back(std::move(*child));
    } else if (request_.path.empty()) {
      request_.path = written;
    } else {
      return text(Text::several_records, language, written);
    }
  }
  // The records to score may have the name of their type; whether they are there, session knows.
  if (request_.path.empty() && request_.children.empty()) return text(Text::records_missing, language);
  return std::nullopt;
}

std::optional<std::string> RecordOptions::read_dates(source::Language language) {
  if (as_of_.empty()) return text(Text::date_missing, language);
  auto const evaluation_date = read_date(as_of_);
  if (!evaluation_date) return date_mistake("--as-of", as_of_, language);
  dates_ = evaluate::EvaluationContext{*evaluation_date, *evaluation_date};
  if (law_date_.empty()) return std::nullopt;
  auto const law_date = read_date(law_date_);
  if (!law_date) return date_mistake("--law-date", law_date_, language);
  dates_.law_date = *law_date;
  return std::nullopt;
}

std::vector<std::string> RecordOptions::input_files() const {
  std::vector<std::string> files;
  if (!request_.path.empty()) files.push_back(request_.path);
  for (auto const& child : request_.children) files.push_back(child.path);
  return files;
}

}  // namespace timbang::cli
