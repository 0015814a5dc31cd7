/**
 * What SnapRelay itself costs: the packaged services work on databases of local-aws, and everything
 * but the databases' own work is counted. Each time is set against something bare that was measured
 * a moment before on the same machine, because seconds alone say more about the machine.
 */
package io.snaprelay.benchmarks;
