#include "engine/report/junit_report.h"

#include <algorithm>
#include <cstddef>
#include <sstream>

#include <pugixml.hpp>

#include "engine/source/diagnostic_text.h"

namespace timbang::report {

namespace {

bool has_failed(JunitCase const& one) { return !one.failures.empty(); }

std::size_t num_failed(JunitSuite const& suite) {
  return static_cast<std::size_t>(std::count_if(suite.cases.begin(), suite.cases.end(), has_failed));
}

void set(pugi::xml_node node, char const* name, std::string const& text) {
  node.append_attribute(name).set_value(source::printable_text(text).c_str());
}

void set(pugi::xml_node node, char const* name, std::size_t number) {
  node.append_attribute(name).set_value(std::to_string(number).c_str());
}

/// Line by line: a line break is no character that a terminal obeys, here.
std::string printable_lines(std::string const& text) {
  std::string result;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) result += source::printable_text(line) + '\n';
  return result;
}

void append_case(pugi::xml_node suite_node, JunitSuite const& suite, JunitCase const& one) {
  auto node = suite_node.append_child("testcase");
  set(node, "classname", suite.package);
  set(node, "name", one.name);
  set(node, "file", suite.file);
  set(node, "line", one.line);
  for (auto const& failure : one.failures) {
    auto failure_node = node.append_child("failure");
    set(failure_node, "type", failure.code);
    set(failure_node, "message", failure.message);
    failure_node.append_child(pugi::node_pcdata).set_value(printable_lines(failure.text).c_str());
  }
}

}  // namespace

std::string junit_xml(std::vector<JunitSuite> const& suites) {
  pugi::xml_document document;
  auto declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version").set_value("1.0");
  declaration.append_attribute("encoding").set_value("UTF-8");
  auto root = document.append_child("testsuites");
  std::size_t num_tests = 0;
  std::size_t num_failures = 0;
  for (auto const& suite : suites) {
    num_tests += suite.cases.size();
    num_failures += num_failed(suite);
  }
  set(root, "tests", num_tests);
  set(root, "failures", num_failures);
  for (auto const& suite : suites) {
    auto node = root.append_child("testsuite");
    set(node, "name", suite.file);
    set(node, "tests", suite.cases.size());
    set(node, "failures", num_failed(suite));
    for (auto const& one : suite.cases) append_case(node, suite, one);
  }
  std::ostringstream text;
  document.save(text, "  ", pugi::format_default, pugi::encoding_utf8);
  return text.str();
}

}  // namespace timbang::report
