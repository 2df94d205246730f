#include "engine/document/description/describer.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace timbang::document {

namespace {

template <typename Id, typename Table>
std::vector<Id> identifiers(Table const& table) {
  std::vector<Id> ids;
  for (std::size_t i = 0; i < table.size(); ++i) ids.push_back(Id{static_cast<std::uint16_t>(i)});
  return ids;
}

/// By name, each once.
template <typename Named>
void sort_by_name(std::vector<Named>& all) {
  std::sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return a.name < b.name; });
  all.erase(std::unique(all.begin(), all.end()), all.end());
}

}  // namespace

Description Describer::run() {
  for (auto const package : packages_) describe(package);
  for (auto const id : identifiers<ir::RegulationId>(program_.regulations)) describe(id);
  for (auto const& unit : program_.units) describe(unit);
  for (auto const id : identifiers<ir::EnumerationId>(program_.enumerations)) describe(id);
  for (auto const id : identifiers<ir::RecordTypeId>(program_.record_types)) describe(id);
  for (auto const id : identifiers<ir::ParameterId>(program_.parameters)) describe(id);
  for (auto const id : identifiers<ir::AssessmentId>(program_.assessments)) describe(id);
  for (auto const& norm : program_.norms) describe(norm);
  for (auto const& waiver : program_.waivers) describe(waiver);
  for (auto const& example : program_.examples) describe(example);
  references_.write_to(entries_);
  put_in_order();
  Description made{{}, std::move(entries_), used_packages(), cited_regulations()};
  for (auto const package : packages_) made.packages.push_back(edition(package));
  made.read = read_parameters();
  return made;
}

bool Describer::describes(ir::PackageId package) const {
  return std::find(packages_.begin(), packages_.end(), package) != packages_.end();
}

std::size_t Describer::open(EntryKind kind, std::string name, std::string label, ir::PackageId package,
                            source::Span span) {
  Entry made;
  made.kind = kind;
  made.name = std::move(name);
  made.label = std::move(label);
  made.package = program_[package].name;
  made.span = span;
  entries_.push_back(std::move(made));
  return place();
}

void Describer::annotate(ir::Annotations const& annotations) { entry().remarks = remarks(annotations); }

Remarks Describer::remarks(ir::Annotations const& annotations) {
  references_.cites(place(), annotations);
  for (auto const& citation : annotations.citations) cited_.insert(citation.regulation);
  return make_.remarks(annotations);
}

void Describer::add(Aspect aspect, Statement statement) {
  if (!statement.text.empty()) entry().properties.push_back({aspect, std::move(statement)});
}

void Describer::add(Listing listing) {
  if (!listing.lines.empty()) entry().listings.push_back(std::move(listing));
}

Statement Describer::formula(Perspective const& perspective, std::optional<ir::NodeId> node) {
  Reads reads;
  auto made = make_.formula(perspective, node, reads);
  references_.reads(place(), reads);
  note_foreign(reads);
  return made;
}

void Describer::note_foreign(Reads const& reads) {
  for (auto const parameter : reads.parameters) {
    if (!describes(program_[parameter].package)) read_.insert(parameter);
  }
}

Statement Describer::heading(Aspect aspect) const {
  return {std::string(word(aspect, make_.language())), std::string(name_of(aspect)), false};
}

Statement Describer::type(ir::PackageId home, value::Type const& type, TypeLimits const& limits) {
  references_.uses(place(), type);
  return make_.type(home, type, limits);
}

std::string Describer::qualified_name(ir::PackageId home, ir::PackageId package, std::string const& name) const {
  return qualified(program_, home, package, name);
}

PackageEdition Describer::edition(ir::PackageId package) const {
  return {program_[package].name, program_[package].version};
}

std::vector<PackageEdition> Describer::used_packages() const {
  std::vector<PackageEdition> used;
  for (auto const id : identifiers<ir::PackageId>(program_.packages)) {
    if (!describes(id)) used.push_back(edition(id));
  }
  sort_by_name(used);
  return used;
}

std::vector<CitedRegulation> Describer::cited_regulations() const {
  std::vector<CitedRegulation> cited;
  for (auto const id : cited_) {
    if (!describes(program_[id].package)) cited.push_back({program_[id].name, program_[id].title});
  }
  sort_by_name(cited);
  return cited;
}

void Describer::put_in_order() {
  auto const rank = [&](Entry const& one) {
    auto const package = std::find_if(packages_.begin(), packages_.end(),
                                      [&](ir::PackageId id) { return program_[id].name == one.package; }) -
                         packages_.begin();
    return std::tuple(package, one.span.file.index, one.span.begin);
  };
  std::vector<std::size_t> order(entries_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return rank(entries_[a]) < rank(entries_[b]); });
  std::vector<std::size_t> new_place(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) new_place[order[i]] = i;
  auto const renumber = [&](std::vector<std::size_t>& used_by) {
    for (auto& user : used_by) user = new_place[user];
    std::sort(used_by.begin(), used_by.end());
    used_by.erase(std::unique(used_by.begin(), used_by.end()), used_by.end());
  };
  std::vector<Entry> ordered;
  for (auto const old : order) ordered.push_back(std::move(entries_[old]));
  for (auto& one : ordered) {
    renumber(one.used_by);
    for (auto& listing : one.listings) {
      for (auto& line : listing.lines) renumber(line.used_by);
    }
  }
  entries_ = std::move(ordered);
}

Description describe(ir::Program const& program, source::SourceStore const& sources,
                     std::vector<source::FileId> const& files, source::Language language) {
  std::vector<ir::PackageId> packages;
  for (auto const id : identifiers<ir::PackageId>(program.packages)) {
    auto const is_described = std::find(files.begin(), files.end(), program[id].span.file) != files.end();
    if (is_described) packages.push_back(id);
  }
  return Describer(program, sources, std::move(packages), language).run();
}

std::size_t num_to_check(Entry const& entry) {
  auto count = entry.remarks.to_check.size();
  for (auto const& listing : entry.listings) {
    count += listing.remarks.to_check.size();
    for (auto const& line : listing.lines) count += line.remarks.to_check.size();
  }
  return count;
}

Description join(std::vector<Description> parts) {
  Description joined;
  auto const is_described = [&](PackageEdition const& one) {
    return std::any_of(joined.packages.begin(), joined.packages.end(),
                       [&](PackageEdition const& other) { return other.name == one.name; });
  };
  for (auto& part : parts) {
    auto const offset = joined.entries.size();
    auto const shift = [&](std::vector<std::size_t>& places) {
      for (auto& one : places) one += offset;
    };
    joined.packages.insert(joined.packages.end(), part.packages.begin(), part.packages.end());
    joined.used.insert(joined.used.end(), part.used.begin(), part.used.end());
    joined.cited.insert(joined.cited.end(), part.cited.begin(), part.cited.end());
    joined.read.insert(joined.read.end(), part.read.begin(), part.read.end());
    for (auto& one : part.entries) {
      shift(one.used_by);
      for (auto& listing : one.listings) {
        for (auto& line : listing.lines) shift(line.used_by);
      }
      joined.entries.push_back(std::move(one));
    }
  }
  sort_by_name(joined.used);
  sort_by_name(joined.cited);
  joined.used.erase(std::remove_if(joined.used.begin(), joined.used.end(), is_described), joined.used.end());
  auto const in_full = [](ReadParameter const& one) { return std::tie(one.package, one.name, one.values); };
  std::sort(joined.read.begin(), joined.read.end(),
            [&](auto const& left, auto const& right) { return in_full(left) < in_full(right); });
  joined.read.erase(std::unique(joined.read.begin(), joined.read.end()), joined.read.end());
  joined.read.erase(std::remove_if(joined.read.begin(), joined.read.end(),
                                   [&](ReadParameter const& one) {
                                     return is_described({one.package, {}});
                                   }),
                    joined.read.end());
  auto const is_declared = [&](CitedRegulation const& one) {
    return std::any_of(joined.entries.begin(), joined.entries.end(), [&](Entry const& entry) {
      return entry.kind == EntryKind::regulation && entry.name == one.name;
    });
  };
  joined.cited.erase(std::remove_if(joined.cited.begin(), joined.cited.end(), is_declared), joined.cited.end());
  return joined;
}

}  // namespace timbang::document
