#include "engine/source/diagnostic.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace timbang::source {

namespace {

std::vector<DiagnosticFacts> make_catalogue() {
  return {
#define DIAGNOSTIC(name, code, severity, id_message, en_message, id_help, en_help) \
  DiagnosticFacts{DiagnosticCode::name, code, Severity::severity, id_message, en_message, id_help, en_help},
#include "engine/source/diagnostics.def"
#undef DIAGNOSTIC
  };
}

// Not fmt: arguments are untrusted text, and a pattern that names too few of them must not throw.
std::string fill(std::string_view pattern, std::vector<Argument> const& arguments, Language language) {
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    auto const is_slot = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' &&
                         pattern[i + 1] >= '0' && pattern[i + 1] <= '9';
    if (!is_slot) {
      text += pattern[i];
      continue;
    }
    auto const slot = static_cast<std::size_t>(pattern[i + 1] - '0');
    if (slot < arguments.size()) text += arguments[slot].in(language);
    i += 2;
  }
  return text;
}

}  // namespace

Argument grouped(std::uint64_t number) {
  auto const digits = std::to_string(number);
  Argument text("");
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) {
      text.indonesian += '.';
      text.english += ',';
    }
    text.indonesian += digits[i];
    text.english += digits[i];
  }
  return text;
}

std::vector<DiagnosticFacts> const& all_diagnostics() {
  static std::vector<DiagnosticFacts> const catalogue = make_catalogue();
  return catalogue;
}

DiagnosticFacts const& facts(DiagnosticCode code) { return all_diagnostics().at(static_cast<std::size_t>(code)); }

std::string message_text(Diagnostic const& diagnostic, Language language) {
  auto const& known = facts(diagnostic.code);
  return fill(in_language(language, known.message_id, known.message_en), diagnostic.arguments, language);
}

std::string help_text(Diagnostic const& diagnostic, Language language) {
  if (diagnostic.remedy) return diagnostic.remedy->in(language);
  auto const& known = facts(diagnostic.code);
  return fill(in_language(language, known.help_id, known.help_en), diagnostic.arguments, language);
}

std::string kind_text(DiagnosticCode code, Language language) {
  constexpr std::string_view omitted = "…";
  auto const& known = facts(code);
  auto const text =
      fill(in_language(language, known.message_id, known.message_en), std::vector<Argument>(10, omitted), language);
  auto const end = text.rfind(": ");
  auto const ends_in_arguments = end != std::string::npos && text.find(omitted, end) != std::string::npos;
  return ends_in_arguments ? text.substr(0, end) : text;
}

void sort_by_place(std::vector<Diagnostic>& diagnostics) {
  auto const place = [](Diagnostic const& diagnostic) {
    auto const* span = std::get_if<Span>(&diagnostic.place);
    return span != nullptr ? std::tuple(true, span->file.index, span->begin)
                           : std::tuple(false, decltype(FileId::index){}, 0U);
  };
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [&](Diagnostic const& a, Diagnostic const& b) { return place(a) < place(b); });
}

void DiagnosticSink::report(Diagnostic diagnostic) {
  if (diagnostic.severity() == Severity::error) ++num_errors_;
  if (diagnostics_.size() < limit_) {
    diagnostics_.push_back(std::move(diagnostic));
  } else {
    ++num_dropped_;
  }
}

std::vector<Diagnostic> DiagnosticSink::take() {
  num_errors_ = 0;
  num_dropped_ = 0;
  return std::exchange(diagnostics_, {});
}

}  // namespace timbang::source
