/** A currency that can be converted, with its name. */
interface Currency {
  readonly value: string;
  readonly label: string;
}

/** The euro and the currencies the ECB publishes a rate for. */
export const CURRENCIES: readonly Currency[] = [
  { value: "AUD", label: "Australian dollar" },
  { value: "BRL", label: "Brazilian real" },
  { value: "CAD", label: "Canadian dollar" },
  { value: "CHF", label: "Swiss franc" },
  { value: "CNY", label: "Chinese yuan" },
  { value: "CZK", label: "Czech koruna" },
  { value: "DKK", label: "Danish krone" },
  { value: "EUR", label: "Euro" },
  { value: "GBP", label: "Pound sterling" },
  { value: "HKD", label: "Hong Kong dollar" },
  { value: "HUF", label: "Hungarian forint" },
  { value: "IDR", label: "Indonesian rupiah" },
  { value: "ILS", label: "Israeli shekel" },
  { value: "INR", label: "Indian rupee" },
  { value: "ISK", label: "Icelandic króna" },
  { value: "JPY", label: "Japanese yen" },
  { value: "KRW", label: "South Korean won" },
  { value: "MXN", label: "Mexican peso" },
  { value: "MYR", label: "Malaysian ringgit" },
  { value: "NOK", label: "Norwegian krone" },
  { value: "NZD", label: "New Zealand dollar" },
  { value: "PHP", label: "Philippine peso" },
  { value: "PLN", label: "Polish zloty" },
  { value: "RON", label: "Romanian leu" },
  { value: "SEK", label: "Swedish krona" },
  { value: "SGD", label: "Singapore dollar" },
  { value: "THB", label: "Thai baht" },
  { value: "TRY", label: "Turkish lira" },
  { value: "USD", label: "US dollar" },
  { value: "ZAR", label: "South African rand" },
];
