// The grammar of the rules language, in tokens that are the same for Indonesian and English (words.def).
//
// Line breaks and indentation mean nothing except in tables. There are no block ends: every construct, field and clause
// begins with a reserved word, and no expression is followed by a bare name.
// The grammar accepts what an analyst is likely to write wrongly (mixed `dan` and `atau`, chained comparisons,
// `tidak x > 5`), so that the checker can say what to write instead. Expression rules are layered, not left-recursive:
// they are predicted in SLL mode with one or two tokens. So no expression ends in an `additive` within itself: behind
// `masa sejak a pada b` a `+` would belong to b as well as to the whole, and every `+` of a file would be looked at twice.
parser grammar TimbangParser;

options { tokenVocab = TimbangTokens; }

module : packageHeader item* EOF ;

// For `timbang eval`.
standaloneExpression : formula EOF ;

packageHeader : PACKAGE qualifiedName packageClause* ;

packageClause
    : VERSION TEXT                                                              # versionClause
    | SCOPE NAME                                                                # scopeClause
    | NONEXISTENT_DATES BECOME (FIRST_OF_NEXT_MONTH | END_OF_MONTH | DATA_ERROR) # calendarClause
    | REMAINING_DAYS DURATION                                                   # remainingDaysClause
    | (FIVE_WORKING_DAYS | SIX_WORKING_DAYS) HOLIDAYS_BY qualifiedName          # workingWeekClause
    | annotation                                                                # packageAnnotation
    ;

item
    : importItem
    | unitItem
    | regulation
    | choice
    | record
    | parameter
    | openTerm
    | setting
    | assessment
    | addition
    | norm
    | waiver
    | ranking
    | summary
    | example
    ;

importItem : USES qualifiedName ;

unitItem : UNIT unitEntry (SEPARATOR unitEntry)* ;

unitEntry : NAME (EQUAL NUMBER NAME)? ;

regulation : REGULATION NAME label? regulationClause* ;

regulationClause
    : IN_FORCE period                       # inForceClause
    | REPEALS NAME (SEPARATOR NAME)*        # repealsClause
    | annotation                            # regulationAnnotation
    ;

choice : CHOICE NAME label? (ORDERED_LOWEST_FIRST | ORDERED_HIGHEST_FIRST)? annotation* rows ;

record : RECORD NAME label? annotation* (member | dataCheck)* ;

member : (KEY | FIELD) NAME label? COLON fieldType fieldClause* ;

fieldType : (LIST_OF | KEY)? type ;

type : qualifiedName typeRefinement* ;

typeRefinement
    : DECIMALS          # decimalsRefinement
    | IN interval       # rangeRefinement
    | PATTERN TEXT      # patternRefinement
    ;

fieldClause
    : FROM TEXT (SEPARATOR TEXT)*   # sourceNames
    | EMPTY_MEANS_NONE              # emptyMeansNone
    | EMPTY_MEANS_RUNNING           # emptyMeansRunning
    | AT_MOST NUMBER                # maximumRows
    | ONE_EACH_YEAR                 # oneEachYear
    | LATEST_BY NAME                # latestBy
    | VIA NAME                      # via
    | NO_ROWS_MEAN_NONE             # noRowsMeanNone
    | MUST_BE_FILLED                # mustBeFilled
    | CONTAINS containedField (SEPARATOR containedField)*   # containedFields
    | annotation                    # fieldAnnotation
    ;

containedField : NAME AT_CHARACTERS NUMBER (RANGE NUMBER)? ;

dataCheck : CHECK NAME label? MUST expression WHEN_VIOLATED THEN (REFUSE | WARN) annotation* ;

parameter : PARAMETER NAME label? COLON type (FOR qualifiedName)? annotation* parameterVersion+ exceptionBranch* ;

parameterVersion : period EQUAL expression annotation* ;

period : SINCE DATE (THROUGH DATE)? ;

// Delegation: a term that others fill, what fills it, requirements that they add, and what binds them.

openTerm : OPEN NAME label? COLON type BY NAME openTermClause* ;

openTermClause
    : DEFAULT (expression | defaultVersion+)        # defaultClause
    | (MAY_ONLY_BE_RAISED | MAY_ONLY_BE_LOWERED)    # directionClause
    | annotation                                    # openTermAnnotation
    ;

// Without remarks of its own: what follows is said of the term.
defaultVersion : period EQUAL expression ;

setting : SET qualifiedName annotation* parameterVersion+ ;

addition : ADDITION qualifiedName annotation* assessmentRule* ;

// A finding that somebody has looked at, and answers for.

waiver : WAIVE NAME ON waivedKind? qualifiedName REASON TEXT BY TEXT THROUGH DATE ;

waivedKind
    : ASSESSMENT | PARAMETER | OPEN | TABLE | COMPUTE | STEP | INDICATOR | REQUIREMENT | DECISION | RECORD | CHOICE
    | REGULATION | NORM | RANKING | SUMMARY
    ;

norm : NORM NAME label? FOR qualifiedName (IN_FORCE period)? (WHEN expression THEN)? MUST expression annotation* ;

assessment : ASSESSMENT NAME label? FOR qualifiedName assessmentClause* assessmentRule* ;

assessmentClause
    : APPLIES_WHEN expression   # appliesWhen
    | IN_FORCE period           # assessmentInForce
    | RULES_AS_OF expression    # rulesAsOf
    | MAY_BE_ADDED BY NAME      # requirementsMayBeAdded
    | annotation                # assessmentAnnotation
    ;

assessmentRule
    : computation
    | table
    | indicator
    | feedback
    | requirement
    | decision
    ;

computation
    : (COMPUTE | STEP) NAME label? COLON type forEach? (EQUAL formula annotation* | annotation* formulaVersion+)
      exceptionBranch*
    ;

formulaVersion : period EQUAL formula annotation* ;

forEach : FOR EVERY path ;

formula : expression formulaEnd* ;

formulaEnd
    : LIMITED_TO interval                                               # clampEnd
    | ROUNDED DECIMALS (HALF_UP | HALF_DOWN | HALF_EVEN | UP | DOWN)    # roundingEnd
    ;

exceptionBranch
    : EXCEPT NAME label? (AGAINST NAME)? (IN_FORCE period)? WHEN expression (THEN MUST? formula)? annotation*
    ;

table : STEP? TABLE NAME label? forEach? hitPolicy? annotation* (rows | tableVersion+) rowException* ;

tableVersion : period annotation* rows annotation* ;

rowException
    : EXCEPT NAME label? ((AGAINST | AGAINST_ROW) NAME)? (IN_FORCE period)? WHEN expression THEN rowResult (SEPARATOR rowResult)*
      annotation*
    ;

// `-` leaves the result as it is.
rowResult : MINUS | NOT_APPLICABLE | expression ;

hitPolicy
    : USES FIRST_MATCHING_ROW           # firstMatch
    | USES ALL_MATCHING_ROWS            # allMatches
    | SUM ALL_MATCHING_ROWS             # sumOfMatches
    | LARGEST FROM ALL_MATCHING_ROWS    # largestOfMatches
    | SMALLEST FROM ALL_MATCHING_ROWS   # smallestOfMatches
    ;

indicator : INDICATOR NAME label? indicatorClause* ;

indicatorClause
    : TARGET (targetRange | expression)                                 # indicatorTarget
    | ACTUAL expression                                                 # indicatorActual
    | (DIRECTION_UP | DIRECTION_DOWN | DIRECTION_RANGE)                 # indicatorDirection
    | FORMULA expression                                                # indicatorFormula
    | formulaEnd                                                        # indicatorEnd
    | WHEN_TARGET_ZERO THEN (REFUSE | NOT_APPLICABLE | expression)      # indicatorTargetZero
    | WEIGHT expression                                                 # indicatorWeight
    | WHEN NO_DATA THEN (REFUSE | WAIT | REWEIGH | COUNT_AS_ZERO)       # indicatorNoData
    | APPLIES_WHEN expression                                           # indicatorAppliesWhen
    | IN_FORCE period                                                   # indicatorInForce
    | annotation                                                        # indicatorAnnotation
    ;

targetRange : OPEN_SQUARE additive RANGE additive CLOSE_SQUARE ;

// What follows a group belongs to that group; behind rounding and limits it belongs to the feedback again.
feedback
    : FEEDBACK NAME label? COLON type annotation* FROM listSource SCORE_OF_EACH_RATER additive GROUPED_BY additive
      (RATERS_TOLD_APART_BY additive)? raterGroup+ (formulaEnd+ annotation*)?
    ;

raterGroup : RATER NAME label? raterClause* ;

raterClause
    : NOT_COUNTED                                                           # raterNotCounted
    | WEIGHT expression                                                     # raterWeight
    | AT_LEAST expression                                                   # raterMinimum
    | RATERS_TOO_FEW THEN (REFUSE | WAIT | REWEIGH | COUNT_AS_ZERO)         # raterTooFew
    | CONFIDENTIAL_BELOW expression                                         # raterConfidential
    | APPLIES_WHEN expression                                               # raterAppliesWhen
    | annotation                                                            # raterAnnotation
    ;

requirement
    : REQUIREMENT NAME label? (MUST expression annotation* | annotation* requirementVersion+) exceptionBranch*
    ;

requirementVersion : period MUST expression annotation* ;

decision : DECISION NAME label? EQUAL requirementSet decisionClause* exceptionBranch* ;

requirementSet
    : ALL_REQUIREMENTS
    | REQUIREMENT OPEN_ROUND NAME (SEPARATOR NAME)* CLOSE_ROUND
    ;

decisionClause
    : APPLIES_WHEN expression   # decisionAppliesWhen
    | annotation                # decisionAnnotation
    ;

annotation
    : UNDER citation (SEPARATOR citation)*  # basis
    | NOTE TEXT                             # note
    | TO_BE_CHECKED TEXT                    # toBeChecked
    ;

citation : qualifiedName citationPart* ;

citationPart : ARTICLE | PARAGRAPH | LETTER | POINT | ANNEX | PAGE ;

// Many records at once.

ranking : RANKING NAME label? FOR qualifiedName (WHERE OPEN_ROUND expression CLOSE_ROUND)? rankingClause* ;

rankingClause
    : PER path (SEPARATOR path)*                            # rankingGroups
    | SORT criterion (NEXT criterion)*                      # rankingCriteria
    | WHEN_STILL_EQUAL THEN TIE TEXT                        # rankingTie
    | WHEN_UNDETERMINED THEN (SET_APART | REFUSE)           # rankingUndetermined
    | TAKE primary FROM_THE_TOP AS NAME label? tieAtCut?    # rankingSelection
    | annotation                                            # rankingAnnotation
    ;

criterion : expression (HIGHEST_FIRST | LOWEST_FIRST) ;

tieAtCut : WHEN_TIED_AT_CUT THEN (INCLUDE_ALL | REFER_TO TEXT) ;

summary
    : SUMMARY NAME label? FROM qualifiedName (WHERE OPEN_ROUND expression CLOSE_ROUND)? (PER path (SEPARATOR path)*)?
      summaryClause* summaryColumn+
    ;

summaryClause
    : ON expression (SEPARATOR expression)* # summaryDays
    | TOTAL_ROW TEXT                        # summaryTotal
    | annotation                            # summaryAnnotation
    ;

summaryColumn : COLUMN NAME label? COLON type EQUAL formula annotation* ;

// Tests in the file.

example : EXAMPLE TEXT FOR qualifiedName (ON DATE)? exampleStep* ;

exampleStep
    : FIELD path EQUAL cell             # setField
    | FIELD path rows                   # setRows
    | RECORD qualifiedName rows         # setCollection
    | SET qualifiedName EQUAL cell      # setTerm
    | THEN path EQUAL cell              # expectResult
    | BECAUSE REQUIREMENT NAME          # expectFailing
    | BECAUSE NO_DATA missingPath       # expectMissing
    | CASES rows                        # caseTable
    ;

missingPath : NAME missingIndex? (DOT NAME missingIndex?)* ;

missingIndex : OPEN_SQUARE (NUMBER | DATE | TEXT) CLOSE_SQUARE ;

// Tables. What a cell means is decided by its column; the checker refuses what does not fit there.

rows : row+ ;

row : ROW_BEGIN cell? ((BAR | DOUBLE_BAR) cell?)* ROW_END ;

cell
    : MINUS                                             # anyCell
    | comparison expression                             # comparisonCell
    | intervalCell                                      # rangeCell
    | expression COLON type                             # headerCell
    | expression (SEPARATOR expression)*                # valueCell
    | qualifiedName citationPart+ (SEPARATOR citation)* # citationCell
    | NO_DATA                                           # noDataCell
    | EMPTY                                             # asEmptyCell
    | ELIGIBLE                                          # eligibleCell
    | NOT_ELIGIBLE                                      # notEligibleCell
    | UNDECIDED                                         # undecidedCell
    | NOT_APPLICABLE                                    # notApplicableCell
    | CANNOT_BE_COMPUTED                                # faultCell
    | PROVISIONAL provisionalValues                     # provisionalCell
    | BECAUSE (REQUIREMENT | NO_DATA)                   # reasonHeaderCell
    ;

provisionalValues
    : interval
    | OPEN_ROUND expression (SEPARATOR expression)+ CLOSE_ROUND
    ;

intervalCell : interval ;

interval : (OPEN_SQUARE | OPEN_ROUND) additive RANGE additive (CLOSE_SQUARE | CLOSE_ROUND) ;

// Expressions.

expression : negation ((AND | OR) negation)* ;

negation : NOT* relation ;

relation : additive relationEnd* ;

relationEnd
    : comparison additive                                                   # comparisonEnd
    | IS_ONE_OF OPEN_ROUND expression (SEPARATOR expression)* CLOSE_ROUND   # oneOfEnd
    | IN interval                                                           # intervalEnd
    | IN DURATION TO_DATE                                                   # windowEnd
    ;

comparison : EQUAL | NOT_EQUAL | LESS | LESS_EQUAL | GREATER | GREATER_EQUAL ;

additive : multiplicative ((PLUS | MINUS) multiplicative)* ;

multiplicative : primary ((TIMES | DIVIDE) primary)* ;

primary
    : MINUS? NUMBER NAME?                               # numberLiteral
    | MINUS? PERCENT_NUMBER                             # percentLiteral
    | MINUS? MONEY_NUMBER                               # moneyLiteral
    | TEXT                                              # textLiteral
    | DATE                                              # dateLiteral
    | DURATION                                          # durationLiteral
    | WORKING_DAYS                                      # workingDaysLiteral
    | YES                                               # yesLiteral
    | (NO | NOT)                                        # noLiteral
    | path (BY_RULES_OF primary)?                         # reference
    | OPEN_ROUND expression CLOSE_ROUND                 # group
    | TIME_SINCE additive ON primary                   # timeSince
    | (FIRST_OF_MONTH_AFTER | CALENDAR_YEAR_OF) primary                     # partOfDate
    | NUMBER_OF_WORKING_DAYS additive THROUGH primary                       # workingDaysBetween
    | COMBINED_TIME_OF listSource FROM additive THROUGH primary             # combinedTime
    | EVERY listSource SATISFIES OPEN_ROUND expression CLOSE_ROUND  # every
    | THERE_IS listSource                               # thereIs
    | LATEST additive FROM listSource                   # latest
    | (DATA_PRESENT | NO_DATA | NOT_APPLICABLE) path    # dataTest
    | (SUM | MEAN | LARGEST | SMALLEST) additive FROM listSource            # aggregate
    | NUMBER_OF listSource                                                  # count
    | WEIGHTED_MEAN_OF (INDICATOR | additive WEIGHTED_BY additive FROM listSource)  # weightedMean
    | PERCENTAGE primary AGAINST primary                                    # percentage
    | (MAX | MIN) OPEN_ROUND expression (SEPARATOR expression)* CLOSE_ROUND # extreme
    | (TARGET | ACTUAL)                                                     # indicatorValue
    ;

// Of several fields those behind `per` stand in parentheses: a `;` behind one begins the next value of `maks (a; b)`.
listSource
    : path (IN DURATION LAST_COMPLETED)? (WHERE OPEN_ROUND expression CLOSE_ROUND)?
    | ALL qualifiedName (WHERE OPEN_ROUND expression CLOSE_ROUND)? populationGroups?
    ;

populationGroups : PER (path | OPEN_ROUND path (SEPARATOR path)* CLOSE_ROUND) ;

path : NAME (DOT NAME)* ;

qualifiedName : NAME (DOT NAME)* ;

label : TEXT ;
