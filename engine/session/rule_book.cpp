#include "engine/session/rule_book.h"

#include <filesystem>

#include "engine/audit/digest.h"
#include "engine/document/book/rule_book.h"
#include "engine/session/description.h"
#include "engine/session/version.h"

namespace timbang::session {

namespace {

document::BookFacts facts_of(Loaded const& loaded) {
  document::BookFacts facts{std::string(version()), {}};
  for (auto const& rules : loaded.jurisdictions) {
    for (auto const& package : rules.program.packages) {
      if (!rules.is_main(package.span.file)) continue;
      auto const& file = loaded.sources.get(package.span.file);
      facts.files.push_back({package.name, std::filesystem::path(file.path()).filename().string(),
                             audit::sha256_hex(file.text()), rules.digest});
    }
  }
  return facts;
}

}  // namespace

std::string rule_book(Loaded const& loaded, BookFormat format, source::Language language) {
  auto const page = document::rule_book(describe(loaded, language), facts_of(loaded), language);
  return format == BookFormat::html ? document::write_html(page) : document::write_markdown(page);
}

}  // namespace timbang::session
