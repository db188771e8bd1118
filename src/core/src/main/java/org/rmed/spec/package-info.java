/**
 * What a run is asked to do: {@code key=value} settings over a commented file of defaults, with errors a user can act
 * on. Knows no key by name. May import only the JDK and Commons Text.
 */
package org.rmed.spec;
