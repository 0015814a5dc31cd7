/** Other people's emulators of AWS as a second opinion: only endpoint variables differ. */
package io.snaprelay.infra.emulators;
