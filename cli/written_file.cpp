#include "cli/written_file.h"

#include "cli/texts.h"
#include "engine/session/output_file.h"

namespace timbang::cli {

bool write_file(std::string const& path, std::string const& content, Console const& console) {
  session::OutputFile file(path);
  file.stream() << content;
  if (file.commit()) return true;
  console.print(source::SourceStore{},
                source::Diagnostic{source::DiagnosticCode::output_not_writable, source::NoPlace{}, {path}, {}, {}});
  return false;
}

bool write_and_tell(std::string const& path, std::string const& content, Console const& console) {
  if (!write_file(path, content, console)) return false;
  console.print(text(Text::format_written, console.language(), path));
  return true;
}

}  // namespace timbang::cli
