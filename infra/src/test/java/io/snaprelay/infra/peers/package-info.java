/** What other tools do and get wrong, held against the tests of SnapRelay. */
package io.snaprelay.infra.peers;
