/** How a service is put together from its reactions and its configuration. */
package io.snaprelay.runtime;
