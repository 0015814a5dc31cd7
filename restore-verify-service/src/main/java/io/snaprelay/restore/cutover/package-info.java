/**
 * Puts a proved database in production's place. Two databases change three names: {@code Scene}
 * says where they stand, {@code SwapTable} says the one next move, for every scene there can be.
 * Whoever executes it may be killed, doubled or late at any point: the next one looks and goes on.
 */
package io.snaprelay.restore.cutover;
