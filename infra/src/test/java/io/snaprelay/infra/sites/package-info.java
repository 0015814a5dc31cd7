/** Several sites, each of which restores in its own region. */
package io.snaprelay.infra.sites;
