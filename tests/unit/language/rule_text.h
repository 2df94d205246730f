// Compiles rule text that stands in a test, and says what was reported.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/language/compile.h"
#include "engine/source/diagnostic.h"

namespace timbang::language {

struct Compiled {
  source::SourceStore sources;
  source::DiagnosticSink sink;
  std::optional<ir::Program> program;

  /// `T201@3:5`, in the order reported.
  std::vector<std::string> codes() const {
    std::vector<std::string> result;
    for (auto const& diagnostic : sink.all()) {
      auto const span = std::get<source::Span>(diagnostic.place);
      auto const place = sources.get(span.file).position(span.begin);
      result.push_back(std::string(source::facts(diagnostic.code).name) + "@" + std::to_string(place.line) + ":" +
                       std::to_string(place.column));
    }
    return result;
  }
};

inline Compiled compile_text(std::vector<std::string> const& files) {
  Compiled result;
  std::vector<source::FileId> ids;
  for (auto const& text : files) ids.push_back(result.sources.add("file" + std::to_string(ids.size()), text));
  result.program = compile(result.sources, ids, result.sink);
  return result;
}

}  // namespace timbang::language
