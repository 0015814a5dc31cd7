package io.snaprelay.sanitize.masking;

import io.snaprelay.sanitize.catalog.Table;

/**
 * A table, and what is done with it.
 *
 * @param table no partition: those go with their root
 * @param treatment what is done
 */
public record TableMasking(Table table, Treatment treatment) {}
