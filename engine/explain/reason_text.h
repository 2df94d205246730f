// One line for each requirement, reason, missing datum or fault. Used by explain, and by report and cli.
#pragma once

#include <string>
#include <string_view>

#include "engine/evaluate/decision.h"
#include "engine/ir/program.h"
#include "engine/source/language.h"
#include "engine/source/source_file.h"
#include "engine/value/outcome.h"

namespace timbang::explain {

/// `Masa jabatan 1 tahun 11 bulan 29 hari; diminta paling sedikit 2 tahun; kurang 1 hari; terpenuhi dengan sendirinya
/// mulai 25 Mei 2021`, on one line; the row of a list comes first: `skp[2020]: predikat Cukup; …`.
std::string reason_text(ir::Program const& program, source::SourceStore const& sources, evaluate::Reason const& reason,
                        source::Language language);

/// The requirement's label, whether it is met, and the reasons when it is not.
std::string requirement_line(ir::Program const& program, source::SourceStore const& sources,
                             evaluate::RequirementResult const& requirement, source::Language language);

/// `skp[2020].nilai_skp (kolom `skp[2020].nilaiSkp`)`; the column only where it has another name.
std::string missing_line(evaluate::MissingDatum const& datum, source::Language language);

/// The message without its code: `pembagian dengan nol`.
std::string fault_text(ir::Program const& program, value::Fault const& fault, source::Language language);

/// With its code, `T901 pembagian dengan nol`, and the formula in which it arose where the message itself names no rule or value.
std::string fault_line(ir::Program const& program, source::SourceStore const& sources, value::Fault const& fault,
                       source::Language language);

/// Label, or name where there is none.
std::string title(ir::Rule const& rule);
std::string title(ir::Exception const& exception, std::size_t index);

/// What the author wrote, with every run of blanks and line breaks as one blank.
std::string one_line(source::SourceStore const& sources, source::Span span);

}  // namespace timbang::explain
