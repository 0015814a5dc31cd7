package io.snaprelay.rules;

/**
 * What becomes of a column.
 *
 * @param place where the rule stands
 * @param column which; for a default by type, the name of the kind of type
 * @param strategy what is done
 */
public record ColumnRule(RulePlace place, NamePattern column, Strategy strategy) {}
