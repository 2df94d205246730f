// `contoh`: tests in the file, and what they expect. Made by language/check, run by session.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/ir/identifier.h"
#include "engine/source/source_file.h"
#include "engine/value/calendar.h"
#include "engine/value/possible.h"
#include "engine/value/value.h"

namespace timbang::ir {

/// What a test in the file expects of one result.
struct ExpectValue {
  value::Value value;
};
struct ExpectUndecided {};  ///< every value is still possible
struct ExpectNotApplicable {};
struct ExpectFault {};      ///< it cannot be computed
struct ExpectProvisional {  ///< `sementara [a .. b]`, `sementara (x; y)`
  value::Possible possible;
};
struct ExpectCollected {  ///< of a table that uses all rows that match: their outputs, in the order of the rows
  std::vector<value::Value> values;
};
/// `karena syarat s`, `karena belum ada data x`.
struct ExpectFailing {};
struct ExpectMissing {
  std::string path;
};
struct Expectation {
  std::variant<ExpectValue, ExpectUndecided, ExpectNotApplicable, ExpectFault, ExpectProvisional, ExpectCollected,
               ExpectFailing, ExpectMissing>
      expected;
  RuleId rule;  ///< of the result or requirement; not used by ExpectMissing
  source::Span span;
};
/// `data X` and its table: all records of a collection.
struct ExampleCollection {
  RecordTypeId type;
  std::vector<value::RecordDatum> records;
  source::Span span;
};
struct ExampleCase {
  std::optional<value::Date> evaluation_date;
  std::vector<std::pair<ParameterId, value::Value>> terms;  ///< set for this case alone
  /// A RecordDatum of the subject's type. Of a ranking, the record of the collection that has the key which the case names;
  /// of a summary, the group; in the group of all members every field of grouping is Absence::none.
  value::Datum subject;
  std::vector<ExampleCollection> collections = {};
  std::vector<Expectation> expectations;
  source::Span span;
};
/// `contoh`.
struct Example {
  std::string name;
  AssessmentId assessment;
  std::vector<ExampleCase> cases;
  source::Span span;
};

}  // namespace timbang::ir
