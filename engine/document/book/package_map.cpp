#include "engine/document/book/package_map.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

#include "engine/document/words.h"

namespace timbang::document {

namespace {

/// What the entries of one package amount to.
struct PackageSummary {
  std::vector<std::string> decides;
  std::set<std::string> regulations;
  std::size_t num_norms = 0;
  std::size_t num_to_check = 0;
  std::size_t num_choices = 0;
  std::size_t num_records = 0;
};

void add(Remarks const& remarks, PackageSummary& summary) {
  // A citation begins with the name of its regulation.
  for (auto const& basis : remarks.basis) summary.regulations.insert(basis.text.substr(0, basis.text.find(' ')));
}

void add(Entry const& entry, PackageSummary& summary) {
  summary.num_to_check += num_to_check(entry);
  add(entry.remarks, summary);
  for (auto const& listing : entry.listings) {
    add(listing.remarks, summary);
    for (auto const& line : listing.lines) add(line.remarks, summary);
  }
  switch (entry.kind) {
    case EntryKind::evaluation:
    case EntryKind::ranking:
    case EntryKind::summary: summary.decides.push_back(entry.label.empty() ? entry.name : entry.label); break;
    case EntryKind::norm: ++summary.num_norms; break;
    case EntryKind::enumeration: ++summary.num_choices; break;
    case EntryKind::record: ++summary.num_records; break;
    default: break;
  }
}

template <typename Texts>
std::string joined(Texts const& texts, std::string const& separator) {
  std::string all;
  for (auto const& text : texts) all += (all.empty() ? "" : separator) + text;
  return all;
}

class MapWriter {
public:
  MapWriter(Description const& description, std::vector<MappedFile> const& files, source::Language language)
      : description_(description), files_(files), language_(language) {}

  Page run() {
    page_.language = language_;
    page_.title = say(Word::map_title);
    page_.add(Heading{1, plain(page_.title), {}});
    page_.add(Paragraph{plain(say(Word::map_about))});
    Table table{{plain(say(Word::map_package)), plain(say(Word::map_decides)), plain(say(Word::map_basis)),
                 plain(say(Word::map_norms)), plain(say(Word::map_to_check)), plain(say(Word::map_coverage))},
                {}};
    std::vector<std::size_t> by_path(files_.size());
    std::iota(by_path.begin(), by_path.end(), std::size_t{0});
    std::sort(by_path.begin(), by_path.end(), [&](auto a, auto b) { return files_[a].path < files_[b].path; });
    for (auto const i : by_path) table.rows.push_back(row(description_.packages.at(i).name, files_[i]));
    page_.add(std::move(table));
    page_.add(Paragraph{plain(sentence(Word::map_total, language_, description_.packages.size(), num_norms_,
                                       num_to_check_, num_reached_, num_goals_))});
    return std::move(page_);
  }

private:
  std::string say(Word name) const { return std::string(word(name, language_)); }

  std::vector<RichText> row(std::string const& package, MappedFile const& file) {
    PackageSummary summary;
    for (auto const& entry : description_.entries) {
      if (entry.package == package) add(entry, summary);
    }
    num_norms_ += summary.num_norms;
    num_to_check_ += summary.num_to_check;
    num_reached_ += file.num_reached;
    num_goals_ += file.num_goals;
    RichText title{{package, Style::code, file.path}};
    if (!file.title.empty()) title += plain("\n" + file.title);
    auto const decides = summary.decides.empty()
                             ? sentence(Word::map_nothing_decided, language_, summary.num_choices, summary.num_records)
                             : joined(summary.decides, "; ");
    return {std::move(title),
            plain(decides),
            plain(joined(summary.regulations, ", ")),
            plain(summary.num_norms == 0 ? "" : std::to_string(summary.num_norms)),
            plain(std::to_string(summary.num_to_check)),
            plain(coverage(file))};
  }

  std::string coverage(MappedFile const& file) const {
    if (file.num_goals == 0 && file.num_waived == 0) return {};
    if (file.num_waived == 0) return sentence(Word::map_covered, language_, file.num_reached, file.num_goals);
    return sentence(Word::map_waived, language_, file.num_reached, file.num_goals, file.num_waived);
  }

  Description const& description_;
  std::vector<MappedFile> const& files_;
  source::Language language_;
  Page page_;
  std::size_t num_norms_ = 0;
  std::size_t num_to_check_ = 0;
  std::size_t num_reached_ = 0;
  std::size_t num_goals_ = 0;
};

}  // namespace

Page package_map(Description const& description, std::vector<MappedFile> const& files, source::Language language) {
  return MapWriter(description, files, language).run();
}

}  // namespace timbang::document
