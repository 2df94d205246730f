#include "tests/property/program_writer.h"

#include "tests/property/declaration_writer.h"
#include "tests/property/dice.h"
#include "tests/property/rule_writer.h"

namespace timbang::property {

std::string ProgramText::text() const {
  auto whole = declarations;
  for (auto const& part : parts) whole += part;
  return whole;
}

ProgramText write_program(std::uint64_t seed) {
  Dice dice(seed);
  ProgramText program;
  program.reads_absence = dice.one_in(3);
  Vocabulary vocabulary;
  vocabulary.reads_absence = program.reads_absence;
  DeclarationWriter declarations(dice, vocabulary);
  program.declarations = declarations.write();
  program.parts = declarations.parameters();
  RuleWriter rules(dice, vocabulary);
  program.parts.push_back(rules.assessment());
  for (auto& part : rules.write()) program.parts.push_back(std::move(part));
  program.reads_latest = program.text().find("(terbaru ") != std::string::npos;
  program.has_feedback = program.text().find("    umpan balik ") != std::string::npos;
  return program;
}

}  // namespace timbang::property
