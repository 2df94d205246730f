#include "engine/session/waivers.h"

#include <algorithm>

#include "engine/session/words.h"
#include "engine/source/diagnostic_text.h"
#include "engine/value/notation.h"

namespace timbang::session {

namespace {

/// A waiver and the program that holds it. A package that stands in several programs is named once.
struct Found {
  ir::Waiver const* waiver = nullptr;
  ir::Program const* program = nullptr;
};

std::vector<Found> all_waivers(Loaded const& loaded) {
  std::vector<Found> found;
  for (auto const& rules : loaded.jurisdictions) {
    for (auto const& waiver : rules.program.waivers) {
      auto const is_same = [&](Found const& other) { return other.waiver->span == waiver.span; };
      if (std::none_of(found.begin(), found.end(), is_same)) found.push_back({&waiver, &rules.program});
    }
  }
  std::sort(found.begin(), found.end(), [&](Found const& a, Found const& b) {
    auto const place = [&](Found const& one) {
      return std::pair(loaded.sources.get(one.waiver->span.file).path(), one.waiver->span.begin);
    };
    return place(a) < place(b);
  });
  return found;
}

source::Argument date_text(value::Date date) {
  return {value::write_date(date, source::Language::indonesian), value::write_date(date, source::Language::english)};
}

}  // namespace

std::vector<source::Diagnostic> expired_waivers(Loaded const& loaded, value::Date today) {
  std::vector<source::Diagnostic> expired;
  for (auto const& [waiver, program] : all_waivers(loaded)) {
    if (today <= waiver->through) continue;
    expired.push_back({source::DiagnosticCode::waiver_expired,
                       waiver->span,
                       {waiver->code, waiver->target, date_text(waiver->through)},
                       {},
                       {}});
  }
  return expired;
}

std::string list_of_waivers(Loaded const& loaded, value::Date today, source::Language language) {
  auto const waivers = all_waivers(loaded);
  if (waivers.empty()) return sentence(Word::no_waivers, language) + "\n";
  auto text = sentence(Word::waivers, language) + "\n";
  for (auto const& [waiver, program] : waivers) {
    auto const word = today <= waiver->through ? Word::waiver : Word::expired_waiver;
    auto const& file = loaded.sources.get(waiver->span.file);
    text += sentence(word, language, waiver->code, waiver->target, value::write_date(waiver->through, language)) + "\n";
    text += sentence(Word::waiver_reason, language, source::printable_text(waiver->reason)) + "\n";
    text += sentence(Word::waiver_signer, language, source::printable_text(waiver->signer)) + "\n";
    text += sentence(Word::waiver_place, language, (*program)[waiver->package].name, file.path(),
                     file.position(waiver->span.begin).line) +
            "\n";
  }
  return text;
}

}  // namespace timbang::session
