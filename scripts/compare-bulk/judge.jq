# Required members, types and lengths, by hand; no UUID, country or currency.
def text($least; $most): type == "string" and (length | . >= $least and . <= $most);
def optional($name; valid): (has($name) | not) or (.[$name] | valid);
def valid:
  type == "object"
  and (.account_id | text(36; 36))
  and (.merchant_order_id | text(3; 255))
  and (.payment_description | text(3; 255))
  and (.country | text(2; 2))
  and optional("customer_id"; text(36; 36))
  and optional("callback_url"; text(3; 526))
  and optional("amount"; type == "object"
    and (.currency | text(3; 3))
    and (.value | type == "number" and . >= 0 and . <= 99999999999.9999))
  and optional("metadata"; type == "array" and length <= 50 and all(.[];
    type == "object" and (.key | text(0; 48)) and (.value | text(0; 512))))
  and optional("workflow"; IN("SDK_CHECKOUT", "CHECKOUT", "SDK_SEAMLESS"));
reduce inputs as $body (0; if $body | valid then . else . + 1 end)
