/** What happens, as past-tense records under one sealed type. Plain Java. */
package io.snaprelay.events;
