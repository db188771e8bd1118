/**
 * W1(0) as a linear map: stored entry by entry, or drawn product by product where d x d numbers do not fit. May import the
 * core module.
 */
package org.rmed.linear.initial;
